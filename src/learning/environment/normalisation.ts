/**
 * How remembered experience is shown to those who learn from it later: normalised by the statistics as they are then, not
 * as they were when it was seen.
 */
import { normaliseReward } from './reward-normaliser';
import { transformReward } from './reward-transform';
import type { Wrapping } from './wrapping';

/** Either part is missing where experience is remembered as it was seen. */
export interface Normalisation {
  /** Normalises observations, row after row, in place. */
  readonly observations: ((rows: Float32Array) => void) | undefined;
  /** The reward that is learned from, of one that the environment gave. */
  readonly reward: ((reward: number) => number) | undefined;
}

/** What has to be done with remembered experience under such wrappers; undefined where nothing has. */
export function normalisationOf({
  statistics,
  returns,
  rewardScale = 1,
  rewardBound = Infinity,
}: Wrapping): Normalisation | undefined {
  if (statistics === undefined && returns === undefined) return undefined;
  return {
    observations: statistics && ((rows) => statistics.normalise(rows, rows)),
    reward:
      returns &&
      ((reward) => transformReward(normaliseReward(returns.statistics, reward), rewardScale, rewardBound)),
  };
}
