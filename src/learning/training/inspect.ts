/** Looks at what an agent's greedy policy does and holds, and at what it learns, without changing anything. */
import { axisValue, slicePoints } from '../../shared/catalogue/slices';
import { spaceSize } from '../../shared/catalogue/environment';
import type { Action, InspectedEpisode, InspectedSlice, Inspection } from '../../shared/inspection';
import { seededRandom } from '../../shared/random';
import type { Environment } from '../environment/environment';
import type { Agent } from './agent';

/** Seed of the episodes: not the experiment's, so that runs are compared from the same start. */
const seed = 20_000;
/** Digits that are kept: enough to draw with. */
const digits = 6;

const rounded = (value: number): number => Number(value.toPrecision(digits));

/**
 * Plays one greedy episode, reads the agent's values and has one learning step worked out; gives way to its caller after every step.
 * @param environment one that nobody else uses, with the evaluation's wrappers
 */
export function* inspect(agent: Agent, environment: Environment, step: number): Generator<void, Inspection> {
  const episode = yield* playEpisode(agent, environment);
  const slice = yield* readSlice(agent, environment);
  const table = agent.actionValues === undefined ? null : Array.from(agent.actionValues, rounded);
  // The agent's own generators stay where they are: what is drawn depends on the moment alone.
  const learning = agent.explainStep?.(seededRandom(seed).fork(`learning step ${step}`)) ?? null;
  return { step, episode, slice, table, learning: allRounded(learning) };
}

/** The same with every number in it rounded; whole ones, such as steps, stay. */
function allRounded<T>(value: T): T {
  if (typeof value === 'number') return (Number.isInteger(value) ? value : rounded(value)) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(allRounded) as T;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, allRounded(part)])) as T;
}

/** The agent's action for the present observation, as the environment takes it. */
function greedyAction(agent: Agent, environment: Environment, action: Float32Array): void {
  agent.actGreedily(environment.observation, action);
}

function shown(environment: Environment, action: Float32Array): Action {
  const { card, originalAction = action } = environment;
  return card.action.kind === 'discrete' ? originalAction[0]! : Array.from(originalAction, rounded);
}

function* playEpisode(agent: Agent, environment: Environment): Generator<void, InspectedEpisode> {
  const action = new Float32Array(spaceSize(environment.card.action));
  const states = [];
  const actions: Action[] = [];
  const rewards: number[] = [];
  const learnedRewards: number[] = [];
  const values: number[] = [];
  environment.reset(seededRandom(seed));
  let sum = 0;
  while (!environment.terminated && !environment.truncated) {
    states.push(Array.from(environment.state, rounded));
    if (agent.valueOf !== null) values.push(rounded(agent.valueOf(environment.observation)));
    greedyAction(agent, environment, action);
    environment.step(action);
    actions.push(shown(environment, action));
    const reward = environment.originalReward ?? environment.reward;
    rewards.push(rounded(reward));
    learnedRewards.push(rounded(environment.reward));
    sum += reward;
    yield;
  }
  states.push(Array.from(environment.state, rounded));
  return {
    return: sum,
    terminated: environment.terminated,
    states,
    actions,
    rewards,
    ...(rewards.every((reward, i) => reward === learnedRewards[i]) ? {} : { learnedRewards }),
    values: agent.valueOf === null ? null : values,
  };
}

function* readSlice(agent: Agent, environment: Environment): Generator<void, InspectedSlice | null> {
  const { slice } = environment.card;
  if (slice === undefined) return null;
  const random = seededRandom(seed);
  const state = [...slice.state];
  const action = new Float32Array(spaceSize(environment.card.action));
  const values: number[] = [];
  const actions: Action[] = [];
  for (let row = 0; row < slicePoints; row++) {
    state[slice.y.index] = axisValue(slice.y, row);
    for (let column = 0; column < slicePoints; column++) {
      state[slice.x.index] = axisValue(slice.x, column);
      environment.resetTo(state, random);
      if (agent.valueOf !== null) values.push(rounded(agent.valueOf(environment.observation)));
      greedyAction(agent, environment, action);
      actions.push(environment.card.action.kind === 'discrete' ? action[0]! : Array.from(action, rounded));
    }
    yield;
  }
  return { values: agent.valueOf === null ? null : values, actions };
}
