/** What came of each group in the end, and how surely one is better than another. */
import { intervalOf } from './curves/bootstrap-weights';
import type { RunGroup } from './grouping';
import { usualLanguage, type Language } from './language';
import { pairDifference } from './statistics/compare-pair';
import { interquartileMean } from './statistics/interquartile-mean';
import { mean } from './statistics/mean';
import { leastSeedsToCompare } from './statistics/probability-of-improvement';
import { smallSampleNote } from './statistics/small-sample';

export interface GroupResult {
  readonly key: string;
  /** Runs that have ended with a result, and all runs of the group. */
  readonly finished: number;
  readonly size: number;
  /** Of the final evaluations' means over the runs; NaN where there is no result. */
  readonly mean: number;
  readonly iqm: number;
  /** Limits of the 95 % bootstrap interval of the interquartile mean; NaN of fewer than two results. */
  readonly low: number;
  readonly high: number;
  /** Interquartile mean less the baseline's; null for the baseline itself and without one. */
  readonly delta: number | null;
  /** P(a run of this group does better than one of the baseline); null as above, and where it cannot be told. */
  readonly improvement: number | null;
  /** Whether that cannot be told since this group or the baseline has too few runs. */
  readonly tooFew: boolean;
  /** What has to be said of so few runs. */
  readonly note: string | null;
}

/** Means of the final evaluations of a group's runs, in ascending order; runs without one are left out. */
export const scoresOf = ({ runs }: RunGroup): Float64Array =>
  Float64Array.from(
    runs.flatMap(({ result }) => (Number.isFinite(result?.mean) ? [result!.mean] : [])),
  ).sort();

/**
 * Sums up the final evaluations of each group's runs.
 * @param baseline key of the group that the others are measured against
 * @param language of the notes
 */
export function groupResults(
  groups: readonly RunGroup[],
  baseline: string | null,
  language: Language = usualLanguage,
): GroupResult[] {
  const scores = groups.map(scoresOf);
  const base = groups.findIndex(({ key }) => key === baseline);
  return groups.map(({ key, runs }, i) => {
    const own = scores[i]!;
    const other = base === i ? undefined : scores[base];
    const apart =
      other !== undefined && own.length > 0 && other.length > 0 ? pairDifference(own, other) : null;
    const tooFew = apart !== null && Math.min(own.length, other!.length) < leastSeedsToCompare;
    return {
      key,
      finished: own.length,
      size: runs.length,
      mean: mean(own),
      iqm: interquartileMean(own),
      ...intervalOf(own, 'iqm'),
      delta: apart?.difference ?? null,
      improvement: apart === null || tooFew ? null : apart.improvement,
      tooFew,
      note: own.length > 0 ? smallSampleNote(own.length, language) : null,
    };
  });
}
