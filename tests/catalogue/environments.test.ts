/** What every environment of the catalogue promises. */
import { describe, expect, it } from 'vitest';
import { createEnvironment } from '../../src/catalogue/environments';
import type { Environment } from '../../src/learning/environment/environment';
import { environments } from '../../src/catalogue';
import { longestEvaluation, spaceSize, type Space } from '../../src/shared/catalogue/environment';
import { seededRandom, type Random } from '../../src/shared/random';

const ids = Object.keys(environments);

/** Writes a random action that the space allows; unbounded numbers are drawn from ±1. */
function drawAction(space: Space, random: Random, action: Float32Array): void {
  if (space.kind === 'discrete') action[0] = random.integer(space.names.length);
  else
    space.dimensions.forEach(({ low, high }, i) => {
      const [from, to] = [Math.max(low, -1e6), Math.min(high, 1e6)];
      action[i] = from + (to - from) * random.uniform();
    });
}

function expectInSpace(observation: Float32Array, space: Space): void {
  if (space.kind === 'discrete') {
    const [value] = observation;
    expect(Number.isInteger(value) && value! >= 0 && value! < space.names.length).toBe(true);
  } else
    for (const value of observation)
      if (!Number.isFinite(value)) expect.fail(`an observation holds ${value}`);
}

interface Actor {
  readonly environment: Environment;
  readonly random: Random;
  readonly actions: Random;
}

/** Takes random actions, with a reset after each end, and writes down everything that shows. */
function rollout({ environment, random, actions }: Actor, steps: number): unknown[] {
  const action = new Float32Array(spaceSize(environment.card.action));
  return Array.from({ length: steps }, () => {
    if (environment.terminated || environment.truncated) environment.reset(random);
    drawAction(environment.card.action, actions, action);
    environment.step(action);
    const { observation, state, reward, terminated, truncated } = environment;
    return { observation: [...observation], state: [...state], reward, terminated, truncated };
  });
}

function begin(id: string, seed: number): Actor {
  const random = seededRandom(seed);
  const environment = createEnvironment(id);
  environment.reset(random);
  return { environment, random, actions: seededRandom(seed).fork('actions') };
}

describe.each(ids)('%s', (id) => {
  it('carries the card that the catalogue has', () => {
    expect(createEnvironment(id).card).toBe(environments[id]);
  });

  it('shows observations of its space from the start on, with no end and no reward yet', () => {
    const { environment, random } = begin(id, 1);
    const { observation } = environment.card;
    expect(environment.observation).toHaveLength(spaceSize(observation));
    expectInSpace(environment.observation, observation);
    expect([environment.terminated, environment.truncated]).toEqual([false, false]);
    const action = new Float32Array(spaceSize(environment.card.action));
    for (let i = 0; i < 300; i++) {
      if (environment.terminated || environment.truncated) environment.reset(random);
      drawAction(environment.card.action, random, action);
      environment.step(action);
      expectInSpace(environment.observation, observation);
      expect(Number.isFinite(environment.reward)).toBe(true);
    }
  });

  it('keeps its arrays the same objects through reset, step and restore', () => {
    const { environment, random, actions } = begin(id, 1);
    const { observation, state } = environment;
    rollout({ environment, random, actions }, 50);
    environment.reset(random);
    environment.resetTo([...environment.state], random);
    environment.restore(environment.save(), random);
    expect(environment.observation).toBe(observation);
    expect(environment.state).toBe(state);
  });

  it('leaves the action that it is given alone', () => {
    const { environment, actions } = begin(id, 1);
    const action = new Float32Array(spaceSize(environment.card.action));
    drawAction(environment.card.action, actions, action);
    const before = [...action];
    environment.step(action);
    expect([...action]).toEqual(before);
  });

  it('goes the same way from the same seed, and another from another', () => {
    expect(rollout(begin(id, 5), 100)).toEqual(rollout(begin(id, 5), 100));
    expect(rollout(begin(id, 5), 100)).not.toEqual(rollout(begin(id, 6), 100));
  });

  it('starts in the state that it is given', () => {
    const one = begin(id, 8);
    const other = begin(id, 9);
    other.environment.resetTo([...one.environment.state], other.random);
    expect([...other.environment.state]).toEqual([...one.environment.state]);
    expect([...other.environment.observation]).toEqual([...one.environment.observation]);
  });

  it.each([0, 1, 7, 60])(
    'goes on after %i steps, saved as JSON and restored elsewhere, as if it had never stopped',
    (steps) => {
      const whole = begin(id, 3);
      rollout(whole, steps);
      const saved = JSON.stringify([whole.environment.save(), whole.random.save(), whole.actions.save()]);
      const [environment, random, actions] = JSON.parse(saved) as [
        unknown,
        ReturnType<Random['save']>,
        ReturnType<Random['save']>,
      ];
      const continued = begin(id, 77);
      rollout(continued, 13);
      continued.random.restore(random);
      continued.actions.restore(actions);
      continued.environment.restore(environment, continued.random);
      const seen = ({ environment: { observation, state, terminated, truncated } }: Actor) => ({
        observation: [...observation],
        state: [...state],
        terminated,
        truncated,
      });
      expect(seen(continued)).toEqual(seen(whole));
      expect(rollout(continued, 200)).toEqual(rollout(whole, 200));
    },
  );

  it('stays ended where it was saved at an end', () => {
    const { environment, random, actions } = begin(id, 4);
    const action = new Float32Array(spaceSize(environment.card.action));
    while (!environment.terminated && !environment.truncated) {
      drawAction(environment.card.action, actions, action);
      environment.step(action);
    }
    const continued = begin(id, 5);
    continued.environment.restore(JSON.parse(JSON.stringify(environment.save())), random);
    const ends = ({ terminated, truncated }: Environment) => ({ terminated, truncated });
    expect(ends(continued.environment)).toEqual(ends(environment));
  });

  it('saves a state that later steps do not change', () => {
    const actor = begin(id, 3);
    rollout(actor, 4);
    const saved = actor.environment.save();
    const text = JSON.stringify(saved);
    rollout(actor, 4);
    expect(JSON.stringify(saved)).toBe(text);
  });

  it('is never longer than its step limit', () => {
    const { environment, random, actions } = begin(id, 2);
    const { stepLimit } = environment.card;
    if (stepLimit === null) return;
    const action = new Float32Array(spaceSize(environment.card.action));
    let steps = 0;
    while (!environment.terminated && !environment.truncated) {
      drawAction(environment.card.action, actions, action);
      environment.step(action);
      steps++;
    }
    expect(steps).toBeLessThanOrEqual(stepLimit);
    environment.reset(random);
    expect([environment.terminated, environment.truncated]).toEqual([false, false]);
  });
});

