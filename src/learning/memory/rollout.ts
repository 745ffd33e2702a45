/**
 * A rollout: what a policy did over some steps in several environments at once, to be learned from and thrown away.
 *
 * Columns are [steps, environments], row after row in one array. Where a learner's staging is given as columns, it
 * reads the rollout in place.
 */
import type { Random } from '../../shared/random';
import { explainedVariance, generalisedAdvantages, varianceOf } from '../ops/advantages';
import type { Transitions } from '../training/agent';
import type { NumericArray } from '../training/checkpoint';

/** What a learner reads. */
export interface RolloutColumns {
  /** [steps, environments, observation size] */
  readonly observations: Float32Array;
  /** [steps, environments, action size] */
  readonly actions: Float32Array;
  /** Logarithms of the probabilities, or densities, that the actions were drawn with. */
  readonly logProbabilities: Float32Array;
  /** V of the observations. */
  readonly values: Float32Array;
  readonly advantages: Float32Array;
  /** Advantage plus value: what the value is to become. */
  readonly returns: Float32Array;
}

/** What the policy knew when it acted, one entry for each environment. */
export interface Decisions {
  readonly logProbabilities: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

export class Rollout {
  readonly #rewards: Float32Array;
  /** gamma (1 - terminated). */
  readonly #discounts: Float32Array;
  readonly #ended: Uint8Array;
  /** Values of the observations that followed. */
  readonly #nextValues: Float32Array;
  readonly #order: Int32Array;
  /** Steps that are held. */
  #length = 0;

  /** @param columns arrays of the given lengths */
  constructor(
    readonly steps: number,
    readonly environments: number,
    readonly columns: RolloutColumns,
  ) {
    const rows = steps * environments;
    this.#rewards = new Float32Array(rows);
    this.#discounts = new Float32Array(rows);
    this.#ended = new Uint8Array(rows);
    this.#nextValues = new Float32Array(rows);
    this.#order = new Int32Array(rows);
  }

  /** Steps that are held. */
  get length(): number {
    return this.#length;
  }

  get full(): boolean {
    return this.#length === this.steps;
  }

