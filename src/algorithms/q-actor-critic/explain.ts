/** The latest transitions of the Q actor-critic, with both networks as they are now. */
import type { QActorCriticHyperparameters } from './card';
import type { ActorCriticStep } from '../../shared/step-explanation';
import { mostRows, rowOf } from '../../learning/agents/explain/rows';

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

/** Policy and values of both states of every transition, [environments, actions]. */
type Look = (inputs: {
  left: Float32Array;
  reached: Float32Array;
}) => Readonly<Record<'probabilities' | 'values' | 'nextProbabilities' | 'nextValues', Float32Array>>;

export function explainActorCritic(
  { bootstrap, actorWeight }: Pick<QActorCriticHyperparameters, 'bootstrap' | 'actorWeight'>,
  latest: LatestSteps,
  look: Look,
): ActorCriticStep {
  const { observations, actions, rewards, discounts, nextObservations, nextActions } = latest;
  const looked = look({
    left: Float32Array.from(observations),
    reached: Float32Array.from(nextObservations),
  });
  const count = rewards.length;
  const mean = (probabilities: readonly number[], values: readonly number[]) =>
    probabilities.reduce((sum, probability, action) => sum + probability * values[action]!, 0);
  return {
    family: 'q-actor-critic',
    bootstrap,
    actorWeight,
    transitions: Array.from({ length: Math.min(mostRows, count) }, (_, environment) => {
      const of = (column: ArrayLike<number>) => rowOf(column, environment, column.length / count);
      const [action, nextAction] = [actions[environment]!, nextActions[environment]!];
      const [reward, discount] = [rewards[environment]!, discounts[environment]!];
      const [probabilities, values] = [of(looked.probabilities), of(looked.values)];
      const [nextProbabilities, nextValues] = [of(looked.nextProbabilities), of(looked.nextValues)];
      const nextValue =
        bootstrap === 'sampled' ? nextValues[nextAction]! : mean(nextProbabilities, nextValues);
      const target = reward + discount * nextValue;
      const value = values[action]!;
      const stateValue = mean(probabilities, values);
      return {
        environment,
        observation: of(observations),
        action,
        reward,
        discount,
        nextObservation: of(nextObservations),
        probabilities,
        values,
        nextProbabilities,
        nextValues,
        nextAction,
        nextValue,
        target,
        tdError: target - value,
        stateValue,
        weight: actorWeight === 'q' ? value : value - stateValue,
        logProbability: Math.log(probabilities[action]!),
      };
    }),
  };
}
