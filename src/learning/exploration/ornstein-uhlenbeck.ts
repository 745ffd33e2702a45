/**
 * The Ornstein-Uhlenbeck process (Uhlenbeck & Ornstein 1930) by Euler's method, one for each dimension of the action:
 * x <- x - theta x dt + sigma sqrt(dt) N(0, 1), begun anew in every episode (Lillicrap et al. 2016, section 7).
 *
 * Its values are correlated over about 1 / (theta dt) steps; in the long run their standard deviation is
 * sigma / sqrt(2 theta - theta^2 dt).
 */
import type { Random, RandomState } from '../../shared/random';
import type { ActionNoise } from './noise';

export interface OrnsteinUhlenbeckOptions {
  readonly sigma: number;
  /** Pull towards 0. */
  readonly theta: number;
  /** Time that passes in a step. */
  readonly dt: number;
  /** Where an episode begins: at 0, or anywhere with the standard deviation of the long run. */
  readonly start?: 'zero' | 'long run';
}

/**
 * Standard normal numbers in every step that are correlated over time: x <- rho x + sqrt(1 - rho^2) N(0, 1). Each by
 * itself is distributed as if they were independent.
 * @param rho correlation of neighbouring steps, from 0 to below 1
 */
export function correlatedNoise(rho: number, size: number, random: Random): OrnsteinUhlenbeck {
  const sigma = Math.sqrt(1 - rho * rho);
  return new OrnsteinUhlenbeck({ sigma, theta: 1 - rho, dt: 1, start: 'long run' }, size, random);
}

export class OrnsteinUhlenbeck implements ActionNoise {
  readonly #values: Float64Array;

  /** @param size dimensions of the action */
  constructor(
    private readonly options: OrnsteinUhlenbeckOptions,
    size: number,
    private readonly random: Random,
  ) {
    this.#values = new Float64Array(size);
    this.reset();
  }

  next(noise: Float32Array): void {
    const { sigma, theta, dt } = this.options;
    const step = sigma * Math.sqrt(dt);
    for (let i = 0; i < noise.length; i++) {
      const x = this.#values[i]!;
      noise[i] = this.#values[i] = x - theta * x * dt + step * this.random.normal();
    }
  }

  reset(): void {
    const { sigma, theta, dt, start = 'zero' } = this.options;
    const deviation = start === 'zero' ? 0 : sigma / Math.sqrt(2 * theta - theta * theta * dt);
    for (let i = 0; i < this.#values.length; i++)
      this.#values[i] = deviation === 0 ? 0 : deviation * this.random.normal();
  }

  save(): { values: number[]; random: RandomState } {
    return { values: [...this.#values], random: this.random.save() };
  }

  restore(saved: unknown): void {
    const { values, random } = saved as { values: number[]; random: RandomState };
    this.#values.set(values);
    this.random.restore(random);
  }
}
