/** Replays recorded trajectories of another implementation, such as those in `tests/golden/gym-rollouts.json`. */
import { createEnvironment, reproducibleSteps } from '../../catalogue/environments';
import { seededRandom } from '../../shared/random';

export interface Trajectory {
  readonly env: string;
  readonly initialState: readonly number[];
  readonly initialObs: readonly number[];
  readonly actions: readonly (number | readonly number[])[];
  readonly obs: readonly (readonly number[])[];
  readonly rewards: readonly number[];
  readonly terminated: readonly boolean[];
  readonly truncated: readonly boolean[];
}

export interface Replay {
  /** The largest relative deviation of an observation or a reward. */
  readonly deviation: number;
  /** What differs first by more than the tolerance, in words; null where nothing does. */
  readonly difference: string | null;
}

/** Recorded observations are single precision, of which the last digits depend on the C library. */
const tolerance = 1e-5;
/** Near 0 the relative error means nothing: there deviations are related to this. */
const smallest = 0.01;

/**
 * Takes the recorded actions from the recorded start and compares everything after each step.
 * @throws RangeError for an environment that the catalogue does not know.
 */
export function replayTrajectory(trajectory: Trajectory): Replay {
  const { env, initialState, initialObs, actions, obs, rewards, terminated, truncated } = trajectory;
  const environment = createEnvironment(env);
  const reproducible = reproducibleSteps(env);
  let deviation = 0;
  let difference: string | null = null;
  const differ = (text: string) => (difference ??= text);
  const compare = (found: ArrayLike<number>, recorded: readonly number[], what: string) => {
    if (found.length !== recorded.length)
      return differ(`${what} has ${found.length} numbers; recorded are ${recorded.length}`);
    recorded.forEach((value, i) => {
      const relative = Math.abs(found[i]! - value) / Math.max(Math.abs(value), smallest);
      // A number that is none deviates without end.
      if (!(relative <= deviation)) deviation = Number.isNaN(relative) ? Infinity : relative;
      if (!(relative <= tolerance)) differ(`number ${i} of ${what} is ${found[i]}; recorded is ${value}`);
    });
    return undefined;
  };
  const same = <T>(found: T, recorded: T, what: string) => {
    if (found !== recorded) differ(`${what} is ${String(found)}; recorded is ${String(recorded)}`);
  };

  environment.resetTo(initialState, seededRandom(0));
  compare(environment.observation, initialObs, 'the first observation');
  actions.forEach((action, i) => {
    const step = `at step ${i + 1}`;
    if (i >= reproducible) environment.state.set(obs[i - 1]!);
    environment.step(typeof action === 'number' ? [action] : action);
    compare(environment.observation, obs[i]!, `the observation ${step}`);
    // Rewards that count are exact; computed ones are as exact as observations.
    if (Number.isInteger(rewards[i])) same(environment.reward, rewards[i], `the reward ${step}`);
    else compare([environment.reward], [rewards[i]!], `the reward ${step}`);
    same(environment.terminated, terminated[i], `terminated ${step}`);
    same(environment.truncated, truncated[i], `truncated ${step}`);
  });
  return { deviation, difference };
}
