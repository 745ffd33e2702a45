/** Independent Gaussian noise in every step and dimension (Fujimoto et al. 2018, section 6.1). */
import type { Random, RandomState } from '../../shared/random';
import type { ActionNoise } from './noise';

export class GaussianNoise implements ActionNoise {
  /** @param sigma standard deviation */
  constructor(
    private readonly sigma: number,
    private readonly random: Random,
  ) {}

  next(noise: Float32Array): void {
    for (let i = 0; i < noise.length; i++) noise[i] = this.sigma * this.random.normal();
  }

  reset(): void {
    // Every step is independent of the ones before.
  }

  save(): RandomState {
    return this.random.save();
  }

  restore(saved: unknown): void {
    this.random.restore(saved as RandomState);
  }
}
