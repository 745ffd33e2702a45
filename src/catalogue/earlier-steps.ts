/** The one place that knows how learning steps were recorded by earlier versions: as kinds, each with its own fields. */
import { step as ddpg } from '../algorithms/ddpg/step';
import { step as qActorCritic } from '../algorithms/q-actor-critic/step';
import { episodeStep } from '../algorithms/reinforce/step';
import { step as sac } from '../algorithms/sac/step';
import { step as td3 } from '../algorithms/td3/step';
import { environmentCard } from '../shared/catalogue';
import type { Experiment } from '../shared/experiment';
import {
  columnsOf,
  difference,
  learningStep,
  type LearningStep,
} from '../shared/learning-steps/learning-step';
import { qNetworkForm } from '../shared/learning-steps/q-network';
import { rolloutStep } from '../shared/learning-steps/rollout';
import { tableStep } from '../shared/learning-steps/table';
import type { ActorCriticStep, CriticStep, EarlierStep, QNetworkStep } from './earlier-step-kinds';

/** What the record of a run says that a recorded step does not. */
export interface EarlierSettings {
  /** How many rewards a transition of DQN holds at most. */
  readonly nStep: number;
  readonly discreteActions: boolean;
}

export function earlierSettings({ environment, hyperparameters: { nStep } }: Experiment): EarlierSettings {
  return {
    nStep: typeof nStep === 'number' ? nStep : 1,
    discreteActions: environmentCard(environment)?.action.kind !== 'box',
  };
}

const forms = { ddpg, td3, sac };
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What a recorded step of an earlier version shows; it is to be checked as every other is. */
export function earlierStep(step: EarlierStep, { nStep, discreteActions }: EarlierSettings): LearningStep {
  switch (step.family) {
    case 'q-network':
      return ofQNetwork(step, nStep);
    case 'table':
      return tableStep(step.rule, step.discount, step.updates);
    case 'critics':
      return ofCritics(step);
    case 'rollout':
    case 'episode': {
      const present = step.rows.map(({ presentLogProbability }) => presentLogProbability);
      return step.family === 'rollout'
        ? rolloutStep(step, present, discreteActions)
        : episodeStep(step, present, discreteActions);
    }
    case 'q-actor-critic':
      return ofActorCritic(step);
  }
}

function ofQNetwork(step: QNetworkStep, nStep: number): LearningStep {
  const { transitions, batchSize, loss: wholeLoss, sigmas, dueling, double, targetNetwork, lossRule } = step;
  const { priority, streams } = transitions[0]!;
  const form = qNetworkForm({
    ...{ batchSize, nStep, lossRule, double, targetNetwork, support: step.support },
    prioritised: priority !== undefined,
    dueling: streams === undefined ? undefined : dueling,
    noisyLayers: sigmas?.map(({ layer }) => layer),
  });
  return learningStep(form, transitions.length, {
    ...{ batchSize, nStep, wholeLoss },
    ...columnsOf(
      transitions.map(({ row, priority, streams, distributions, ...transition }) => {
        const { values, action, discount, target, loss } = transition;
        return {
          ...transition,
          row: row + 1,
          ended: Number(discount === 0),
          present: values[action]!,
          tdError: difference(target, values[action]!, transition.tdError),
          ...(priority && { ...priority, weightedLoss: priority.weight * loss }),
          ...(streams && {
            ...{ stateValue: streams.value, advantages: streams.advantages },
            ...{ advantage: streams.advantages[action]!, meanAdvantage: meanOf(streams.advantages) },
          }),
          presentAtoms: distributions?.present,
          nextAtoms: distributions?.next,
          targetAtoms: distributions?.target,
          ...(sigmas && {
            sigmas: sigmas.map(({ mean }) => mean),
            initialSigmas: sigmas.map(({ initial }) => initial),
          }),
        };
      }),
    ),
  });
}

function ofCritics({
  rule,
  batchSize,
  criticLoss,
  actorLoss,
  temperature,
  transitions,
}: CriticStep): LearningStep {
  return learningStep(forms[rule], transitions.length, {
    ...{ batchSize, criticsLoss: criticLoss, actorLoss, temperature },
    ...columnsOf(
      transitions.map(({ row, policy, ...transition }) => {
        const { discount, target, values, nextAction, unsmoothed, nextValue, nextLogProbability } =
          transition;
        return {
          ...transition,
          row: row + 1,
          ended: Number(discount === 0),
          errors: values.map((value) => difference(target, value)),
          policyAction: policy.action,
          policyValues: policy.values,
          policyLogProbability: policy.logProbability,
          objective: policy.objective,
          smoothing: unsmoothed && nextAction.map((value, i) => value - unsmoothed[i]!),
          ...(temperature !== undefined && {
            softValue: nextValue - temperature * (nextLogProbability ?? NaN),
          }),
        };
      }),
    ),
  });
}

function ofActorCritic({ bootstrap, actorWeight, transitions }: ActorCriticStep): LearningStep {
  const form = qActorCritic({
    ...{ environments: transitions.length, bootstrap, actorWeight },
    actionCount: transitions[0]!.values.length,
  });
  return learningStep(
    form,
    transitions.length,
    columnsOf(
      transitions.map(({ environment, ...transition }) => {
        const { values, action, discount, weight, target, tdError } = transition;
        return {
          ...transition,
          environment: environment + 1,
          row: environment + 1,
          ended: Number(discount === 0),
          present: values[action]!,
          tdError: difference(target, values[action]!, tdError),
          lowered: Number(weight < 0),
        };
      }),
    ),
  );
}
