/** A memory whose rows are kept in a ring of the latest transitions, and nothing else. */
import type { Random } from '../../shared/random';
import type { NumericArray } from '../training/checkpoint';
import type { Memory } from './memory';
import { TransitionRing, type BatchArrays, type TransitionArrays } from './transitions';

export abstract class RingMemory implements Memory {
  protected readonly ring: TransitionRing;
  readonly correction = 0;
  sampledAge = 0;

  constructor(capacity: number, observationSize: number, actionSize: number, rewardSize = 1) {
    this.ring = new TransitionRing(capacity, observationSize, actionSize, rewardSize);
  }

  get capacity(): number {
    return this.ring.capacity;
  }

  get size(): number {
    return this.ring.size;
  }

  add(
    observation: Float32Array,
    action: Float32Array,
    rewards: ArrayLike<number>,
    discount: number,
    nextObservation: Float32Array,
  ): void {
    this.ring.add(observation, action, rewards, discount, nextObservation);
  }

  abstract sample(random: Random, batch: BatchArrays): void;

  save(): { state: { next: number }; arrays: Readonly<Record<keyof TransitionArrays, Float32Array>> } {
    const { next, arrays } = this.ring.save();
    return { state: { next }, arrays: { ...arrays } };
  }

  restore(state: unknown, arrays: Readonly<Record<string, NumericArray>>): void {
    this.ring.restore((state as { next: number }).next, arrays);
  }
}
