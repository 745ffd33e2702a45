/** The latest transitions of the Q actor-critic, with both networks as they are now. */
import type { QActorCriticHyperparameters } from './card';
import { difference, learningStep, type LearningStep } from '../../shared/learning-steps/learning-step';
import { chooseFirst, pickRows, pickTransitions } from '../../learning/agents/explain/rows';
import { f32, type ResultsOf } from '../../learning/engine';
import type { AgentOptions } from '../../learning/training';
import { step } from './step';

/** The latest step of every environment; plain JSON. */
export interface LatestSteps {
  readonly observations: readonly number[];
  readonly actions: readonly number[];
  readonly rewards: readonly number[];
  readonly discounts: readonly number[];
  readonly nextObservations: readonly number[];
  readonly nextActions: readonly number[];
}

/** Copies what was learned from. */
export function recordSteps(
  staging: Readonly<Record<Exclude<keyof LatestSteps, 'nextActions'>, Float32Array>>,
  nextActions: Float32Array,
): LatestSteps {
  const { observations, actions, rewards, discounts, nextObservations } = staging;
  return {
    observations: [...observations],
    actions: [...actions],
    rewards: [...rewards],
    discounts: [...discounts],
    nextObservations: [...nextObservations],
    nextActions: [...nextActions],
  };
}

/** What an update works out for every environment, by the names of the step's quantities. */
export function explainedOutputs(environments: number, actionCount: number) {
  const table = f32(environments, actionCount);
  const column = f32(environments);
  return {
    ...{ probabilities: table, values: table, present: column, stateValue: column },
    ...{ nextProbabilities: table, nextValues: table, nextValue: column },
    ...{ target: column, tdError: column, weight: column, logProbability: column },
  };
}

type Look = (
  inputs: Readonly<Record<'left' | 'reached' | 'taken' | 'drawn' | 'gained' | 'counted', Float32Array>>,
) => ResultsOf<ReturnType<typeof explainedOutputs>>;

export function explainActorCritic(
  {
    actionCount,
    hyperparameters,
  }: Pick<AgentOptions<QActorCriticHyperparameters>, 'actionCount' | 'hyperparameters'>,
  latest: LatestSteps,
  look: Look,
): LearningStep {
  const environments = latest.rewards.length;
  const [taken, drawn] = [Float32Array.from(latest.actions), Float32Array.from(latest.nextActions)];
  const batch = {
    observations: Float32Array.from(latest.observations),
    actions: taken,
    rewards: Float32Array.from(latest.rewards),
    discounts: Float32Array.from(latest.discounts),
    nextObservations: Float32Array.from(latest.nextObservations),
  };
  const { observations: left, nextObservations: reached, rewards: gained, discounts: counted } = batch;
  const worked = look({ left, reached, taken, drawn, gained, counted });
  const { target, present, tdError, weight } = worked;
  const errors = tdError.map((error, row) => difference(target[row]!, present[row]!, error));
  const rows = chooseFirst(environments);
  const { bootstrap, actorWeight } = hyperparameters;
  return learningStep(step({ environments, actionCount, bootstrap, actorWeight }), rows.length, {
    ...pickTransitions(batch, rows, 0),
    ...pickRows(explainedOutputs(environments, actionCount), { ...worked, tdError: errors }, rows),
    environment: rows.map((row) => row + 1),
    nextAction: rows.map((row) => drawn[row]!),
    lowered: rows.map((row) => Number(weight[row]! < 0)),
  });
}
