import { describe, expect, it } from 'vitest';
import { ActionValues, type TableSettings } from '../../../src/learning/memory/action-values';
import { seededRandom } from '../../../src/shared/random';

const constant: TableSettings = {
  initialValue: 2,
  stepSizeRule: 'constant',
  stepSize: 0.25,
  stepSizePower: 1,
};
/** Three states; the second offers two of four actions. */
const shape = { stateCount: 3, actionCount: 4, actionCounts: [4, 2, 4] };

describe('a table of action values', () => {
  it('starts from the initial value', () => {
    expect([...new ActionValues(shape, constant).values]).toEqual(new Array(12).fill(2));
  });

  it('moves one value by a constant share of the error, and says how large the error was', () => {
    const table = new ActionValues(shape, constant);
    expect(table.moveTowards(6, 1, 1)).toBe(4);
    expect(table.moveTowards(1, 1, 1)).toBe(-2);
    expect(table.value(1, 1)).toBe(2.5);
    expect([...table.values].filter((value) => value !== 2)).toEqual([2.5]);
  });

  it('takes the mean of all targets where the step size is one over the visits', () => {
    const table = new ActionValues(shape, { ...constant, stepSizeRule: 'visits' });
    for (const target of [10, 20, 60]) table.moveTowards(target, 0, 3);
    expect(table.value(0, 3)).toBeCloseTo(30, 12);
    // Another action counts its own visits.
    table.moveTowards(8, 0, 2);
    expect(table.value(0, 2)).toBe(8);
  });

  it('takes larger steps where the power of the visits is below 1', () => {
    const table = new ActionValues(shape, { ...constant, stepSizeRule: 'visits', stepSizePower: 0.8 });
    for (const target of [10, 20, 60]) table.moveTowards(target, 0, 0);
    const second = 10 + 10 * 2 ** -0.8;
    expect(table.value(0, 0)).toBeCloseTo(second + (60 - second) * 3 ** -0.8, 12);
  });

  it('knows maximum, mean and best action among the actions that a state offers', () => {
    const table = new ActionValues(shape, constant);
    table.values.set([1, 7, 7, 3, /**/ -4, -2, 100, 100, /**/ 0, 0, 0, 0]);
    expect([0, 1, 2].map((state) => table.max(state))).toEqual([7, -2, 0]);
    expect([0, 1, 2].map((state) => table.mean(state))).toEqual([4.5, -3, 0]);
    expect([0, 1, 2].map((state) => table.firstBest(state))).toEqual([1, 1, 0]);
  });

  it('draws each of several best actions as often, and draws nothing where there is one', () => {
    const table = new ActionValues(shape, constant);
    table.values.set([7, 1, 7, 7, /**/ -4, -2, 100, 100]);
    const random = seededRandom(1);
    const before = random.save();
    expect(table.randomBest(1, random)).toBe(1);
    expect(random.save()).toEqual(before);
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 30_000; i++) counts[table.randomBest(0, random)]!++;
    expect(counts[1]).toBe(0);
    // Ten thousand each, give or take four standard deviations.
    for (const action of [0, 2, 3]) expect(Math.abs(counts[action]! - 10_000)).toBeLessThan(330);
  });
});
