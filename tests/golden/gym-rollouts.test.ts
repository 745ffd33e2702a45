/**
 * Replays the trajectories of Gymnasium 1.4.0 that lie beside this file.
 *
 * An environment takes part by being in the catalogue; the others stand in the report as skipped, by name and with
 * the number of their trajectories.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { replayTrajectory, type Trajectory } from '../../src/main/environments/trajectory';
import { environments } from '../../src/catalogue';

interface Rollout extends Trajectory {
  readonly seed: number;
  /** What chose the actions, where it is told. */
  readonly policy?: string;
}

const rollouts = JSON.parse(
  readFileSync(new URL('gym-rollouts.json', import.meta.url), 'utf8'),
) as readonly Rollout[];

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
      expect(replayTrajectory(rollout).difference).toBeNull();
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
