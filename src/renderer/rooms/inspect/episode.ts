/** Numbers of an inspected episode, step by step. */
import type { Experiment } from '../../../shared/experiment';
import type { InspectedEpisode } from '../../../shared/inspection';

/**
 * The discounted return from each step of an episode on, in the unit that the agent learns: what its values predict.
 * Rewards that were clipped before the agent saw them are clipped here as well.
 */
export function realisedReturns({ rewards }: InspectedEpisode, experiment: Experiment): number[] {
  const { rewardScale, rewardClip, hyperparameters } = experiment;
  const discount = typeof hyperparameters['discount'] === 'number' ? hyperparameters['discount'] : 1;
  const bound = rewardClip > 0 ? rewardClip : Infinity;
  const returns = new Array<number>(rewards.length);
  let following = 0;
  for (let step = rewards.length - 1; step >= 0; step--) {
    const reward = Math.min(bound, Math.max(-bound, rewards[step]! * rewardScale));
    following = reward + discount * following;
    returns[step] = following;
  }
  return returns;
}
