/** A comparison that is given more seeds until it is decided, or until the seeds are spent. */
import { comparisonVerdicts, type ComparisonVerdict } from './comparison-verdicts';
import type { RunGroup } from './grouping';
import { moreSeeds, type MoreSeeds } from './more-seeds';
import type { RunSummary } from './runs';
import type { Looks } from './statistics/looks';

export type NextLook =
  /** So many seeds on each side are to be looked at next. */
  | { readonly kind: 'train'; readonly seeds: number; readonly needed: MoreSeeds }
  /** Every group is decided. */
  | { readonly kind: 'decided' }
  /** The last look has been taken. */
  | { readonly kind: 'spent' }
  /** A group holds runs of several settings: nobody knows which of them to train. */
  | { readonly kind: 'mixed' };

/** The fewest results that a group has. */
export const fewestResults = (groups: readonly RunGroup[]): number =>
  Math.min(...groups.map(({ runs }) => runs.filter(({ result }) => result !== null).length));

/**
 * Judges the groups at the level of one look, once every one of them has the seeds of the first.
 * @param names what a verdict calls the groups
 * @param decided keys of the groups that earlier looks have told from the baseline
 * @returns verdicts on the groups that were open
 */
export function takeLook(
  groups: readonly RunGroup[],
  baseline: string,
  names: readonly string[],
  decided: ReadonlySet<string>,
  { sizes, level }: Looks,
): ComparisonVerdict[] {
  if (fewestResults(groups) < sizes[0]!) return [];
  return comparisonVerdicts(groups, baseline, names, level).filter(({ key }) => !decided.has(key));
}

const finishedSeeds = ({ runs }: RunGroup): number =>
  new Set(runs.filter(({ state }) => state.phase === 'finished').map(({ experiment }) => experiment.seed))
    .size;

/**
 * Says what comes after a look.
 * @param decided keys of the groups that are told from the baseline already; they get no more seeds
 * @param all every run there is
 * @param sizes seeds on each side at every look, rising
 */
export function nextLook(
  groups: readonly RunGroup[],
  baseline: string,
  decided: ReadonlySet<string>,
  all: readonly RunSummary[],
  sizes: readonly number[],
): NextLook {
  const open = groups.filter(({ key }) => key === baseline || !decided.has(key));
  if (open.length < 2) return { kind: 'decided' };
  const reached = Math.min(...open.map(finishedSeeds));
  const seeds = sizes.find((size) => size > reached);
  if (seeds === undefined) return { kind: 'spent' };
  const needed = moreSeeds(open, all, seeds);
  return needed === null ? { kind: 'mixed' } : { kind: 'train', seeds, needed };
}
