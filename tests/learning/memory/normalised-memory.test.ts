import { describe, expect, it } from 'vitest';
import { normalisationOf } from '../../../src/learning/environment/normalisation';
import { RunningStatistics } from '../../../src/learning/environment/running-statistics';
import { LatestTransition } from '../../../src/learning/memory/latest';
import { NStep } from '../../../src/learning/memory/n-step';
import { NormalisedMemory } from '../../../src/learning/memory/normalised-memory';
import { PrioritisedReplay } from '../../../src/learning/memory/prioritised-replay';
import { ReplayBuffer } from '../../../src/learning/memory/replay';
import { seededRandom } from '../../../src/shared/random';

const random = seededRandom(1);

const batchOf = (rows: number, observationSize: number) => ({
  observations: new Float32Array(rows * observationSize),
  actions: new Float32Array(rows),
  rewards: new Float32Array(rows),
  discounts: new Float32Array(rows),
  nextObservations: new Float32Array(rows * observationSize),
  weights: new Float32Array(rows),
});

/** Statistics of one number that has been seen at these values. */
function statisticsOf(...values: number[]): RunningStatistics {
  const statistics = new RunningStatistics(1);
  for (const value of values) statistics.add([value]);
  return statistics;
}

const memories = {
  uniform: (size: number, rewards: number) => new ReplayBuffer(4, size, 1, rewards),
  prioritised: (size: number, rewards: number) =>
    new PrioritisedReplay(4, size, 1, { alpha: 1, beta: 1 }, rewards),
  'the latest': (size: number, rewards: number) => new LatestTransition(size, 1, rewards),
};

describe.each(Object.entries(memories))('remembered experience, %s', (_, make) => {
  it('is shown by the statistics of the moment when it is sampled', () => {
    // Mean 2, standard deviation 1.
    const statistics = statisticsOf(1, 3);
    const memory = new NormalisedMemory(make(1, 1), normalisationOf({ statistics })!, {
      ...{ rows: 2, rewards: 1, discount: 0.9 },
    });
    memory.add(Float32Array.of(4), Float32Array.of(0), [5], 0.9, Float32Array.of(0));
    const batch = batchOf(2, 1);
    memory.sample(random, batch);
    expect([...batch.observations]).toEqual([2, 2]);
    expect([...batch.nextObservations]).toEqual([-2, -2]);
    expect([...batch.rewards]).toEqual([5, 5]);
    // 1, 3, 6, 10: mean 5, variance (16 + 4 + 1 + 25) / 4 = 11.5.
    statistics.add([6]);
    statistics.add([10]);
    memory.sample(random, batch);
    expect(batch.observations[0]).toBeCloseTo(-1 / Math.sqrt(11.5), 6);
    expect(batch.nextObservations[1]).toBeCloseTo(-5 / Math.sqrt(11.5), 6);
    // Sampling changes nothing that is remembered.
    expect([...(memory.save().arrays['observations'] as Float32Array)]).toEqual([4]);
  });

  it('of several frames is shown frame by frame', () => {
    const statistics = statisticsOf(1, 3);
    const memory = new NormalisedMemory(make(3, 1), normalisationOf({ statistics })!, {
      ...{ rows: 1, rewards: 1, discount: 0.9 },
    });
    memory.add(Float32Array.of(0, 2, 4), Float32Array.of(0), [1], 0.9, Float32Array.of(2, 4, 50));
    const batch = batchOf(1, 3);
    memory.sample(random, batch);
    expect([...batch.observations]).toEqual([-2, 0, 2]);
    // Clipped at ten standard deviations.
    expect([...batch.nextObservations]).toEqual([0, 2, 10]);
  });

  it('over three steps has its rewards normalised one by one, with the deviation of then', () => {
    const returns = { statistics: statisticsOf(-2, 2), discount: 0.5 };
    const memory = new NormalisedMemory(
      make(1, 3),
      normalisationOf({ returns, rewardScale: 3, rewardBound: 12 })!,
      {
        ...{ rows: 1, rewards: 3, discount: 0.5 },
      },
    );
    const steps = new NStep(3, 0.5, (...transition) => memory.add(...transition), true);
    const one = Float32Array.of(0);
    for (const reward of [2, 100, -4]) steps.add(one, one, reward, false, false, one);
    const batch = batchOf(1, 1);
    memory.sample(random, batch);
    // Deviation 2: 2 / 2 = 1, 100 / 2 clipped to 10, -4 / 2 = -2; times 3, clipped to 12: 3 + 0.5 · 12 - 0.25 · 6.
    expect(batch.rewards[0]).toBeCloseTo(7.5, 5);
    expect(batch.discounts[0]).toBeCloseTo(0.125, 6);
    // -2, 2, -6, 6: variance (4 + 4 + 36 + 36) / 4 = 20.
    returns.statistics.add([-6]);
    returns.statistics.add([6]);
    memory.sample(random, batch);
    const unit = Math.sqrt(20);
    expect(batch.rewards[0]).toBeCloseTo((3 * 2) / unit + 0.5 * 12 - (0.25 * 12) / unit, 5);
  });

  it('whose episode ends early has no rewards behind its end', () => {
    const returns = { statistics: statisticsOf(-2, 2), discount: 0.5 };
    const memory = new NormalisedMemory(make(1, 3), normalisationOf({ returns })!, {
      ...{ rows: 1, rewards: 3, discount: 0.5 },
    });
    const steps = new NStep(3, 0.5, (...transition) => memory.add(...transition), true);
    const one = Float32Array.of(0);
    // Three rewards first, which must not shine through.
    for (const reward of [8, 8, 8]) steps.add(one, one, reward, false, true, one);
    steps.add(one, one, 6, true, false, one);
    const kept = memory.save().arrays['rewards'] as Float32Array;
    expect([...kept.subarray(kept.length - 3)]).toEqual([6, 0, 0]);
  });
});

it('what is remembered with rewards apart comes back from a saved state', () => {
  const given: number[][] = [];
  const make = () => new NStep(3, 0.5, (_o, _a, rewards) => given.push([...rewards]), true);
  const one = Float32Array.of(0);
  const steps = make();
  steps.add(one, one, 1, false, false, one);
  steps.add(one, one, 2, false, false, one);
  const continued = make();
  continued.restore(JSON.parse(JSON.stringify(steps.save())));
  continued.add(one, one, 3, false, false, one);
  continued.add(one, one, 4, true, false, one);
  expect(given).toEqual([
    [1, 2, 3],
    [2, 3, 4],
    [3, 4, 0],
    [4, 0, 0],
  ]);
});
