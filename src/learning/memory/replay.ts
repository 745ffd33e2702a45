/** A replay buffer (Lin 1992; Mnih 2015): the latest transitions, sampled uniformly with replacement. */
import type { Random } from '../../shared/random';
import { RingMemory } from './ring-memory';
import type { BatchArrays } from './transitions';

export class ReplayBuffer extends RingMemory {
  sample(random: Random, batch: BatchArrays): void {
    const { size } = this.ring;
    const count = batch.discounts.length;
    let age = 0;
    for (let row = 0; row < count; row++) {
      const at = random.integer(size);
      this.ring.copy(at, row, batch);
      age += this.ring.age(at);
    }
    this.sampledAge = age / count;
  }
}
