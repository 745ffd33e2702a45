/** What is optimal in an experiment's environment, worked out from its exact model. */
import { environmentCard } from '../../shared/catalogue';
import type { Experiment } from '../../shared/experiment';
import { message } from '../../shared/language/say';
import type { Optimum } from '../../shared/inspection';
import { SpokenError } from '../../shared/language/spoken-error';
import { valueIteration, type OptimalValues } from '../../learning/ops/dynamic-programming';
import { createEnvironment } from '../../catalogue/environments';
import type { TabularModel } from '../../learning/environment/tabular-model';

/** Outcomes that are looked at: some tenths of a second, for which the program that asks stands still. */
const mostWork = 4e7;

/** Of agents that do not discount: values of walking in circles forever stay finite. */
const longestHorizon = 0.9999;

/** What is optimal takes too long to work out; the message says why, and what would make it settle. */
export class UnknownOptimumError extends SpokenError {
  constructor(sweeps: number, discount: number, options?: ErrorOptions) {
    super(message('trainers.unknownOptimum', { sweeps, discount }), options);
    this.name = 'UnknownOptimumError';
  }
}

/**
 * The optimal values for the experiment's discount and reward settings; null where the environment has no exact model,
 * or where a run came from a version of the program that has environments which this one does not know. Where several states of the model look alike, the values are those of the first.
 * @throws UnknownOptimumError where working them out takes too long: where rewards can be gathered forever, hardly discounted
 */
export function optimumOf({
  environment,
  environmentOptions,
  hyperparameters,
  rewardScale,
}: Experiment): Optimum | null {
  if (environmentCard(environment) === undefined) return null;
  const { model, card } = createEnvironment(environment, environmentOptions);
  if (model === undefined || card.observation.kind !== 'discrete') return null;
  const given = hyperparameters['discount'];
  const discount = Math.min(typeof given === 'number' ? given : 1, longestHorizon);
  const { actionValues, startValue } = boundedValueIteration(model, discount);
  const shown = Array.from({ length: card.observation.names.length * model.actions }, () => 0);
  const seen = new Set<number>();
  for (let state = 0; state < model.states; state++) {
    const observation = model.observations?.[state] ?? state;
    if (seen.has(observation)) continue;
    seen.add(observation);
    for (let action = 0; action < model.actions; action++)
      shown[observation * model.actions + action] =
        rewardScale * actionValues[state * model.actions + action]!;
  }
  return { actionValues: shown, startValue: rewardScale * startValue, discount };
}

function boundedValueIteration(model: TabularModel, discount: number): OptimalValues {
  const outcomes = model.outcomes.flat();
  const largest = outcomes.reduce((most, { reward }) => Math.max(most, Math.abs(reward)), 1);
  const sweeps = Math.ceil(mostWork / outcomes.length);
  try {
    return valueIteration(model, { discount, tolerance: 1e-9 * largest, sweeps });
  } catch (error) {
    throw new UnknownOptimumError(sweeps, discount, { cause: error });
  }
}
