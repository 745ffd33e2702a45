/** No memory at all: only the latest transition, which is learned from once, as naive deep Q-learning does. */
import type { Random } from '../../shared/random';
import type { NumericArray } from '../training/checkpoint';
import type { Memory } from './memory';
import { TransitionRing, type BatchArrays } from './transitions';

export class LatestTransition implements Memory {
  readonly #ring: TransitionRing;
  readonly correction = 0;
  readonly sampledAge = 0;

  constructor(observationSize: number, actionSize: number, rewardSize = 1) {
    this.#ring = new TransitionRing(1, observationSize, actionSize, rewardSize);
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

  /** Fills every row with the latest transition. */
  sample(_: Random, batch: BatchArrays): void {
    for (let row = 0; row < batch.discounts.length; row++) this.#ring.copy(0, row, batch);
  }

  save(): { state: { next: number }; arrays: Readonly<Record<string, Float32Array>> } {
    const { next, arrays } = this.#ring.save();
    return { state: { next }, arrays: { ...arrays } };
  }

  restore(state: unknown, arrays: Readonly<Record<string, NumericArray>>): void {
    this.#ring.restore((state as { next: number }).next, arrays);
  }
}
