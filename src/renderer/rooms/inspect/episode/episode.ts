/** Numbers of an inspected episode, step by step. */
import type { Experiment } from '../../../../shared/experiment';
import type { InspectedEpisode } from '../../../../shared/inspection';

/** The discounted return from each step of an episode on, in the unit that the agent learns: what its values predict. */
export function realisedReturns(
  { rewards, learnedRewards = rewards }: InspectedEpisode,
  { hyperparameters }: Experiment,
): number[] {
  const discount = typeof hyperparameters['discount'] === 'number' ? hyperparameters['discount'] : 1;
  const returns = new Array<number>(rewards.length);
  let following = 0;
  for (let step = rewards.length - 1; step >= 0; step--) {
    following = learnedRewards[step]! + discount * following;
    returns[step] = following;
  }
  return returns;
}

/** What ended an episode: itself, the step limit of its environment or, where that sets none, that of evaluations. */
export function endingOf(
  { terminated }: InspectedEpisode,
  stepLimit: number | null,
): 'terminated' | 'stepLimit' | 'evaluationLimit' {
  if (terminated) return 'terminated';
  return stepLimit === null ? 'evaluationLimit' : 'stepLimit';
}
