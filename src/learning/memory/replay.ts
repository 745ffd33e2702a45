/** A replay buffer (Lin 1992; Mnih 2015): the latest transitions, sampled uniformly with replacement. */
import type { Random } from '../../shared/random';
import type { NumericArray } from '../training/checkpoint';
import type { Memory } from './memory';
import { TransitionRing, type BatchArrays, type TransitionArrays } from './transitions';

export class ReplayBuffer implements Memory {
  readonly #ring: TransitionRing;
  readonly correction = 0;
  sampledAge = 0;

  constructor(capacity: number, observationSize: number, actionSize: number, rewardSize = 1) {
    this.#ring = new TransitionRing(capacity, observationSize, actionSize, rewardSize);
  }

  get capacity(): number {
    return this.#ring.capacity;
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
    this.#ring.add(observation, action, rewards, discount, nextObservation);
  }

  sample(random: Random, batch: BatchArrays): void {
    const { size } = this.#ring;
    const count = batch.discounts.length;
    let age = 0;
    for (let row = 0; row < count; row++) {
      const at = random.integer(size);
      this.#ring.copy(at, row, batch);
      age += this.#ring.age(at);
    }
    this.sampledAge = age / count;
  }

  save(): { state: { next: number }; arrays: Readonly<Record<keyof TransitionArrays, Float32Array>> } {
    const { next, arrays } = this.#ring.save();
    return { state: { next }, arrays: { ...arrays } };
  }

  restore(state: unknown, arrays: Readonly<Record<string, NumericArray>>): void {
    this.#ring.restore((state as { next: number }).next, arrays);
  }
}
