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

/** Shows one of `count` states at a time; the action of the same number earns 1, the others 0. Ends after 10 steps. */
export function identity(count = 3): TrivialEnvironment {
  const observation = new Float32Array(count);
  let state = 0;
  let steps = 0;
  let random: Random;
  const show = () => {
    state = random.integer(count);
    observation.fill(0);
    observation[state] = 1;
  };
  return {
    observationSize: count,
    actionCount: count,
    observation,
    terminated: false,
    reset(generator) {
      random = generator;
      steps = 0;
      this.terminated = false;
      show();
    },
    step(action) {
      const reward = action === state ? 1 : 0;
      this.terminated = ++steps === 10;
      show();
      return reward;
    },
  };
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
  const observation = new Float32Array(2);
  let state = 0;
  let steps = 0;
  let random: Random;
  const show = () => {
    state = random.integer(2);
    observation.fill(0);
    observation[state] = 1;
  };
  return {
    observationSize: 2,
    actionCount: 0,
    observation,
    terminated: false,
    reset(generator) {
      random = generator;
      steps = 0;
      this.terminated = false;
      show();
    },
    step(action) {
      const reward = -((action - (state === 0 ? 0.5 : -0.5)) ** 2);
      this.terminated = ++steps === 5;
      show();
      return reward;
    },
  };
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
  let steps = 0;
  let random: Random;
  const show = () => {
    observation[0] = random.integer(2) - 0.5;
  };
  return {
    observationSize: 1,
    actionCount: 0,
    observation,
    terminated: false,
    reset(generator) {
      random = generator;
      steps = 0;
      this.terminated = false;
      show();
    },
    step(action) {
      const reward = -((action - observation[0]!) ** 2);
      this.terminated = ++steps === 10;
      show();
      return reward;
    },
  };
}
