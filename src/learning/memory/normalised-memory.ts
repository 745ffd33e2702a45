/**
 * A memory of experience as the environment gave it, which is normalised when it is sampled, by the statistics of that
 * moment: what was normalised when it was seen would go stale as the statistics move on (Stable-Baselines3 keeps it so, too).
 *
 * Of a transition over n steps each reward is normalised, before they are discounted and added up.
 */
import type { Random } from '../../shared/random';
import type { Normalisation } from '../environment/normalisation';
import type { NumericArray } from '../training/checkpoint';
import type { Memory, WeightedBatchArrays } from './memory';

export class NormalisedMemory implements Memory {
  readonly #inner: Memory;
  readonly #normalisation: Normalisation;
  readonly #discount: number;
  /** Rewards of a minibatch as they are remembered, n of each row. */
  readonly #rewards: Float32Array;

  /**
   * @param inner keeps `rewards` of each transition, 1 where rewards are not normalised
   * @param discount gamma
   */
  constructor(
    inner: Memory,
    normalisation: Normalisation,
    {
      rows,
      rewards,
      discount,
    }: { readonly rows: number; readonly rewards: number; readonly discount: number },
  ) {
    this.#inner = inner;
    this.#normalisation = normalisation;
    this.#discount = discount;
    this.#rewards = new Float32Array(rows * rewards);
  }

  get size(): number {
    return this.#inner.size;
  }

  get sampledAge(): number {
    return this.#inner.sampledAge;
  }

  add(
    observation: Float32Array,
    action: Float32Array,
    rewards: ArrayLike<number>,
    discount: number,
    nextObservation: Float32Array,
  ): void {
    this.#inner.add(observation, action, rewards, discount, nextObservation);
  }

  sample(random: Random, batch: WeightedBatchArrays): void {
    const { observations, reward } = this.#normalisation;
    this.#inner.sample(random, reward === undefined ? batch : { ...batch, rewards: this.#rewards });
    if (observations !== undefined) {
      observations(batch.observations);
      observations(batch.nextObservations);
    }
    if (reward !== undefined) this.#addUp(reward, batch.rewards);
  }

  sampledProbabilities(): number[] | undefined {
    return this.#inner.sampledProbabilities?.();
  }

  setErrors(errors: ArrayLike<number>): void {
    this.#inner.setErrors?.(errors);
  }

  get correction(): number {
    return this.#inner.correction;
  }

  setCorrection(beta: number): void {
    this.#inner.setCorrection?.(beta);
  }

  save(): { state: unknown; arrays: Readonly<Record<string, NumericArray>> } {
    return this.#inner.save();
  }

  restore(state: unknown, arrays: Readonly<Record<string, NumericArray>>): void {
    this.#inner.restore(state, arrays);
  }

  /** R = r_1 + gamma r_2 + ... of every row, from the rewards as they are learned from. */
  #addUp(learned: (reward: number) => number, returns: Float32Array): void {
    const count = this.#rewards.length / returns.length;
    for (let row = 0; row < returns.length; row++) {
      let sum = 0;
      for (let k = 0; k < count; k++) sum += this.#discount ** k * learned(this.#rewards[row * count + k]!);
      returns[row] = sum;
    }
  }
}