/** Episodes from which the catalogue's figures are checked; fewer where an episode takes long. */
const randomEpisodes: Readonly<Record<string, number>> = {
  'LunarLander-v3': 300,
  'LunarLanderContinuous-v3': 300,
};

it.each(ids)('%s gives a random policy the mean return that its card states', (id) => {
  const { environment, random, actions } = begin(id, 2026);
  const action = new Float32Array(spaceSize(environment.card.action));
  const episodes = randomEpisodes[id] ?? 2000;
  const returns = Array.from({ length: episodes }, () => {
    environment.reset(random);
    let sum = 0;
    while (!environment.terminated && !environment.truncated) {
      drawAction(environment.card.action, actions, action);
      environment.step(action);
      sum += environment.reward;
    }
    return sum;
  });
  const mean = returns.reduce((sum, value) => sum + value, 0) / episodes;
  const variance = returns.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (episodes - 1);
  // Four standard errors, twice over: the card's figure was measured as well, and rounded.
  const allowed = 4 * Math.sqrt((2 * variance) / episodes) + 0.002 * Math.abs(mean);
  expect(Math.abs(mean - environment.card.randomReturn!)).toBeLessThanOrEqual(allowed);
});

describe('createEnvironment', () => {
  it.each(['Pong-v5', '', 'cartpole-v1', '__proto__', 'constructor'])(
    'refuses the unknown id "%s" and lists those that it knows',
    (id) => {
      expect(() => createEnvironment(id)).toThrow(RangeError);
      expect(() => createEnvironment(id)).toThrow(`environment is ${id}; allowed is ${ids.join(', ')}.`);
    },
  );

  it('makes a new environment each time', () => {
    const one = createEnvironment('CartPole-v1');
    const other = createEnvironment('CartPole-v1');
    one.reset(seededRandom(1));
    expect(other.state).not.toBe(one.state);
    expect([...other.state]).toEqual([0, 0, 0, 0]);
  });
});

it('cuts an episode of an evaluation off where it would never end, and only of an evaluation', () => {
  const lengths = [true, false].map((frozen) => {
    const environment = createEnvironment('CliffWalking-v1', {}, { frozen });
    environment.reset(seededRandom(1));
    let length = 0;
    // Against the wall for ever.
    while (length < 2 * longestEvaluation && !environment.truncated) {
      environment.step([3]);
      length++;
    }
    expect(environment.terminated).toBe(false);
    return length;
  });
  expect(lengths).toEqual([longestEvaluation, 2 * longestEvaluation]);
});
