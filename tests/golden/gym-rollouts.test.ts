/**
 * Replays the trajectories of Gymnasium 1.4.0 that lie beside this file.
 *
 * An environment takes part by being in the catalogue; the others stand in the report as skipped, by name and with
 * the number of their trajectories.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createEnvironment } from '../../src/main/environments';
import { environments } from '../../src/shared/catalogue';
import { seededRandom } from '../../src/shared/random';

interface Rollout {
  readonly env: string;
  readonly seed: number;
  /** What chose the actions, where it is told. */
  readonly policy?: string;
  readonly initialState: readonly number[];
  readonly initialObs: readonly number[];
  readonly actions: readonly (number | readonly number[])[];
  readonly obs: readonly (readonly number[])[];
  readonly rewards: readonly number[];
  readonly terminated: readonly boolean[];
  readonly truncated: readonly boolean[];
}

const rollouts = JSON.parse(
  readFileSync(new URL('gym-rollouts.json', import.meta.url), 'utf8'),
) as readonly Rollout[];

/** Observations of Gymnasium are single precision, of which the last digits depend on the C library. */
const tolerance = 1e-5;

function expectClose(found: ArrayLike<number>, recorded: readonly number[], where: string): void {
  expect(found.length, where).toBe(recorded.length);
  recorded.forEach((value, i) => {
    // Near 0 the relative error means nothing: there the tolerance is that of numbers of a hundredth.
    const allowed = tolerance * Math.max(Math.abs(value), 0.01);
    if (!(Math.abs(found[i]! - value) <= allowed))
      expect.fail(`${where}: number ${i} is ${found[i]}; recorded is ${value}`);
  });
}

/**
 * Steps after which an environment no longer goes its own way but starts each step from the recorded observation.
 *
 * Without a hand to balance it a pole falls, and the recorded actions are such a hand only for the recorded pole: a
 * deviation grows by e^4 a second, so that the last bit of a double becomes visible in single precision after about
 * 140 steps and is a fall after 480. Gymnasium 1.4.0 itself, replaying this file with NumPy 2.4.6 on Linux, leaves
 * the recording at the same steps. Each single step still has to be the recorded one.
 */
const ownWay: Readonly<Record<string, number>> = { 'CartPole-v1': 250 };

/** Takes the recorded actions from the recorded start and compares everything after each step. */
function replay({
  env,
  initialState,
  initialObs,
  actions,
  obs,
  rewards,
  terminated,
  truncated,
}: Rollout): void {
  const environment = createEnvironment(env);
  environment.resetTo(initialState, seededRandom(0));
  expectClose(environment.observation, initialObs, 'the start');
  actions.forEach((action, i) => {
    const where = `step ${i + 1}`;
    if (i >= (ownWay[env] ?? Infinity)) environment.state.set(obs[i - 1]!);
    environment.step(typeof action === 'number' ? [action] : action);
    expectClose(environment.observation, obs[i]!, `${where}, observation`);
    // Rewards that count are exact; computed ones are as exact as observations.
    if (Number.isInteger(rewards[i])) expect(environment.reward, `${where}, reward`).toBe(rewards[i]);
    else expectClose([environment.reward], [rewards[i]!], `${where}, reward`);
    expect(environment.terminated, `${where}, terminated`).toBe(terminated[i]);
    expect(environment.truncated, `${where}, truncated`).toBe(truncated[i]);
  });
}

const recorded = new Map<string, readonly Rollout[]>();
for (const rollout of rollouts) recorded.set(rollout.env, [...(recorded.get(rollout.env) ?? []), rollout]);
const waiting = [...recorded].filter(([env]) => !Object.hasOwn(environments, env));

describe('trajectories of Gymnasium', () => {
  for (const [env, all] of recorded) {
    if (!Object.hasOwn(environments, env)) {
      it.skip(`${env}: ${all.length} trajectories wait, the environment is not in the catalogue`);
      continue;
    }
    const titled = all.map((rollout) => ({ policy: 'recorded', ...rollout }));
    it.each(titled)(`${env} goes the recorded way, seed $seed, actions: $policy`, (rollout) => {
      expect(rollout.actions.length).toBeGreaterThan(0);
      for (const column of [rollout.obs, rollout.rewards, rollout.terminated, rollout.truncated])
        expect(column).toHaveLength(rollout.actions.length);
      replay(rollout);
    });
  }

  it('are replayed or named as waiting, every one', () => {
    const count = (of: readonly (readonly [string, readonly Rollout[]])[]) =>
      of.reduce((sum, [, all]) => sum + all.length, 0);
    const replayed = [...recorded].filter(([env]) => Object.hasOwn(environments, env));
    expect(count(replayed) + count(waiting)).toBe(rollouts.length);
    expect(recorded.get('CartPole-v1')).toHaveLength(4);
    expect(replayed.map(([env]) => env)).toEqual(
      expect.arrayContaining([
        'CartPole-v1',
        'MountainCar-v0',
        'Acrobot-v1',
        'Pendulum-v1',
        'MountainCarContinuous-v0',
      ]),
    );
    if (waiting.length > 0)
      console.info(
        `${count(replayed)} of ${rollouts.length} trajectories replayed; waiting for their environments: ` +
          waiting.map(([env, all]) => `${env} (${all.length})`).join(', '),
      );
  });

  it('of CartPole-v1 reach both kinds of end', () => {
    const ends = recorded.get('CartPole-v1')!.map(({ terminated, truncated }) => ({
      terminated: terminated.at(-1),
      truncated: truncated.at(-1),
    }));
    expect(ends).toContainEqual({ terminated: true, truncated: false });
    expect(ends).toContainEqual({ terminated: false, truncated: true });
  });
});
