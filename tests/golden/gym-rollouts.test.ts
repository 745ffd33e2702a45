/** Replays the trajectories of Gymnasium 1.4.0 that lie beside this file. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { replayTrajectory, type Trajectory } from '../../src/main/cli/trajectory';
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

describe('trajectories of Gymnasium', () => {
  for (const [env, all] of recorded) {
    const titled = all.map((rollout) => ({ policy: 'recorded', ...rollout }));
    it.each(titled)(`${env} goes the recorded way, seed $seed, actions: $policy`, (rollout) => {
      expect(rollout.actions.length).toBeGreaterThan(0);
      for (const column of [rollout.obs, rollout.rewards, rollout.terminated, rollout.truncated])
        expect(column).toHaveLength(rollout.actions.length);
      expect(replayTrajectory(rollout).difference).toBeNull();
    });
  }

  it('are those of the environments that are the same there, several of each', () => {
    expect([...recorded.keys()].sort()).toEqual([
      'Acrobot-v1',
      'CartPole-v1',
      'MountainCar-v0',
      'MountainCarContinuous-v0',
      'Pendulum-v1',
    ]);
    for (const [env, all] of recorded) {
      expect(environments).toHaveProperty([env]);
      expect(all.length, env).toBeGreaterThanOrEqual(2);
    }
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
