import { describe, expect, it } from 'vitest';
import { createActionNoise } from '../../../src/learning/exploration/action-noise';
import type { ActionNoise } from '../../../src/learning/exploration/noise';
import { GaussianNoise } from '../../../src/learning/exploration/gaussian-noise';
import { correlatedNoise, OrnsteinUhlenbeck } from '../../../src/learning/exploration/ornstein-uhlenbeck';
import { actionNoiseFields } from '../../../src/shared/catalogue/action-noise';
import { defaultsOf } from '../../../src/shared/fields';
import { seededRandom } from '../../../src/shared/random';

function draw(noise: ActionNoise, steps: number, size = 1): number[][] {
  return Array.from({ length: steps }, () => {
    const values = new Float32Array(size).fill(NaN);
    noise.next(values);
    return [...values];
  });
}
const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
/** Correlation of values with those so many steps later, about a mean of 0. */
const correlation = (values: readonly number[], lag: number) =>
  mean(values.slice(lag).map((x, i) => x * values[i]!)) / mean(values.map((x) => x * x));

describe('Gaussian noise', () => {
  it('is as wide as it is told, and independent in steps and dimensions', () => {
    const rows = draw(new GaussianNoise(0.3, seededRandom(1)), 10_000, 2);
    const [first, second] = [0, 1].map((i) => rows.map((row) => row[i]!)) as [number[], number[]];
    for (const values of [first, second]) {
      expect(Math.abs(mean(values))).toBeLessThan((4 * 0.3) / 100);
      expect(Math.abs(mean(values.map((x) => x * x)) / 0.09 - 1)).toBeLessThan(4 * Math.sqrt(2 / 10_000));
      expect(Math.abs(correlation(values, 1))).toBeLessThan(0.04);
    }
    expect(Math.abs(mean(first.map((x, i) => x * second[i]!)) / 0.09)).toBeLessThan(0.04);
  });
});

describe('the Ornstein-Uhlenbeck process', () => {
  it('takes the steps that one works out by hand, from 0 in every episode', () => {
    const [sigma, theta, dt] = [0.5, 0.15, 0.04];
    const noise = new OrnsteinUhlenbeck({ sigma, theta, dt }, 1, seededRandom(3));
    const normals = seededRandom(3);
    // x <- x - 0.006 x + 0.1 N
    let x = 0;
    for (const [value] of draw(noise, 5)) {
      x = x - 0.006 * x + 0.1 * normals.normal();
      expect(value).toBeCloseTo(x, 6);
    }
    noise.reset();
    expect(draw(noise, 1)[0]![0]).toBeCloseTo(0.1 * normals.normal(), 6);
  });

  it('wanders as far and remembers as long as theory says', () => {
    const [sigma, theta] = [0.2, 0.15];
    const values = draw(new OrnsteinUhlenbeck({ sigma, theta, dt: 1 }, 1, seededRandom(5)), 200_000).map(
      ([x]) => x!,
    );
    const deviation = Math.sqrt(mean(values.map((x) => x * x)));
    expect(deviation).toBeCloseTo(sigma / Math.sqrt(2 * theta - theta * theta), 2);
    for (const lag of [1, 5, 10]) expect(correlation(values, lag)).toBeCloseTo(0.85 ** lag, 1);
  });

  it('gives each dimension a process of its own', () => {
    const rows = draw(new OrnsteinUhlenbeck({ sigma: 0.2, theta: 0.15, dt: 1 }, 2, seededRandom(1)), 50);
    for (const [first, second] of rows) expect(first).not.toBe(second);
  });
});

describe('correlated noise', () => {
  it.each([0, 0.9])('with rho %d is standard normal in every step of an episode', (rho) => {
    const noise = correlatedNoise(rho, 1, seededRandom(2));
    for (const step of [1, 3]) {
      const squares = Array.from({ length: 4000 }, () => {
        noise.reset();
        return draw(noise, step).at(-1)![0]! ** 2;
      });
      expect(Math.abs(mean(squares) - 1)).toBeLessThan(4 * Math.sqrt(2 / 4000));
    }
    const values = draw(noise, 50_000).map(([x]) => x!);
    expect(correlation(values, 1)).toBeCloseTo(rho, 1);
    expect(correlation(values, 3)).toBeCloseTo(rho ** 3, 1);
  });
});

describe('noise by its settings', () => {
  const settings = defaultsOf(actionNoiseFields);

  it('is none where there is to be none', () => {
    const noise = createActionNoise({ ...settings, noise: 'none' }, 2, seededRandom(1));
    expect(draw(noise, 3, 2).flat()).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it.each(['none', 'gaussian', 'ornstein-uhlenbeck'] as const)(
    '%s goes on from a saved state as if it had never stopped',
    (kind) => {
      const build = (seed: number) => createActionNoise({ ...settings, noise: kind }, 2, seededRandom(seed));
      const whole = build(1);
      draw(whole, 7, 2);
      const second = build(9);
      second.restore(structuredClone(whole.save()));
      expect(draw(second, 5, 2)).toEqual(draw(whole, 5, 2));
      whole.reset();
      second.reset();
      expect(draw(second, 5, 2)).toEqual(draw(whole, 5, 2));
    },
  );
});
