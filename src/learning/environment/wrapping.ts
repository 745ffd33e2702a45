/** The wrappers around an environment. */
import { ActionRescaler } from './action-rescaler';
import type { Environment } from './environment';
import { ObservationNormaliser } from './observation-normaliser';
import { RewardNormaliser } from './reward-normaliser';
import { RewardTransform } from './reward-transform';
import type { RunningStatistics } from './running-statistics';
import { StateStack } from './state-stack';

/** What is put around an environment. */
export interface Wrapping {
  /** Shows observations in standard deviations of all that these statistics have seen. */
  readonly statistics?: RunningStatistics | undefined;
  /** Divides rewards by the deviation of the returns, discounted by gamma, that these statistics have seen. */
  readonly returns?: { readonly statistics: RunningStatistics; readonly discount: number } | undefined;
  /** True in evaluations, which add nothing to the statistics and end after `longestEvaluation` steps at most. */
  readonly frozen?: boolean;
  /** How many of the latest observations are shown at once; 1 without it. */
  readonly stack?: number;
  /** Factor of the rewards, normalised ones included; 1 without it. */
  readonly rewardScale?: number;
  /** Largest absolute reward after scaling; Infinity without it. */
  readonly rewardBound?: number;
  /** Lets the agent act in [-1, 1]. */
  readonly rescaleActions?: boolean;
}

/** Puts the wrappers around an environment, the observations' from the inside out: stacked, then normalised. */
export function wrapped(environment: Environment, wrapping: Wrapping): Environment {
  const {
    statistics,
    returns,
    frozen = false,
    stack = 1,
    rewardScale = 1,
    rewardBound = Infinity,
  } = wrapping;
  let outer = environment;
  if (stack > 1) outer = new StateStack(outer, stack);
  if (statistics !== undefined) outer = new ObservationNormaliser(outer, statistics, frozen);
  if (returns !== undefined)
    outer = new RewardNormaliser(outer, returns.statistics, returns.discount, frozen);
  if (rewardScale !== 1 || rewardBound !== Infinity)
    outer = new RewardTransform(outer, rewardScale, rewardBound);
  if (wrapping.rescaleActions === true) outer = new ActionRescaler(outer);
  return outer;
}
