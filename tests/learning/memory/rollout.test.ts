import { describe, expect, it } from 'vitest';
import { Rollout } from '../../../src/learning/memory/rollout';
import { seededRandom } from '../../../src/shared/random';

const steps = 3;
const build = () =>
  new Rollout(steps, 2, {
    observations: new Float32Array(steps * 2),
    actions: new Float32Array(steps * 2),
    logProbabilities: new Float32Array(steps * 2),
    values: new Float32Array(steps * 2),
    advantages: new Float32Array(steps * 2),
    returns: new Float32Array(steps * 2),
  });

/** Adds step t: rewards 1 and 2, values t and 10 t; the value of an observation is ten times itself. */
function add(
  rollout: Rollout,
  t: number,
  { terminated = [0, 0], truncated = [0, 0] } = {},
  asked: number[][] = [],
): void {
  rollout.add(
    {
      observations: Float32Array.of(t, 100 + t),
      actions: Float32Array.of(t, -t),
      rewards: Float32Array.of(1, 2),
      terminated: Uint8Array.from(terminated),
      truncated: Uint8Array.from(truncated),
      nextObservations: Float32Array.of(t + 1, 101 + t),
    },
    { logProbabilities: [-t, -10 * t], values: [t, 10 * t] },
    0.5,
    (observations) => {
      asked.push([...observations]);
      return observations.map((x) => 10 * x);
    },
  );
}

describe('Rollout', () => {
  it('holds steps row after row', () => {
    const rollout = build();
    for (let t = 0; t < steps; t++) add(rollout, t);
    expect([...rollout.columns.observations]).toEqual([0, 100, 1, 101, 2, 102]);
    expect([...rollout.columns.actions]).toEqual([0, -0, 1, -1, 2, -2]);
    expect([...rollout.columns.logProbabilities]).toEqual([-0, -0, -1, -10, -2, -20]);
    expect([...rollout.columns.values]).toEqual([0, 0, 1, 10, 2, 20]);
  });

  it('asks for values of last observations only: at truncations and at its own end', () => {
    const rollout = build();
    const asked: number[][] = [];
    add(rollout, 0, { terminated: [1, 0] }, asked);
    expect(asked).toEqual([]);
    add(rollout, 1, { truncated: [0, 1] }, asked);
    expect(asked).toEqual([[2, 102]]);
    add(rollout, 2, {}, asked);
    expect(asked).toEqual([
      [2, 102],
      [3, 103],
    ]);
  });

  it('works out advantages and returns, worked out by hand', () => {
    const rollout = build();
    add(rollout, 0, { terminated: [1, 0] });
    add(rollout, 1, { truncated: [0, 1] });
    add(rollout, 2, { terminated: [0, 1] });
    rollout.finish(0);
    // Left: 1 - 0; 1 + 0.5 * 2 - 1; 1 + 0.5 * 30 - 2. Right: 2 + 0.5 * 10 - 0; 2 + 0.5 * 1020 - 10; 2 - 20.
    expect([...rollout.columns.advantages]).toEqual([1, 7, 1, 502, 14, -18]);
    expect([...rollout.columns.returns]).toEqual([1, 7, 2, 512, 16, 2]);
    rollout.finish(1);
    // Returns to go. Left: 1; 1 + 0.5 * 16 = 9; 16. Right: 2 + 0.5 * 512 = 258; 512; 2.
    expect([...rollout.columns.returns]).toEqual([1, 258, 9, 512, 16, 2]);
  });

  it('goes on from a saved state in its middle as if it had never stopped', () => {
    const whole = build();
    // Rows of an earlier rollout must leave no trace.
    for (let t = 5; t < 8; t++) add(whole, t, { truncated: [1, 1] });
    whole.finish(0.9);
    whole.clear();
    add(whole, 0, { truncated: [0, 1] });
    add(whole, 1, { terminated: [1, 0] });
    const saved = structuredClone(whole.save());
    expect(saved['observations']).toHaveLength(4);
    const other = build();
    other.restore(saved);
    expect(other.length).toBe(2);
    for (const rollout of [whole, other]) {
      add(rollout, 2, { terminated: [0, 1] });
      rollout.finish(0.9);
    }
    expect(other.columns).toEqual(whole.columns);
    expect(other.save()).toEqual(whole.save());
  });

  it('refuses to be overfilled, or finished before it is full', () => {
    const rollout = build();
    add(rollout, 0);
    expect(() => rollout.finish(1)).toThrow(/holds 1 of 3 steps/);
    add(rollout, 1);
    add(rollout, 2);
    expect(() => add(rollout, 3)).toThrow(/full/);
    rollout.clear();
    expect(rollout.full).toBe(false);
  });

  it('tells what it is like, worked out by hand', () => {
    const rollout = build();
    for (let t = 0; t < steps; t++) add(rollout, t, { terminated: [1, 1] });
    rollout.finish(1);
    // Returns 1, 2 in each step; values 0, 0, 1, 10, 2, 20; advantages 1, 2, 0, -8, -1, -18 with mean -4.
    const { explainedVariance, advantageDeviation, logProbability, saturation } = rollout.describe();
    const variance = (1 + 4 + 0 + 64 + 1 + 324) / 6 - 16;
    expect(advantageDeviation).toBeCloseTo(Math.sqrt(variance), 6);
    expect(explainedVariance).toBeCloseTo(1 - variance / 0.25, 6);
    expect(logProbability).toBeCloseTo(-(1 + 10 + 2 + 20) / 6, 6);
    // Actions 0, 0, 1, -1, 2, -2.
    expect(saturation).toBeCloseTo(2 / 6, 6);
  });

  it('is cut into minibatches that hold each row once, in an order of the generator', () => {
    const rollout = build();
    const cut = (size: number, random = seededRandom(3)) =>
      [...rollout.minibatches(size, random)].map((rows) => [...rows]);
    expect(cut(2).map((rows) => rows.length)).toEqual([2, 2, 2]);
    expect(cut(2).flat().sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(cut(2)).toEqual(cut(2));
    const random = seededRandom(3);
    expect(cut(2, random)).not.toEqual(cut(2, random));
    expect(cut(6)).toEqual([[0, 1, 2, 3, 4, 5]]);
  });

  it('puts every row into every place about as often as any other', () => {
    const rollout = build();
    const random = seededRandom(1);
    const counts = Array.from({ length: 6 }, () => new Array<number>(6).fill(0));
    const draws = 6000;
    for (let draw = 0; draw < draws; draw++)
      [...rollout.minibatches(3, random)]
        .flatMap((rows) => [...rows])
        .forEach((row, i) => counts[i]![row]!++);
    // Four standard errors of a share of 1/6 are 0.019.
    for (const row of counts)
      for (const count of row) expect(Math.abs(count / draws - 1 / 6)).toBeLessThan(0.019);
  });
});
