import { describe, expect, it } from 'vitest';
import { explainedVariance, meanOf, returnsToGo, varianceOf } from '../../../src/main/ops/returns';

function returnsOf(rewards: readonly number[], discount: number, lastValue: number): number[] {
  const returns = new Float32Array(rewards.length);
  returnsToGo(Float32Array.from(rewards), discount, lastValue, returns);
  return [...returns];
}

describe('returns-to-go', () => {
  it('of a terminated episode discount what follows: 3, 2 + 3/2, 1 + 3.5/2', () => {
    expect(returnsOf([1, 2, 3], 0.5, 0)).toEqual([2.75, 3.5, 3]);
  });

  it('of a truncated episode go on with the last state’s value', () => {
    expect(returnsOf([1, 2, 3], 0.5, 4)).toEqual([3.25, 4.5, 5]);
  });

  it('of one step are its reward', () => {
    expect(returnsOf([-2], 0.9, 0)).toEqual([-2]);
    expect(returnsOf([-2], 0.5, 8)).toEqual([2]);
  });

  it('are sums without a discount, rewards where it is 0', () => {
    expect(returnsOf([1, 2, 3], 1, 0)).toEqual([6, 5, 3]);
    expect(returnsOf([1, 2, 3], 0, 9)).toEqual([1, 2, 3]);
  });
});

describe('explained variance', () => {
  const returns = Float32Array.of(1, 2, 3, 6);

  it('is 1 where values are right, up to a constant', () => {
    expect(explainedVariance(returns, returns)).toBe(1);
    expect(
      explainedVariance(
        returns,
        returns.map((value) => value + 5),
      ),
    ).toBe(1);
  });

  it('is 0 of a constant, and falls below with values that mislead', () => {
    expect(explainedVariance(returns, new Float32Array(4).fill(3))).toBe(0);
    // Errors 2, 4, 6, 12: twice the returns, so four times their variance.
    expect(
      explainedVariance(
        returns,
        returns.map((value) => -value),
      ),
    ).toBe(-3);
  });

  it('is 0, not endless, where all returns are the same', () => {
    expect(explainedVariance(Float32Array.of(2, 2), Float32Array.of(0, 1))).toBe(0);
  });
});

it('means and variances are those of all values', () => {
  // Mean 3; squared distances 4, 1, 0, 9.
  expect(meanOf(Float32Array.of(1, 2, 3, 6))).toBe(3);
  expect(varianceOf(Float32Array.of(1, 2, 3, 6))).toBe(3.5);
  expect(varianceOf(Float32Array.of(7))).toBe(0);
  expect(meanOf(new Float32Array())).toBe(0);
});
