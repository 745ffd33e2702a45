import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReplayBuffer } from '../../../src/learning/memory/replay';
import type { BatchArrays } from '../../../src/learning/memory/transitions';
import { seededRandom } from '../../../src/shared/random';
import { chiSquare } from '../../shared/chi-square';

function batchOf(rows: number, observationSize: number, actionSize: number): BatchArrays {
  return {
    observations: new Float32Array(rows * observationSize),
    actions: new Float32Array(rows * actionSize),
    rewards: new Float32Array(rows),
    discounts: new Float32Array(rows),
    nextObservations: new Float32Array(rows * observationSize),
  };
}

/** Adds transition number `id`, every one of whose numbers tells the id. */
function addNumbered(buffer: ReplayBuffer, id: number, observationSize = 1, actionSize = 1): void {
  const row = (size: number, offset: number) =>
    Float32Array.from({ length: size }, (_, k) => id * 100 + offset + k);
  buffer.add(
    row(observationSize, 0),
    row(actionSize, 30),
    [id * 100 + 50],
    id * 100 + 51,
    row(observationSize, 60),
  );
}

/** The ids of a sampled batch; fails where a row holds numbers of different transitions, or not in their places. */
function idsOf(batch: BatchArrays, observationSize = 1, actionSize = 1): number[] {
  return [...batch.rewards].map((reward, row) => {
    const id = (reward - 50) / 100;
    const part = (array: ArrayLike<number>, size: number) =>
      Array.from({ length: size }, (_, k) => array[row * size + k]!);
    const numbered = (size: number, offset: number) =>
      Array.from({ length: size }, (_, k) => id * 100 + offset + k);
    expect(batch.discounts[row]).toBe(id * 100 + 51);
    expect(part(batch.observations, observationSize)).toEqual(numbered(observationSize, 0));
    expect(part(batch.actions, actionSize)).toEqual(numbered(actionSize, 30));
    expect(part(batch.nextObservations, observationSize)).toEqual(numbered(observationSize, 60));
    return id;
  });
}

function sampleIds(buffer: ReplayBuffer, count: number, seed = 1): number[] {
  const batch = batchOf(count, 1, 1);
  buffer.sample(seededRandom(seed), batch);
  return idsOf(batch);
}

const distinct = (ids: readonly number[]) => [...new Set(ids)].sort((a, b) => a - b);
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

function filled(capacity: number, count: number): ReplayBuffer {
  const buffer = new ReplayBuffer(capacity, 1, 1);
  for (let id = 1; id <= count; id++) addNumbered(buffer, id);
  return buffer;
}

