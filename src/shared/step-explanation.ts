/**
 * One learning step of an agent, worked out in numbers: what it would learn at a moment of the training from what it
 * remembers then, with its networks as they stand.
 *
 * Time runs as in the lecture: in the state s the action a brings the reward r and leads to s'. Observations, rewards and
 * actions are those that the learner sees: normalised, scaled and clipped where the experiment says so.
 */

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

/** One update of a table. */
export interface TableUpdate {
  /** Number of the env step that it came with, from 1. */
  readonly step: number;
  readonly state: number;
  readonly action: number;
  readonly reward: number;
  readonly nextState: number;
  readonly terminated: boolean;
  /** Q(s, a) of all actions before the update, in the table that learns. */
  readonly values: readonly number[];
  /** Q(s', a) of all actions before the update, in the table that learns. */
  readonly nextValues: readonly number[];
  /** The action of s' that counts, where it is one. */
  readonly nextAction?: number;
  /** What s' is worth; 0 where the episode terminated. */
  readonly nextValue: number;
  readonly target: number;
  readonly tdError: number;
  /** How often this value has been moved, this time included. */
  readonly visits: number;
  /** alpha. */
  readonly stepSize: number;
  readonly before: number;
  readonly after: number;
  /** Of Expected Sarsa: the share of random actions at that time. */
  readonly epsilon?: number;
  /** Of Double Q-learning: which of the two tables learns, and Q(s', a) of all actions in the other one. */
  readonly double?: { readonly table: 1 | 2; readonly otherNextValues: readonly number[] };
}

/** The latest updates of a table, the oldest first. */
export interface TableStep {
  readonly family: 'table';
  readonly rule: 'q-learning' | 'double-q-learning' | 'sarsa' | 'expected-sarsa';
  readonly discount: number;
  readonly updates: readonly TableUpdate[];
}

export type StepExplanation = QNetworkStep | TableStep;
