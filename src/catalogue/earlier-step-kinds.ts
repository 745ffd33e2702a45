/**
 * Learning steps as they were recorded before an algorithm said for itself what is shown of them: five kinds, and one for
 * an algorithm that belonged to none.
 */
import type { EpisodeRow, RecordedEpisode } from '../algorithms/reinforce/step';
import type { RecordedRollout, RolloutRow } from '../shared/learning-steps/rollout';
import type { TableRule, TableUpdate } from '../shared/learning-steps/table';

/** What all learning from single transitions has in common. */
interface Transition {
  readonly observation: readonly number[];
  readonly reward: number;
  /** What the next state's value counts: gamma to the power of the rewards' number; 0 where the episode terminated. */
  readonly discount: number;
  readonly nextObservation: readonly number[];
}

/** A transition in the eyes of a network of discrete action values. */
export interface QTransition extends Transition {
  /** Its place in the minibatch, from 0. */
  readonly row: number;
  readonly action: number;
  /** Q(s, a) of all actions, of the network that learns. */
  readonly values: readonly number[];
  /** Q(s', a) of all actions, of the network that learns. */
  readonly nextOnline: readonly number[];
  /** Q(s', a) of all actions, of the target network. */
  readonly nextTarget: readonly number[];
  /** The action of s' that counts. */
  readonly nextAction: number;
  /** Its value. */
  readonly nextValue: number;
  readonly target: number;
  /** target - Q(s, a). */
  readonly tdError: number;
  /** What the transition adds to the loss, before it is weighted. */
  readonly loss: number;
  /** Of prioritised replay: how probable it was to be drawn, and what it counts in the loss for that. */
  readonly priority?: { readonly probability: number; readonly weight: number };
  /** Of dueling networks: V(s), and A(s, a) of all actions as the network gives them. */
  readonly streams?: { readonly value: number; readonly advantages: readonly number[] };
  /**
   * Of distributions, one number for each atom: of Q(s, a), of the next action, and what the first is to become.
   * Categorical ones are probabilities of the atoms, quantiles are returns.
   */
  readonly distributions?: {
    readonly present: readonly number[];
    readonly next: readonly number[];
    readonly target: readonly number[];
  };
}

/** A gradient step of a network of discrete action values. */
export interface QNetworkStep {
  readonly family: 'q-network';
  readonly batchSize: number;
  /** Mean over the whole minibatch, weighted. */
  readonly loss: number;
  readonly lossRule: 'squared' | 'huber' | 'categorical' | 'quantile';
  /** Whether the next action is chosen by the network that learns and valued by the target network. */
  readonly double: boolean;
  readonly targetNetwork: boolean;
  /** How the streams are joined, of dueling networks. */
  readonly dueling?: 'naive' | 'mean';
  /** The first and the last atom of categorical distributions. */
  readonly support?: readonly [low: number, high: number];
  /** Of noisy networks: mean size of the weights' deviations in each layer, now and at the start. */
  readonly sigmas?: readonly { readonly layer: string; readonly mean: number; readonly initial: number }[];
  /** Some of the minibatch. */
  readonly transitions: readonly QTransition[];
}

/** The latest updates of a table, the oldest first. */
export interface TableStep {
  readonly family: 'table';
  readonly rule: TableRule;
  readonly discount: number;
  readonly updates: readonly TableUpdate[];
}

/** A transition in the eyes of critics of continuous actions. */
export interface CriticTransition extends Transition {
  /** Its place in the minibatch, from 0. */
  readonly row: number;
  readonly action: readonly number[];
  /** The action of s' that is valued: the target actor's, smoothed (TD3), or one drawn from the policy (SAC). */
  readonly nextAction: readonly number[];
  /** Of TD3: the target actor's action before it is smoothed. */
  readonly unsmoothed?: readonly number[];
  /** Of SAC: logarithm of the density that the next action was drawn with. */
  readonly nextLogProbability?: number;
  /** Its value for each of the target critics; the smallest one counts. */
  readonly nextValues: readonly number[];
  readonly nextValue: number;
  readonly target: number;
  /** Q(s, a) for each of the critics that learn. */
  readonly values: readonly number[];
  /** What the transition adds to the critics' loss: the sum of their squared errors. */
  readonly loss: number;
  /** What the policy would do in s, which the actor's step makes better. */
  readonly policy: {
    readonly action: readonly number[];
    /** Its value for each of the critics that learn. */
    readonly values: readonly number[];
    readonly logProbability?: number;
    /** What is to become large. */
    readonly objective: number;
  };
}

/** A gradient step of critics, and of the actor that climbs them, before either has moved. */
export interface CriticStep {
  readonly family: 'critics';
  readonly rule: 'ddpg' | 'td3' | 'sac';
  readonly batchSize: number;
  /** Means over the whole minibatch. */
  readonly criticLoss: number;
  readonly actorLoss: number;
  /** Of SAC: what a nat of entropy is worth, alpha. */
  readonly temperature?: number;
  readonly transitions: readonly CriticTransition[];
}

/** Learning from the latest rollout, each row with the logarithm of its action's probability at present. */
export interface RolloutStep extends Omit<RecordedRollout, 'rows'> {
  readonly family: 'rollout';
  readonly rows: readonly (RolloutRow & Present)[];
}

/** Learning from the latest episodes. */
export interface EpisodeStep extends Omit<RecordedEpisode, 'rows'> {
  readonly family: 'episode';
  readonly rows: readonly (EpisodeRow & Present)[];
}

interface Present {
  readonly presentLogProbability: number;
}

/** A transition in the eyes of the Q actor-critic. */
export interface ActorCriticTransition extends Transition {
  readonly environment: number;
  readonly action: number;
  /** pi(a|s) and Q(s, a) of all actions. */
  readonly probabilities: readonly number[];
  readonly values: readonly number[];
  /** The same in s', valued by the critic that targets come from. */
  readonly nextProbabilities: readonly number[];
  readonly nextValues: readonly number[];
  /** The action that was drawn for s'. */
  readonly nextAction: number;
  /** What s' is worth: the value of that action, or the mean over the policy. */
  readonly nextValue: number;
  readonly target: number;
  readonly tdError: number;
  /** Mean of Q(s, a) over the policy. */
  readonly stateValue: number;
  /** What the logarithm of the action's probability is multiplied with. */
  readonly weight: number;
  readonly logProbability: number;
}

/** Learning from the latest step of each environment, with the networks as they are after it. */
export interface ActorCriticStep {
  readonly family: 'q-actor-critic';
  readonly bootstrap: 'sampled' | 'expected';
  readonly actorWeight: 'q' | 'advantage';
  readonly transitions: readonly ActorCriticTransition[];
}

export type EarlierStep = QNetworkStep | TableStep | CriticStep | RolloutStep | EpisodeStep | ActorCriticStep;