describe('ReplayBuffer', () => {
  it('holds what was added, and no more than its capacity', () => {
    const buffer = new ReplayBuffer(3, 1, 1);
    const sizes = range(1, 6).map((id) => {
      addNumbered(buffer, id);
      return buffer.size;
    });
    expect(new ReplayBuffer(3, 1, 1).size).toBe(0);
    expect(sizes).toEqual([1, 2, 3, 3, 3]);
  });

  it.each([4, 5, 6, 7, 9, 12, 13])(
    'holds the latest 4 of %i transitions: the oldest is replaced',
    (count) => {
      expect(distinct(sampleIds(filled(4, count), 400))).toEqual(range(count - 3, count + 1));
    },
  );

  it('never samples the part that is not filled yet', () => {
    for (const count of [1, 2, 5, 9])
      expect(distinct(sampleIds(filled(10, count), 400))).toEqual(range(1, count + 1));
  });

  it('keeps just the latest transition where its capacity is 1', () => {
    const buffer = new ReplayBuffer(1, 1, 1);
    for (const id of [1, 2, 3]) {
      addNumbered(buffer, id);
      expect(distinct(sampleIds(buffer, 10))).toEqual([id]);
      expect(buffer.size).toBe(1);
    }
  });

  it('copies what it is given: the caller may use the arrays again', () => {
    const buffer = new ReplayBuffer(2, 1, 1);
    const [observation, action, next] = [Float32Array.of(100), Float32Array.of(130), Float32Array.of(160)];
    buffer.add(observation, action, [150], 151, next);
    for (const array of [observation, action, next]) array.fill(-1);
    expect(sampleIds(buffer, 3)).toEqual([1, 1, 1]);
  });

  it('samples every transition equally often, with replacement', () => {
    for (const [capacity, count] of [
      [10, 10],
      [10, 27],
      [25, 10],
    ] as const) {
      const counts = new Map<number, number>();
      for (const id of sampleIds(filled(capacity, count), 50_000)) counts.set(id, (counts.get(id) ?? 0) + 1);
      expect(counts.size).toBe(10);
      // The 99.9 % point of chi-square with 9 degrees of freedom.
      expect(chiSquare([...counts.values()])).toBeLessThan(27.88);
    }
  });

  it('samples the same from the same generator state, and otherwise from another', () => {
    const buffer = filled(100, 250);
    expect(sampleIds(buffer, 32, 5)).toEqual(sampleIds(buffer, 32, 5));
    expect(sampleIds(buffer, 32, 5)).not.toEqual(sampleIds(buffer, 32, 6));
  });

  it('draws one number per row from the generator', () => {
    const random = seededRandom(3);
    const reference = seededRandom(3);
    filled(8, 8).sample(random, batchOf(5, 1, 1));
    for (let i = 0; i < 5; i++) reference.integer(8);
    expect(random.save()).toEqual(reference.save());
  });

  it('writes discrete actions into whole numbers', () => {
    const buffer = new ReplayBuffer(1, 1, 1);
    buffer.add(Float32Array.of(0), Float32Array.of(3), [0], 0, Float32Array.of(0));
    const batch = { ...batchOf(2, 1, 1), actions: new Int32Array(2) };
    buffer.sample(seededRandom(1), batch);
    expect(batch.actions).toEqual(Int32Array.of(3, 3));
  });

  it('keeps the parts of a transition together and in order, for every size and fill', () => {
    const small = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(
        small,
        small,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 20 }),
        fc.nat(),
        (observationSize, actionSize, capacity, count, rows, seed) => {
          const buffer = new ReplayBuffer(capacity, observationSize, actionSize);
          for (let id = 1; id <= count; id++) addNumbered(buffer, id, observationSize, actionSize);
          const batch = batchOf(rows, observationSize, actionSize);
          buffer.sample(seededRandom(seed), batch);
          for (const id of idsOf(batch, observationSize, actionSize)) {
            expect(id).toBeGreaterThan(count - capacity);
            expect(id).toBeGreaterThanOrEqual(1);
            expect(id).toBeLessThanOrEqual(count);
          }
        },
      ),
    );
  });
});

describe('save and restore', () => {
  it('continues as if it had never stopped', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.nat(30),
        fc.integer({ min: 1, max: 30 }),
        fc.nat(30),
        (capacity, before, after, rubbish) => {
          const whole = new ReplayBuffer(capacity, 2, 1);
          for (let id = 1; id <= before; id++) addNumbered(whole, id, 2, 1);
          const { state, arrays } = whole.save();
          // The buffer that continues was in use before: nothing of that may show.
          const continued = new ReplayBuffer(capacity, 2, 1);
          for (let id = 1; id <= rubbish; id++) addNumbered(continued, 1000 + id, 2, 1);
          continued.restore(state, arrays);
          expect(continued.size).toBe(whole.size);
          for (let id = before + 1; id <= before + after; id++)
            for (const buffer of [whole, continued]) addNumbered(buffer, id, 2, 1);
          const [one, other] = [whole, continued].map((buffer) => {
            const batch = batchOf(50, 2, 1);
            buffer.sample(seededRandom(9), batch);
            return batch;
          });
          expect(other).toEqual(one);
          expect(continued.save()).toEqual(whole.save());
        },
      ),
    );
  });

  it('saves copies of the part in use, which later transitions do not change', () => {
    const buffer = filled(4, 3);
    const saved = buffer.save();
    const then = structuredClone(saved);
    expect(saved.arrays.rewards).toHaveLength(3);
    expect(saved.arrays.rewards.buffer.byteLength).toBe(3 * 4);
    for (let id = 4; id <= 20; id++) addNumbered(buffer, id);
    expect(saved).toEqual(then);
  });

  it('restores copies, which later changes of the given arrays do not reach', () => {
    const saved = filled(4, 4).save();
    const buffer = new ReplayBuffer(4, 1, 1);
    buffer.restore(saved.state, saved.arrays);
    for (const array of Object.values(saved.arrays) as Float32Array[]) array.fill(-1);
    expect(distinct(sampleIds(buffer, 200))).toEqual([1, 2, 3, 4]);
  });
});
