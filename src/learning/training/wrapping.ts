/** What an experiment puts around its environments. */
import { environmentCard } from '../../shared/catalogue';
import { spaceSize } from '../../shared/catalogue/environment';
import type { Experiment } from '../../shared/experiment';
import { RunningStatistics } from '../environment/running-statistics';
import type { Wrapping } from '../environment/wrapping';

/** The wrappers of an experiment; the statistics are one object for all of its environments. */
export function wrappingOf(experiment: Experiment): Wrapping {
  const { stateStack, normaliseObservations, normaliseRewards, rewardScale, rewardClip, hyperparameters } =
    experiment;
  const card = environmentCard(experiment.environment, experiment.environmentOptions);
  return {
    stack: stateStack,
    rewardScale,
    rewardBound: rewardClip > 0 ? rewardClip : Infinity,
    rescaleActions: card?.action.kind === 'box',
    statistics:
      normaliseObservations && card !== undefined
        ? new RunningStatistics(spaceSize(card.observation))
        : undefined,
    returns: normaliseRewards
      ? { statistics: new RunningStatistics(1), discount: hyperparameters['discount'] as number }
      : undefined,
  };
}
