/** Transitions in columns: a ring of the latest ones. */
import type { NumericArray } from '../training/checkpoint';

/** Where a minibatch is written: the staging of a compiled function, rows in the order of sampling. */
export interface BatchArrays {
  readonly observations: Float32Array;
  readonly actions: Float32Array | Int32Array;
  /** As many of each row as the ring keeps of a transition. */
  readonly rewards: Float32Array;
  readonly discounts: Float32Array;
  readonly nextObservations: Float32Array;
}

export interface TransitionArrays {
  readonly observations: Float32Array;
  readonly nextObservations: Float32Array;
  readonly actions: Float32Array;
  readonly rewards: Float32Array;
  readonly discounts: Float32Array;
}

export class TransitionRing {
  readonly #columns: TransitionArrays;
  readonly #widths: Readonly<Record<keyof TransitionArrays, number>>;
  #size = 0;
  #next = 0;

  constructor(
    readonly capacity: number,
    private readonly observationSize: number,
    private readonly actionSize: number,
    private readonly rewardSize = 1,
  ) {
    this.#widths = {
      observations: observationSize,
      nextObservations: observationSize,
      actions: actionSize,
      rewards: rewardSize,
      discounts: 1,
    };
    this.#columns = this.#mapped((width) => new Float32Array(capacity * width));
  }

  /** Transitions that are held. */
  get size(): number {
    return this.#size;
  }

  /** Where the next transition goes: the place of the oldest one, once the ring is full. */
  get next(): number {
    return this.#next;
  }

  /**
   * Stores a transition in place of the oldest one and returns where.
   * @param rewards as many as the ring keeps of each
   * @param discount what the next state's value counts: gamma, or 0 where the episode terminated
   */
  add(
    observation: Float32Array,
    action: Float32Array,
    rewards: ArrayLike<number>,
    discount: number,
    nextObservation: Float32Array,
  ): number {
    const at = this.#next;
    this.#columns.observations.set(observation, at * this.observationSize);
    this.#columns.actions.set(action, at * this.actionSize);
    for (let k = 0; k < this.rewardSize; k++) this.#columns.rewards[at * this.rewardSize + k] = rewards[k]!;
    this.#columns.discounts[at] = discount;
    this.#columns.nextObservations.set(nextObservation, at * this.observationSize);
    this.#next = at + 1 === this.capacity ? 0 : at + 1;
    if (this.#size < this.capacity) this.#size++;
    return at;
  }

  /** Writes one transition into a row of a minibatch. */
  copy(at: number, row: number, batch: BatchArrays): void {
    const { observations, nextObservations, actions, rewards, discounts } = this.#columns;
    const { observationSize, actionSize, rewardSize } = this;
    let from = at * observationSize;
    let to = row * observationSize;
    for (let k = 0; k < observationSize; k++, from++, to++) {
      batch.observations[to] = observations[from]!;
      batch.nextObservations[to] = nextObservations[from]!;
    }
    for (let k = 0; k < actionSize; k++) batch.actions[row * actionSize + k] = actions[at * actionSize + k]!;
    for (let k = 0; k < rewardSize; k++) batch.rewards[row * rewardSize + k] = rewards[at * rewardSize + k]!;
    batch.discounts[row] = discounts[at]!;
  }

  /** How many transitions have come after the one at a place. */
  age(at: number): number {
    const newest = this.#next === 0 ? this.#size - 1 : this.#next - 1;
    return newest >= at ? newest - at : newest - at + this.capacity;
  }

  /** Copies of the part in use, and where the next transition goes. */
  save(): { next: number; arrays: TransitionArrays } {
    const arrays = this.#mapped((width, name) => this.#columns[name].slice(0, this.#size * width));
    return { next: this.#next, arrays };
  }

  restore(next: number, arrays: Readonly<Record<string, NumericArray>>): void {
    for (const [name, column] of Object.entries(this.#columns)) column.set(arrays[name]!);
    this.#size = arrays['discounts']!.length;
    this.#next = next;
  }

  #mapped(make: (width: number, name: keyof TransitionArrays) => Float32Array): TransitionArrays {
    const column = (name: keyof TransitionArrays) => make(this.#widths[name], name);
    return {
      observations: column('observations'),
      nextObservations: column('nextObservations'),
      actions: column('actions'),
      rewards: column('rewards'),
      discounts: column('discounts'),
    };
  }
}
