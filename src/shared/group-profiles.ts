/** How the final evaluations of each group's runs are spread: the whole distribution, not its middle alone. */
import { scoresOf } from './group-results';
import type { RunGroup } from './grouping';
import { performanceProfile } from './statistics/performance-profile';

export interface GroupProfile {
  readonly key: string;
  /** Runs that have ended with a result, at least one. */
  readonly finished: number;
  /** The steps of the profile from left to right: from each threshold on, the share of runs above it. */
  readonly steps: readonly { readonly threshold: number; readonly share: number }[];
}

export interface GroupProfiles {
  /** Without groups of which no run has ended. */
  readonly profiles: readonly GroupProfile[];
  /** Thresholds that hold all scores, with some room. */
  readonly from: number;
  readonly to: number;
}

/** Works out the performance profiles of groups; null where no run of theirs has ended. */
export function groupProfiles(groups: readonly RunGroup[]): GroupProfiles | null {
  const scored = groups.flatMap((group) => {
    const scores = scoresOf(group);
    return scores.length === 0 ? [] : [{ key: group.key, scores }];
  });
  if (scored.length === 0) return null;
  const lowest = Math.min(...scored.map(({ scores }) => scores[0]!));
  const highest = Math.max(...scored.map(({ scores }) => scores.at(-1)!));
  const room = 0.05 * (highest - lowest || Math.abs(highest) || 1);
  const [from, to] = [lowest - room, highest + room];
  return {
    from,
    to,
    profiles: scored.map(({ key, scores }) => {
      const thresholds = [from, ...new Set(scores), to];
      const shares = performanceProfile(scores, thresholds);
      return {
        key,
        finished: scores.length,
        steps: thresholds.map((threshold, i) => ({ threshold, share: shares[i]! })),
      };
    }),
  };
}
