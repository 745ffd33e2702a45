/** Noise that continuous actions are explored with. */
import type { ActionNoiseSettings } from '../../shared/catalogue/action-noise';
import type { Random } from '../../shared/random';
import { GaussianNoise } from './gaussian-noise';
import { OrnsteinUhlenbeck } from './ornstein-uhlenbeck';

export interface ActionNoise {
  /** Writes the noise of the next step, one number for each dimension of the action. */
  next(noise: Float32Array): void;
  /** To be called when an episode begins. */
  reset(): void;
  /** Everything needed to continue, the generator's state included, as plain JSON. */
  save(): unknown;
  restore(saved: unknown): void;
}

/** No noise at all. */
const silence: ActionNoise = {
  next: (noise) => noise.fill(0),
  reset: () => undefined,
  save: () => null,
  restore: () => undefined,
};

/** The noise that settings describe. */
export function createActionNoise(h: ActionNoiseSettings, size: number, random: Random): ActionNoise {
  switch (h.noise) {
    case 'none':
      return silence;
    case 'gaussian':
      return new GaussianNoise(h.noiseSigma, random);
    case 'ornstein-uhlenbeck':
      return new OrnsteinUhlenbeck({ sigma: h.noiseSigma, theta: h.noiseTheta, dt: h.noiseDt }, size, random);
  }
}
