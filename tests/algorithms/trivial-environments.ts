/** Environments so simple that their optimum is known and every algorithm must find it in seconds. */
import type { Random } from '../../src/shared/random';

export interface TrivialEnvironment {
  readonly observationSize: number;
  /** 0 where the action is one continuous number. */
  readonly actionCount: number;
  readonly observation: Float32Array;
  reset(random: Random): void;
  /** Returns the reward; sets `terminated`. */
  step(action: number): number;
  terminated: boolean;
}

/** An environment whose state is drawn anew after every step, and whose reward depends on state and action alone. */
interface Contexts<Action> {
  readonly observation: Float32Array;
  /** Puts a state that is drawn at random into the observation. */
  show(random: Random): void;
  /** What an action earns in the state that is shown. */
  reward(action: Action): number;
  /** Steps of an episode. */
  readonly length: number;
}

/** The part of an environment that is the same for all of them. */
export function contexts<Action>({ observation, show, reward, length }: Contexts<Action>) {
  let steps = 0;
  let random: Random;
  return {
    observationSize: observation.length,
    observation,
    terminated: false,
    reset(generator: Random): void {
      random = generator;
      steps = 0;
      this.terminated = false;
      show(random);
    },
    step(action: Action): number {
      const earned = reward(action);
      this.terminated = ++steps === length;
      show(random);
      return earned;
    },
  };
}

/** One of so many states, shown as a vector with a 1 in its place. */
export function oneOf(count: number) {
  const observation = new Float32Array(count);
  return {
    observation,
    show(random: Random): void {
      observation.fill(0);
      observation[random.integer(count)] = 1;
    },
    /** The state that is shown. */
    state: () => observation.indexOf(1),
  };
}

/** Shows one of `count` states at a time; the action of the same number earns 1, the others 0. Ends after 10 steps. */
export function identity(count = 3): TrivialEnvironment {
  const { observation, show, state } = oneOf(count);
  const reward = (action: number) => (action === state() ? 1 : 0);
  return { ...contexts({ observation, show, reward, length: 10 }), actionCount: count };
}

/** One step an episode: action k earns rewards[k], with noise of deviation 0.1. */
export function bandit(rewards: readonly number[] = [0, 0.5, 1, -1]): TrivialEnvironment {
  let random: Random;
  return {
    observationSize: 1,
    actionCount: rewards.length,
    observation: Float32Array.of(1),
    terminated: false,
    reset(generator) {
      random = generator;
      this.terminated = false;
    },
    step(action) {
      this.terminated = true;
      return rewards[action]! + 0.1 * random.normal();
    },
  };
}

/**
 * Shows one of two states; the best action, a number, is 0.5 in the first and -0.5 in the second, and costs the square of
 * its distance from there. Ends after 5 steps.
 */
export function aim(): TrivialEnvironment {
  const { observation, show, state } = oneOf(2);
  const reward = (action: number) => -((action - (state() === 0 ? 0.5 : -0.5)) ** 2);
  return { ...contexts({ observation, show, reward, length: 5 }), actionCount: 0 };
}

/**
 * Two states. In the first, action 0 ends the episode with 1 and action 1 leads on with 0; in the second both
 * actions end it, with 0 or 3. With a discount of 0.9 the way on is worth 2.7.
 */
export function chain(): TrivialEnvironment {
  const observation = new Float32Array(2);
  let state = 0;
  const show = () => {
    observation.fill(0);
    observation[state] = 1;
  };
  return {
    observationSize: 2,
    actionCount: 2,
    observation,
    terminated: false,
    reset() {
      state = 0;
      this.terminated = false;
      show();
    },
    step(action) {
      const reward = state === 0 ? (action === 0 ? 1 : 0) : action === 1 ? 3 : 0;
      this.terminated = state === 1 || action === 0;
      state = 1;
      show();
      return reward;
    },
  };
}

/** Shows -0.5 or 0.5; a continuous action loses the square of its distance from it. Ends after 10 steps. */
export function follow(): TrivialEnvironment {
  const observation = new Float32Array(1);
  const show = (random: Random) => {
    observation[0] = random.integer(2) - 0.5;
  };
  const reward = (action: number) => -((action - observation[0]!) ** 2);
  return { ...contexts({ observation, show, reward, length: 10 }), actionCount: 0 };
}
