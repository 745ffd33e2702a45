import { describe, expect, it } from 'vitest';
import { createMemory, type MemorySettings } from '../../../src/learning/memory/create-memory';
import type { Memory } from '../../../src/learning/memory/memory';
import { seededRandom } from '../../../src/shared/random';

const settings: MemorySettings = {
  ...{ observationSize: 1, actionSize: 1, batchSize: 4, discount: 0.5, bufferSize: 8 },
  normalisation: undefined,
};

/** A minibatch of a memory with three transitions, whose rewards are 1 and 2, 3 and 4, 5 and 6. */
function sampled(memory: Memory, rewardSize: number) {
  for (const at of [0, 1, 2]) {
    const rewards = [2 * at + 1, 2 * at + 2].slice(0, rewardSize);
    memory.add(Float32Array.of(at), Float32Array.of(at), rewards, 0.5, Float32Array.of(at + 1));
  }
  const batch = {
    observations: new Float32Array(4),
    actions: new Float32Array(4),
    rewards: new Float32Array(4),
    discounts: new Float32Array(4),
    nextObservations: new Float32Array(4),
    weights: new Float32Array(4),
  };
  memory.sample(seededRandom(1), batch);
  return batch;
}

describe('the memory that settings ask for', () => {
  it('keeps nothing but the latest transition without replay', () => {
    const { observations, rewards } = sampled(createMemory({ ...settings, replay: false }), 1);
    expect([...observations]).toEqual([2, 2, 2, 2]);
    expect([...rewards]).toEqual([5, 5, 5, 5]);
  });

  it('samples uniformly, or in proportion to errors with weights', () => {
    const uniform = createMemory(settings);
    expect([...sampled(uniform, 1).weights]).toEqual([0, 0, 0, 0]);
    expect(uniform.setErrors).toBeUndefined();
    const prioritised = createMemory({ ...settings, prioritised: true, priorityAlpha: 1, priorityBeta: 1 });
    expect([...sampled(prioritised, 1).weights]).toEqual([1, 1, 1, 1]);
    prioritised.setErrors!([1, 1, 1, 1]);
    expect(prioritised.correction).toBe(1);
  });

  it('normalises when it is sampled, each reward of several steps before they are added up', () => {
    const normalisation = {
      observations: (seen: Float32Array) => seen.fill(7),
      reward: (reward: number) => 10 * reward,
    };
    const memory = createMemory({ ...settings, replay: false, nStep: 2, normalisation });
    const { observations, nextObservations, rewards } = sampled(memory, 2);
    expect([...observations, ...nextObservations]).toEqual(Array.from({ length: 8 }, () => 7));
    // 10 · 5 + 0.5 · 10 · 6.
    expect([...rewards]).toEqual([80, 80, 80, 80]);
  });
});
