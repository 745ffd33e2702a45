/** Makes the noise that continuous actions are explored with. */
import type { ActionNoiseSettings } from '../../shared/catalogue/action-noise';
import type { Random } from '../../shared/random';
import type { ActionNoise } from './noise';
import { GaussianNoise } from './gaussian-noise';
import { OrnsteinUhlenbeck } from './ornstein-uhlenbeck';

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
