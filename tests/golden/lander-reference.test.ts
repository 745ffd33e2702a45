/**
 * Holds the lander to the distributions of Gymnasium 1.4.0 that lie beside this file.
 *
 * Box2D in another build and precision does not go the same way step by step, so returns and lengths are compared by
 * their means: the difference divided by the standard error of the difference, sqrt(own² + reference²), where each
 * standard error is the sample's standard deviation over the root of its number of episodes. With fixed seeds the
 * outcome is the same in every run. Shares of episodes are compared likewise, as binomial ones.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createEnvironment } from '../../src/catalogue/environments';
import { pilotLander } from '../../src/environments/LunarLander-v3/heuristic';
import { spaceSize } from '../../src/shared/catalogue/environment';
import { seededRandom } from '../../src/shared/random';

interface Spread {
  readonly mean: number;
  readonly std: number;
}

interface Reference {
  readonly episodes: number;
  readonly return: Spread & { readonly min: number; readonly max: number };
  readonly length: Spread & { readonly min: number; readonly max: number };
  readonly frac_landed: number;
  readonly frac_crashed: number;
  readonly frac_out: number;
  readonly frac_return_gt_200: number;
  readonly first_obs: Readonly<Record<'mean' | 'std' | 'min' | 'max', readonly number[]>>;
}

const { runs } = JSON.parse(readFileSync(new URL('lander-reference.json', import.meta.url), 'utf8')) as {
  runs: Readonly<Record<string, Reference>>;
};

const episodes = 200;
/** Standard errors: one in 370 fair comparisons is further off, and there are about 60. */
const allowed = 3;

function spread(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, std: Math.sqrt(variance) };
}

/** Plays episodes of one form of the lander with one policy. */
function play(form: string, policy: string) {
  const environment = createEnvironment(form === 'discrete' ? 'LunarLander-v3' : 'LunarLanderContinuous-v3');
  const random = seededRandom(20);
  const choices = random.fork('policy');
  const action = new Float32Array(spaceSize(environment.card.action));
  const act = () => {
    if (policy === 'heuristic') pilotLander(environment.observation, action);
    else if (policy === 'nothing') action.fill(0);
    else if (form === 'discrete') action[0] = choices.integer(4);
    else action.forEach((_, i) => (action[i] = 2 * choices.uniform() - 1));
  };
  return Array.from({ length: episodes }, () => {
    environment.reset(random);
    const first = [...environment.observation];
    let sum = 0;
    let length = 0;
    while (!environment.terminated && !environment.truncated) {
      act();
      environment.step(action);
      sum += environment.reward;
      length++;
    }
    const landed = environment.terminated && environment.reward === 100;
    const out = !landed && Math.abs(environment.observation[0]!) >= 1;
    return { first, return: sum, length, landed, out, crashed: environment.terminated && !landed && !out };
  });
}

describe.each(Object.entries(runs))('%s', (name, reference) => {
  const [form, policy] = name.split('/') as [string, string];
  const played = play(form, policy);

  it.each(['return', 'length'] as const)('has the mean %s of the reference', (what) => {
    const own = spread(played.map((episode) => episode[what]));
    const error = Math.hypot(
      own.std / Math.sqrt(episodes),
      reference[what].std / Math.sqrt(reference.episodes),
    );
    const z = (own.mean - reference[what].mean) / error;
    expect(Math.abs(z), `own ${own.mean}, reference ${reference[what].mean}`).toBeLessThan(allowed);
  });

  it.each([
    ['landed', reference.frac_landed, (episode: (typeof played)[number]) => episode.landed],
    ['crashed', reference.frac_crashed, (episode: (typeof played)[number]) => episode.crashed],
    ['left the field', reference.frac_out, (episode: (typeof played)[number]) => episode.out],
    ['returned more than 200', reference.frac_return_gt_200, (e: (typeof played)[number]) => e.return > 200],
  ])('%s as often as the reference', (_, share, holds) => {
    const own = played.filter(holds).length / episodes;
    const both = (own * episodes + share * reference.episodes) / (episodes + reference.episodes);
    const error = Math.sqrt(both * (1 - both) * (1 / episodes + 1 / reference.episodes));
    expect(Math.abs(own - share), `own ${own}, reference ${share}`).toBeLessThanOrEqual(allowed * error);
  });

  it('begins like the reference', () => {
    for (let i = 0; i < 8; i++) {
      const values = played.map(({ first }) => first[i]!);
      const own = spread(values);
      const { mean, std, min, max } = reference.first_obs;
      const error = Math.hypot(own.std / Math.sqrt(episodes), std[i]! / Math.sqrt(reference.episodes));
      expect(Math.abs(own.mean - mean[i]!), `mean of number ${i}`).toBeLessThanOrEqual(
        allowed * error + 1e-6,
      );
      // Starts are nearly uniform, whose standard deviation is known to 0.45 / sqrt(n) of itself.
      expect(Math.abs(own.std - std[i]!), `spread of number ${i}`).toBeLessThanOrEqual(
        allowed * 0.45 * std[i]! * Math.hypot(1 / Math.sqrt(episodes), 1 / Math.sqrt(reference.episodes)) +
          1e-6,
      );
      const margin = 0.05 * (max[i]! - min[i]!) + 1e-6;
      expect(Math.min(...values)).toBeGreaterThan(min[i]! - margin);
      expect(Math.max(...values)).toBeLessThan(max[i]! + margin);
    }
  });
});
