import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PrioritisedReplay } from '../../../src/learning/memory/prioritised-replay';
import { SumTree } from '../../../src/learning/memory/sum-tree';
import { seededRandom } from '../../../src/shared/random';

describe('a sum tree', () => {
  it('holds the total of its entries, whatever is set in whichever order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 33 }),
        fc.array(fc.tuple(fc.nat(32), fc.double({ min: 0, max: 10, noNaN: true })), { maxLength: 80 }),
        (capacity, changes) => {
          const tree = new SumTree(capacity);
          const plain = new Array<number>(capacity).fill(0);
          for (const [index, value] of changes) {
            tree.set(index % capacity, value);
            plain[index % capacity] = value;
          }
          expect(tree.total).toBeCloseTo(
            plain.reduce((sum, value) => sum + value, 0),
            9,
          );
          plain.forEach((value, index) => expect(tree.get(index)).toBe(value));
        },
      ),
    );
  });

  it('finds the entry that a point lies in: 1, 2, 0, 3 laid end to end', () => {
    const tree = new SumTree(4);
    [1, 2, 0, 3].forEach((value, index) => tree.set(index, value));
    expect([0, 0.99, 1, 2.99, 3, 5.99].map((point) => tree.find(point))).toEqual([0, 0, 1, 1, 3, 3]);
  });

  it('never finds an empty entry, not even at the very end or by rounding', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, share) => {
          const tree = new SumTree(values.length);
          values.forEach((value, index) => tree.set(index, value));
          fc.pre(tree.total > 0);
          expect(values[tree.find(share * tree.total)]).toBeGreaterThan(0);
        },
      ),
    );
  });
});

/** A memory of transitions 0 to count - 1, recognisable by their rewards. */
function filled(count: number, capacity = count, alpha = 1, beta = 1) {
  const memory = new PrioritisedReplay(capacity, 1, 1, { alpha, beta, epsilon: 0 });
  const one = Float32Array.of(0);
  for (let i = 0; i < count; i++) memory.add(one, one, [i], 0.9, one);
  return memory;
}

function batchOf(rows: number) {
  return {
    observations: new Float32Array(rows),
    actions: new Int32Array(rows),
    rewards: new Float32Array(rows),
    discounts: new Float32Array(rows),
    nextObservations: new Float32Array(rows),
    weights: new Float32Array(rows),
  };
}

/** Gives each transition the error that belongs to its reward. */
function setErrors(memory: PrioritisedReplay, errors: readonly number[]) {
  const random = seededRandom(1);
  const batch = batchOf(errors.length);
  for (let i = 0; i < 50; i++) {
    memory.sample(random, batch);
    memory.setErrors([...batch.rewards].map((reward) => errors[reward]!));
  }
}

describe('prioritised replay', () => {
  it('draws every new transition as often as the most important one', () => {
    const batch = batchOf(4);
    filled(4).sample(seededRandom(1), batch);
    expect([...batch.rewards]).toEqual([0, 1, 2, 3]);
    expect([...batch.weights]).toEqual([1, 1, 1, 1]);
  });

  it('draws in proportion to |error|^alpha', () => {
    for (const alpha of [1, 0.5]) {
      const memory = filled(4, 4, alpha);
      const errors = [1, -4, 9, 16];
      setErrors(memory, errors);
      const batch = batchOf(1);
      const random = seededRandom(2);
      const counts = [0, 0, 0, 0];
      for (let i = 0; i < 20_000; i++) {
        memory.sample(random, batch);
        counts[batch.rewards[0]!]!++;
      }
      const powers = errors.map((error) => Math.abs(error) ** alpha);
      const total = powers.reduce((sum, power) => sum + power, 0);
      powers.forEach((power, i) => expect(counts[i]! / 20_000).toBeCloseTo(power / total, 1.7));
    }
  });

  it('corrects by hand: priorities 1 and 3 give (2 0.25)^-1 = 2 and (2 0.75)^-1 = 2/3, divided by the larger', () => {
    const memory = filled(2);
    setErrors(memory, [1, 3]);
    const batch = batchOf(4);
    memory.sample(seededRandom(1), batch);
    [...batch.rewards].forEach((reward, row) => {
      // Transition 1 fills three of four rows; where transition 0 is in the batch, its weight is the largest.
      if ([...batch.rewards].includes(0)) expect(batch.weights[row]).toBeCloseTo(reward === 0 ? 1 : 1 / 3, 6);
    });
    memory.setCorrection(0);
    memory.sample(seededRandom(1), batch);
    expect([...batch.weights]).toEqual([1, 1, 1, 1]);
  });

  it('is not emptied or stuck by errors that are not numbers', () => {
    const memory = filled(3);
    const batch = batchOf(3);
    memory.sample(seededRandom(1), batch);
    memory.setErrors([NaN, Infinity, 0.5]);
    memory.sample(seededRandom(1), batch);
    expect([...batch.weights].every((weight) => weight > 0 && weight <= 1)).toBe(true);
  });

  it('replaces the oldest transition and forgets its priority', () => {
    const memory = filled(4, 2);
    const batch = batchOf(2);
    memory.sample(seededRandom(1), batch);
    expect([...batch.rewards].sort()).toEqual([2, 3]);
    expect(memory.sampledAge).toBe(0.5);
  });

  it('goes on from a saved state as if it had never stopped', () => {
    const memory = filled(5, 4, 0.6, 0.4);
    setErrors(memory, [1, 2, 3, 4, 5]);
    const { state, arrays } = structuredClone(memory.save());
    const other = new PrioritisedReplay(4, 1, 1, { alpha: 0.6, beta: 0, epsilon: 0 });
    other.restore(state, arrays);
    const [one, two] = [batchOf(8), batchOf(8)];
    memory.sample(seededRandom(3), one);
    other.sample(seededRandom(3), two);
    expect(two).toEqual(one);
    expect(other.save()).toEqual(memory.save());
  });
});