  /**
   * Adds one step of every environment.
   * @param valuesOf tells the values of observations [environments, observation size]; asked where an episode was
   *   truncated and at the end of the rollout, whose last observations no later row holds
   * @throws RangeError where the rollout is full.
   */
  add(
    { observations, actions, rewards, terminated, truncated, nextObservations }: Transitions,
    { logProbabilities, values }: Decisions,
    discount: number,
    valuesOf: (observations: Float32Array) => ArrayLike<number>,
  ): void {
    if (this.full) throw new RangeError('The rollout is full: call clear() before adding to it.');
    const { environments, columns } = this;
    const at = this.#length * environments;
    columns.observations.set(observations, this.#length * observations.length);
    columns.actions.set(actions, this.#length * actions.length);
    columns.logProbabilities.set(logProbabilities, at);
    columns.values.set(values, at);
    this.#rewards.set(rewards, at);
    this.#nextValues.fill(0, at, at + environments);
    let asks = ++this.#length === this.steps;
    for (let i = 0; i < environments; i++) {
      if (at > 0 && this.#ended[at - environments + i] === 0)
        this.#nextValues[at - environments + i] = values[i]!;
      this.#discounts[at + i] = terminated[i] === 1 ? 0 : discount;
      this.#ended[at + i] = terminated[i] === 1 || truncated[i] === 1 ? 1 : 0;
      asks ||= truncated[i] === 1 && terminated[i] === 0;
    }
    if (asks) this.#nextValues.set(valuesOf(nextObservations), at);
  }

  /** Fills the columns `advantages` and `returns` by generalised advantage estimation; the rollout must be full. */
  finish(lambda: number): void {
    if (!this.full)
      throw new RangeError(`The rollout holds ${this.#length} of ${this.steps} steps: fill it first.`);
    const { values, advantages, returns } = this.columns;
    generalisedAdvantages(
      {
        rT: this.#rewards,
        discountT: this.#discounts,
        endedT: this.#ended,
        vTm1: values,
        vT: this.#nextValues,
      },
      this.environments,
      lambda,
      advantages,
    );
    for (let i = 0; i < returns.length; i++) returns[i] = advantages[i]! + values[i]!;
  }

  /** What a finished rollout is like, in the terms of the metrics. */
  describe() {
    const { actions, logProbabilities, values, advantages, returns } = this.columns;
    const rows = values.length;
    const mean = (values: ArrayLike<number>, of = (value: number) => value) => {
      let sum = 0;
      for (let i = 0; i < values.length; i++) sum += of(values[i]!);
      return sum / values.length;
    };
    return {
      explainedVariance: explainedVariance(values, returns),
      advantageDeviation: Math.sqrt(varianceOf(rows, (row) => advantages[row]!)),
      logProbability: mean(logProbabilities),
      /** Of continuous actions, which are to lie in [-1, 1]. */
      saturation: mean(actions, (action) => (Math.abs(action) > 1 ? 1 : 0)),
    };
  }

  /** One row of a finished rollout, with what its advantage was worked out from. */
  row(row: number) {
    const { environments, columns } = this;
    const rows = this.steps * environments;
    const of = (column: Float32Array) => {
      const width = column.length / rows;
      return [...column.subarray(row * width, (row + 1) * width)];
    };
    const [reward, discount] = [this.#rewards[row]!, this.#discounts[row]!];
    const [value, nextValue] = [columns.values[row]!, this.#nextValues[row]!];
    const ended = this.#ended[row] === 1;
    const following = row + environments;
    return {
      environment: row % environments,
      step: Math.floor(row / environments),
      observation: of(columns.observations),
      action: of(columns.actions),
      reward,
      discount,
      ended,
      value,
      nextValue,
      tdError: reward + discount * nextValue - value,
      nextAdvantage: ended || following >= rows ? 0 : columns.advantages[following]!,
      advantage: columns.advantages[row]!,
      return: columns.returns[row]!,
      logProbability: columns.logProbabilities[row]!,
    };
  }

  /** The numbers of all rows in an order drawn anew, cut into equal minibatches; all at once stay as they are. */
  *minibatches(size: number, random: Random): Generator<Int32Array, void> {
    const order = this.#order;
    for (let row = 0; row < order.length; row++) {
      // Fisher & Yates, from the inside out.
      const other = size === order.length ? row : random.integer(row + 1);
      order[row] = order[other]!;
      order[other] = row;
    }
    for (let from = 0; from < order.length; from += size) yield order.subarray(from, from + size);
  }

  /** Forgets everything. */
  clear(): void {
    this.#length = 0;
  }

  /** Copies of the part in use. */
  save(): Readonly<Record<string, NumericArray>> {
    return Object.fromEntries(
      Object.entries(this.#held()).map(([name, { array, width }]) => [
        name,
        array.slice(0, this.#length * width),
      ]),
    );
  }

  restore(saved: Readonly<Record<string, NumericArray>>): void {
    for (const [name, { array }] of Object.entries(this.#held())) array.set(saved[name]!);
    this.#length = saved['rewards']!.length / this.environments;
  }

  /** The columns that a rollout in progress consists of, with their entries for one step. */
  #held(): Record<string, { array: Float32Array | Uint8Array; width: number }> {
    const { observations, actions, logProbabilities, values } = this.columns;
    const columns = {
      observations,
      actions,
      logProbabilities,
      values,
      rewards: this.#rewards,
      discounts: this.#discounts,
      ended: this.#ended,
      nextValues: this.#nextValues,
    };
    return Object.fromEntries(
      Object.entries(columns).map(([name, array]) => [name, { array, width: array.length / this.steps }]),
    );
  }
}
