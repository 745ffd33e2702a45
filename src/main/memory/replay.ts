/** A replay buffer (Lin 1992; Mnih 2015): the latest transitions, sampled uniformly with replacement. */
import type { Random } from '../../shared/random';

/** Where a minibatch is written: the staging of a compiled function, rows in the order of sampling. */
export interface BatchArrays {
  readonly observations: Float32Array;
  readonly actions: Float32Array | Int32Array;
  readonly rewards: Float32Array;
  readonly discounts: Float32Array;
  readonly nextObservations: Float32Array;
}

export interface ReplayArrays {
  readonly observations: Float32Array;
  readonly nextObservations: Float32Array;
  readonly actions: Float32Array;
  readonly rewards: Float32Array;
  readonly discounts: Float32Array;
}

export class ReplayBuffer {
  readonly #observations: Float32Array;
  readonly #nextObservations: Float32Array;
  readonly #actions: Float32Array;
  readonly #rewards: Float32Array;
  readonly #discounts: Float32Array;
  #size = 0;
  #next = 0;

  constructor(
    readonly capacity: number,
    private readonly observationSize: number,
    private readonly actionSize: number,
  ) {
    this.#observations = new Float32Array(capacity * observationSize);
    this.#nextObservations = new Float32Array(capacity * observationSize);
    this.#actions = new Float32Array(capacity * actionSize);
    this.#rewards = new Float32Array(capacity);
    this.#discounts = new Float32Array(capacity);
  }

  /** Transitions that are held. */
  get size(): number {
    return this.#size;
  }

  /**
   * Stores a transition in place of the oldest one.
   * @param discount what the next state's value counts: gamma, or 0 where the episode terminated
   */
  add(
    observation: Float32Array,
    action: Float32Array,
    reward: number,
    discount: number,
    nextObservation: Float32Array,
  ): void {
    const at = this.#next;
    this.#observations.set(observation, at * this.observationSize);
    this.#actions.set(action, at * this.actionSize);
    this.#rewards[at] = reward;
    this.#discounts[at] = discount;
    this.#nextObservations.set(nextObservation, at * this.observationSize);
    this.#next = at + 1 === this.capacity ? 0 : at + 1;
    if (this.#size < this.capacity) this.#size++;
  }

  /** Fills a minibatch with transitions drawn uniformly; the buffer must not be empty. */
  sample(random: Random, batch: BatchArrays): void {
    const { observationSize, actionSize } = this;
    const count = batch.rewards.length;
    for (let row = 0; row < count; row++) {
      const at = random.integer(this.#size);
      let from = at * observationSize;
      let to = row * observationSize;
      for (let k = 0; k < observationSize; k++, from++, to++) {
        batch.observations[to] = this.#observations[from]!;
        batch.nextObservations[to] = this.#nextObservations[from]!;
      }
      for (let k = 0; k < actionSize; k++)
        batch.actions[row * actionSize + k] = this.#actions[at * actionSize + k]!;
      batch.rewards[row] = this.#rewards[at]!;
      batch.discounts[row] = this.#discounts[at]!;
    }
  }

  /** Copies of the part in use, and where the next transition goes. */
  save(): { next: number; arrays: ReplayArrays } {
    const part = (array: Float32Array, width: number) => array.slice(0, this.#size * width);
    return {
      next: this.#next,
      arrays: {
        observations: part(this.#observations, this.observationSize),
        nextObservations: part(this.#nextObservations, this.observationSize),
        actions: part(this.#actions, this.actionSize),
        rewards: part(this.#rewards, 1),
        discounts: part(this.#discounts, 1),
      },
    };
  }

  restore(next: number, arrays: ReplayArrays): void {
    this.#observations.set(arrays.observations);
    this.#nextObservations.set(arrays.nextObservations);
    this.#actions.set(arrays.actions);
    this.#rewards.set(arrays.rewards);
    this.#discounts.set(arrays.discounts);
    this.#size = arrays.rewards.length;
    this.#next = next;
  }
}
