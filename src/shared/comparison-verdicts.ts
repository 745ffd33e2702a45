/** Whether groups are better than the baseline, and whether that is real. */
import { scoresOf } from './group-results';
import type { RunGroup } from './grouping';
import { message } from './language/say';
import type { Message } from './language/message';
import { returnDecimals } from './numbers/returns';
import { judge, tally } from './judgement/judgement';
import { comparePair } from './statistics/compare-pair';
import { holm } from './statistics/holm';
import { rankTest } from './statistics/rank-test';
import { mostSeedsToDecide, seedsToDecide } from './statistics/seeds-to-decide';

/** Below this probability of being called different although they are equal, groups count as different. */
export const verdictLevel = 0.05;

export interface ComparisonVerdict {
  /** Of the group that is judged. */
  readonly key: string;
  readonly outcome: 'better' | 'worse' | 'undecided';
  /** P-value of the rank-sum test, raised for the number of comparisons (Holm). */
  readonly p: number;
  /** IQM less the baseline's, and the limits of its 95 % bootstrap interval. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Seeds on each side that would probably decide it; null where it is decided, or would take too many. */
  readonly seeds: number | null;
  readonly says: readonly Message[];
}

/**
 * Judges every group against the baseline, by the final evaluations of their runs. Groups without a result are left out.
 * @param names what the groups are called, in their order
 * @param level probability of calling any of them different although all are equal
 */
export function comparisonVerdicts(
  groups: readonly RunGroup[],
  baseline: string | null,
  names: readonly string[],
  level = verdictLevel,
): ComparisonVerdict[] {
  const base = groups.findIndex(({ key }) => key === baseline);
  const scores = groups.map(scoresOf);
  if (base < 0 || scores[base]!.length === 0) return [];
  const judged = groups.map((_, i) => i).filter((i) => i !== base && scores[i]!.length > 0);
  const raised = holm(judged.map((i) => rankTest(scores[i]!, scores[base]!)));
  return judged.map((i, place) => {
    const own = scores[i]!;
    const other = scores[base]!;
    const p = raised[place]!;
    const { difference, low, high, improvement, chance } = comparePair(own, other);
    const outcome = p > level ? 'undecided' : improvement > 0.5 ? 'better' : 'worse';
    const needed = outcome === 'undecided' ? seedsToDecide(improvement, level / judged.length) : null;
    // More seeds of what looks decided, yet is not, are needed all the same.
    const seeds = needed === null ? null : Math.max(needed, Math.min(own.length, other.length) + 1);
    const { experiment } = groups[i]!.runs[0]!;
    const decimals = returnDecimals(experiment, Math.max(Math.abs(low), Math.abs(high)));
    const group = names[i]!;
    const against = names[base]!;
    const says = [
      message(`verdicts.${outcome}`, { group, against, p, comparisons: judged.length }),
      message('verdicts.size', {
        ...{ difference, low, high, decimals },
        ...{ improvement, improvementLow: chance.low, improvementHigh: chance.high },
      }),
      ...solvedOf(groups[i]!, groups[base]!, group, against),
      ...(outcome !== 'undecided'
        ? []
        : [
            seeds === null
              ? message('verdicts.tooMany', { most: mostSeedsToDecide })
              : message('verdicts.needed', { seeds }),
          ]),
    ];
    return { key: groups[i]!.key, outcome, p, difference, low, high, seeds, says };
  });
}

/** How many seeds of both sides solved the task, where it has a mark. */
function solvedOf(own: RunGroup, other: RunGroup, group: string, against: string): Message[] {
  const here = tally(own.runs.map(judge));
  const there = tally(other.runs.map(judge));
  if (here === null || there === null) return [];
  return [
    message('verdicts.solved', {
      ...{ group, solved: here.solved, of: here.judged },
      ...{ against, solvedAgainst: there.solved, ofAgainst: there.judged },
    }),
  ];
}
