import { describe, expect, it } from 'vitest';
import { createEnvironment } from '../../../src/catalogue/environments';
import { replayTrajectory, type Trajectory } from '../../../src/main/cli/trajectory';
import { seededRandom } from '../../../src/shared/random';

/** A trajectory of our own pendulum. */
function record(): Trajectory {
  const environment = createEnvironment('Pendulum-v1');
  environment.reset(seededRandom(1));
  const initialState = [...environment.state];
  const initialObs = [...environment.observation];
  const actions = [[0.5], [-1], [2], [0]];
  const steps = actions.map((action) => {
    environment.step(action);
    const { observation, reward, terminated, truncated } = environment;
    return { obs: [...observation], reward, terminated, truncated };
  });
  return {
    env: 'Pendulum-v1',
    initialState,
    initialObs,
    actions,
    obs: steps.map(({ obs }) => obs),
    rewards: steps.map(({ reward }) => reward),
    terminated: steps.map(({ terminated }) => terminated),
    truncated: steps.map(({ truncated }) => truncated),
  };
}

/** A copy of a list with another value in one place. */
const replaced = <T>(list: readonly T[], at: number, value: T): T[] =>
  list.map((old, index) => (index === at ? value : old));

describe('replayTrajectory', () => {
  it('finds nothing in a trajectory of its own', () => {
    expect(replayTrajectory(record())).toEqual({ deviation: 0, difference: null });
  });

  it('lets the last digits of single precision differ, and measures by how much', () => {
    const recorded = record();
    const obs = recorded.obs.map((numbers) => numbers.map((value) => value * (1 + 5e-6)));
    const { deviation, difference } = replayTrajectory({ ...recorded, obs });
    expect(difference).toBeNull();
    expect(deviation).toBeGreaterThan(1e-6);
    expect(deviation).toBeLessThan(6e-6);
  });

  it.each([
    [
      'initialObs',
      (t: Trajectory) => [t.initialObs[0]! + 1, ...t.initialObs.slice(1)],
      /number 0 of the first observation/,
    ],
    [
      'obs',
      (t: Trajectory) => replaced(t.obs, 2, [0, 0]),
      /the observation at step 3 has 3 numbers; recorded are 2/,
    ],
    ['rewards', (t: Trajectory) => replaced(t.rewards, 1, t.rewards[1]! + 0.01), /the reward at step 2 is/],
    [
      'terminated',
      (t: Trajectory) => replaced(t.terminated, 3, true),
      /terminated at step 4 is false; recorded is true/,
    ],
    [
      'truncated',
      (t: Trajectory) => replaced(t.truncated, 0, true),
      /truncated at step 1 is false; recorded is true/,
    ],
  ] as const)('says where %s differ', (column, change, message) => {
    const recorded = record();
    expect(replayTrajectory({ ...recorded, [column]: change(recorded) }).difference).toMatch(message);
  });

  it('refuses an environment that it does not know', () => {
    expect(() => replayTrajectory({ ...record(), env: 'Pong-v5' })).toThrow(RangeError);
  });
});
