/** No memory at all: only the latest transition, which is learned from once, as naive deep Q-learning does. */
import type { Random } from '../../shared/random';
import { RingMemory } from './ring-memory';
import type { BatchArrays } from './transitions';

export class LatestTransition extends RingMemory {
  constructor(observationSize: number, actionSize: number, rewardSize = 1) {
    super(1, observationSize, actionSize, rewardSize);
  }

  /** Fills every row with the latest transition. */
  sample(_: Random, batch: BatchArrays): void {
    for (let row = 0; row < batch.discounts.length; row++) this.ring.copy(0, row, batch);
  }
}
