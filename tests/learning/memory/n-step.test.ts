import { describe, expect, it } from 'vitest';
import { NStep, type TransitionReceiver } from '../../../src/learning/memory/n-step';

/** What an n-step memory gives out for rewards 1, 2, 3, ... from the states 0, 1, 2, ... at a discount of 0.5. */
function given(n: number, ends: readonly ('' | 'terminated' | 'truncated')[], saveAfter = -1) {
  const out: { from: number; action: number; reward: number; discount: number; to: number }[] = [];
  const give: TransitionReceiver = (o, a, [reward], discount, next) =>
    out.push({ from: o[0]!, action: a[0]!, reward: reward!, discount, to: next[0]! });
  let steps = new NStep(n, 0.5, give);
  const reused = new Float32Array(1);
  ends.forEach((end, i) => {
    reused[0] = i;
    steps.add(
      reused,
      Float32Array.of(10 + i),
      i + 1,
      end === 'terminated',
      end === 'truncated',
      Float32Array.of(i + 1),
    );
    if (i === saveAfter) {
      const saved = JSON.parse(JSON.stringify(steps.save()));
      steps = new NStep(n, 0.5, give);
      steps.restore(saved);
    }
  });
  return out;
}

describe('n-step transitions', () => {
  it('with n = 1 are the steps themselves', () => {
    expect(given(1, ['', 'terminated'])).toEqual([
      { from: 0, action: 10, reward: 1, discount: 0.5, to: 1 },
      { from: 1, action: 11, reward: 2, discount: 0, to: 2 },
    ]);
  });

  it('sum discounted rewards and go on with gamma^n: 1 + 0.5 2 + 0.25 3 = 2.75, then 0.125', () => {
    expect(given(3, ['', '', ''])).toEqual([{ from: 0, action: 10, reward: 2.75, discount: 0.125, to: 3 }]);
  });

  it('are given out shorter where the episode terminates, and do not bootstrap there', () => {
    expect(given(3, ['', 'terminated'])).toEqual([
      { from: 0, action: 10, reward: 2, discount: 0, to: 2 },
      { from: 1, action: 11, reward: 2, discount: 0, to: 2 },
    ]);
  });

  it('bootstrap where the episode was truncated, with the discount of as many steps as they hold', () => {
    expect(given(3, ['', 'truncated'])).toEqual([
      { from: 0, action: 10, reward: 2, discount: 0.25, to: 2 },
      { from: 1, action: 11, reward: 2, discount: 0.5, to: 2 },
    ]);
  });

  it('never reach over the end of an episode', () => {
    const [, , third] = given(2, ['', 'terminated', '', '']);
    expect(third).toEqual({ from: 2, action: 12, reward: 3 + 0.5 * 4, discount: 0.25, to: 4 });
  });

  it('go on from a saved state as if it had never stopped', () => {
    const ends = ['', '', '', 'truncated', '', 'terminated'] as const;
    for (let i = 0; i < ends.length; i++) expect(given(3, ends, i)).toEqual(given(3, ends));
  });
});
