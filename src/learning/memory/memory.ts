/** What a learner asks of its memory, whichever way that samples. */
import type { Random } from '../../shared/random';
import type { NumericArray } from '../training/checkpoint';
import type { BatchArrays } from './transitions';

/** A minibatch with importance-sampling weights. */
export interface WeightedBatchArrays extends BatchArrays {
  /** What each row counts in the loss; 1 where sampling is uniform. */
  readonly weights?: Float32Array | undefined;
}

export interface Memory {
  /** Transitions that are held. */
  readonly size: number;
  /** Mean age of the latest minibatch, in transitions. */
  readonly sampledAge: number;
  /**
   * Stores a transition in place of the oldest one.
   * @param rewards one, or as many as the memory keeps of each transition
   * @param discount what the next state's value counts: gamma^n, or 0 where the episode terminated
   */
  add(
    observation: Float32Array,
    action: Float32Array,
    rewards: ArrayLike<number>,
    discount: number,
    nextObservation: Float32Array,
  ): void;
  /** Fills a minibatch; the memory must not be empty. */
  sample(random: Random, batch: WeightedBatchArrays): void;
  /** How probable each row of the latest minibatch was to be drawn; absent where all are as probable. */
  sampledProbabilities?(): number[] | undefined;
  /** Takes the errors of the latest minibatch, row by row; absent where rows are not chosen by them. */
  setErrors?(errors: ArrayLike<number>): void;
  /** How fully importance sampling corrects; 0 where there is nothing to correct. */
  readonly correction: number;
  /** Sets how fully importance sampling corrects, 0 to 1; absent where there is nothing to correct. */
  setCorrection?(beta: number): void;
  /** Plain JSON and copies of the part in use. */
  save(): { state: unknown; arrays: Readonly<Record<string, NumericArray>> };
  restore(state: unknown, arrays: Readonly<Record<string, NumericArray>>): void;
}
