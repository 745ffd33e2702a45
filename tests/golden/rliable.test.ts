/** Our statistics beside those of rliable and SciPy, whose values lie beside this file. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bootstrapInterval, pooled, type Interval } from '../../src/shared/statistics/bootstrap';
import { interquartileMean } from '../../src/shared/statistics/interquartile-mean';
import { performanceProfile } from '../../src/shared/statistics/performance-profile';
import {
  meanProbabilityOfImprovement,
  probabilityOfImprovement,
} from '../../src/shared/statistics/probability-of-improvement';
import { rankTest } from '../../src/shared/statistics/rank-test';

interface Case {
  readonly kind: string;
  /** For each task the scores of its seeds. */
  readonly x: readonly number[][];
  readonly y: readonly number[][];
  readonly iqm: number;
  readonly iqmInterval: readonly [number, number];
  readonly improvement: number;
  readonly improvementInterval: readonly [number, number];
  readonly thresholds: readonly number[];
  readonly profile: readonly number[];
  readonly p: number | null;
}

const { cases, resamples } = JSON.parse(readFileSync(new URL('rliable.json', import.meta.url), 'utf8')) as {
  cases: readonly Case[];
  resamples: number;
};
const titled = cases.map((one, i) => ({
  ...one,
  title: `${one.kind} scores, ${one.x[0]!.length} and ${one.y[0]!.length} seeds, ${one.x.length} tasks (${i + 1})`,
}));

/**
 * Both ends are quantiles of resamples, each with an error of its own: a twentieth of the width, and a step of a statistic
 * that has few values.
 */
function expectNear({ low, high }: Interval, [otherLow, otherHigh]: readonly [number, number], step: number) {
  const error = 0.05 * (otherHigh - otherLow) + step;
  expect(Math.abs(low - otherLow)).toBeLessThanOrEqual(error);
  expect(Math.abs(high - otherHigh)).toBeLessThanOrEqual(error);
}

describe.each(titled)('$title', ({ kind, x, y, iqm, improvement, thresholds, profile, p, ...intervals }) => {
  const all = x.flat();
  it('has the interquartile mean, P(X > Y), profile and p-value of rliable and SciPy', () => {
    expect(interquartileMean(all)).toBeCloseTo(iqm, 9);
    expect(meanProbabilityOfImprovement(x, y)).toBeCloseTo(improvement, 12);
    Array.from(performanceProfile(all, thresholds)).forEach((share, i) =>
      expect(share).toBeCloseTo(profile[i]!, 12),
    );
    if (p !== null) expect(rankTest(x[0]!, y[0]!)).toBeCloseTo(p, 12);
  });

  it('has their intervals, as far as resamples agree', () => {
    const own = bootstrapInterval(x, pooled(interquartileMean), { resamples });
    expectNear(own, intervals.iqmInterval, kind === 'tied' ? 0.2 : 0);
    const tasks = x.length;
    const chance = bootstrapInterval(
      [...x, ...y],
      (drawn) =>
        drawn
          .slice(0, tasks)
          .reduce((sum, scores, task) => sum + probabilityOfImprovement(scores, drawn[tasks + task]!), 0) /
        tasks,
      { resamples },
    );
    expectNear(chance, intervals.improvementInterval, 0.5 / (x[0]!.length * y[0]!.length));
  });
});

it('are compared on every kind of scores, on one task and on several', () => {
  expect(new Set(cases.map(({ kind }) => kind))).toEqual(new Set(['normal', 'tied', 'capped']));
  expect(new Set(cases.map(({ x }) => x.length)).size).toBeGreaterThan(1);
  expect(cases.some(({ p }) => p !== null)).toBe(true);
});
