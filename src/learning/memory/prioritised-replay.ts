/**
 * Prioritised replay (Schaul et al. 2016, proportional variant): transitions are drawn in proportion to
 * (|error| + epsilon)^alpha, and the loss corrects for that with weights (N P(i))^-beta, divided by their maximum.
 */
import type { Random } from '../../shared/random';
import type { NumericArray } from '../training/checkpoint';
import type { Memory, WeightedBatchArrays } from './memory';
import { SumTree } from './sum-tree';
import { TransitionRing } from './transitions';

export interface PrioritisedReplayOptions {
  /** 0 is uniform sampling, 1 full proportion. */
  readonly alpha: number;
  /** How fully the weights correct at the start. */
  readonly beta: number;
  /** Added to errors, so that nothing is never drawn again. */
  readonly epsilon?: number;
}

interface SavedState {
  readonly next: number;
  readonly largest: number;
  readonly beta: number;
}

export class PrioritisedReplay implements Memory {
  readonly #ring: TransitionRing;
  readonly #priorities: SumTree;
  readonly #alpha: number;
  readonly #epsilon: number;
  #beta: number;
  /** The largest priority so far, which new transitions get: each is drawn soon at least once. */
  #largest = 1;
  #sampled: number[] = [];
  sampledAge = 0;

  constructor(
    capacity: number,
    observationSize: number,
    actionSize: number,
    { alpha, beta, epsilon = 1e-6 }: PrioritisedReplayOptions,
    rewardSize = 1,
  ) {
    this.#ring = new TransitionRing(capacity, observationSize, actionSize, rewardSize);
    this.#priorities = new SumTree(capacity);
    this.#alpha = alpha;
    this.#beta = beta;
    this.#epsilon = epsilon;
  }

  get size(): number {
    return this.#ring.size;
  }

  add(
    observation: Float32Array,
    action: Float32Array,
    rewards: ArrayLike<number>,
    discount: number,
    nextObservation: Float32Array,
  ): void {
    const at = this.#ring.add(observation, action, rewards, discount, nextObservation);
    this.#priorities.set(at, this.#largest);
  }

  /** Draws one transition from each of as many equal parts of the total priority as the batch has rows. */
  sample(random: Random, batch: WeightedBatchArrays): void {
    const count = batch.discounts.length;
    const { total } = this.#priorities;
    this.#sampled.length = count;
    let age = 0;
    let largest = 0;
    for (let row = 0; row < count; row++) {
      const at = this.#priorities.find(((row + random.uniform()) / count) * total);
      this.#sampled[row] = at;
      this.#ring.copy(at, row, batch);
      age += this.#ring.age(at);
      const weight = ((this.size * this.#priorities.get(at)) / total) ** -this.#beta;
      batch.weights![row] = weight;
      if (weight > largest) largest = weight;
    }
    for (let row = 0; row < count; row++) batch.weights![row] = batch.weights![row]! / largest;
    this.sampledAge = age / count;
  }

  sampledProbabilities(): number[] {
    return this.#sampled.map((at) => this.#priorities.get(at) / this.#priorities.total);
  }

  setErrors(errors: ArrayLike<number>): void {
    for (let row = 0; row < this.#sampled.length; row++) {
      const error = Math.abs(errors[row]!);
      // A diverging learner must not empty the tree: what is not a number counts as the largest so far.
      const priority = Number.isFinite(error) ? (error + this.#epsilon) ** this.#alpha : this.#largest;
      this.#priorities.set(this.#sampled[row]!, priority);
      if (priority > this.#largest) this.#largest = priority;
    }
  }

  get correction(): number {
    return this.#beta;
  }

  setCorrection(beta: number): void {
    this.#beta = beta;
  }

  save(): { state: SavedState; arrays: Readonly<Record<string, NumericArray>> } {
    const { next, arrays } = this.#ring.save();
    const priorities = Float64Array.from({ length: this.size }, (_, at) => this.#priorities.get(at));
    return {
      state: { next, largest: this.#largest, beta: this.#beta },
      arrays: { ...arrays, priorities },
    };
  }

  restore(state: unknown, arrays: Readonly<Record<string, NumericArray>>): void {
    const { next, largest, beta } = state as SavedState;
    this.#ring.restore(next, arrays);
    arrays['priorities']!.forEach((priority, at) => this.#priorities.set(at, priority));
    this.#largest = largest;
    this.#beta = beta;
    this.#sampled = [];
  }
}
