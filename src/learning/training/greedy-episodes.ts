/** Whole episodes of the greedy policy, as evaluations count them. */
import { spaceSize } from '../../shared/catalogue/environment';
import type { Random } from '../../shared/random';
import type { Environment } from '../environment/environment';
import type { Agent } from './agent';

interface Played {
  readonly returns: readonly number[];
  /** What the agent expected of the start states and what came of it, on average; undefined if it values no states. */
  readonly value?: { readonly predicted: number; readonly realised: number };
}

/** Plays episodes one after the other, yielding after each step. */
export function* playGreedily(
  agent: Agent,
  environment: Environment,
  random: Random,
  episodes: number,
): Generator<void, Played> {
  const action = new Float32Array(spaceSize(environment.card.action));
  const returns: number[] = [];
  let predicted = 0;
  let realised = 0;
  while (returns.length < episodes) {
    environment.reset(random);
    predicted += agent.valueOf?.(environment.observation) ?? 0;
    let sum = 0;
    let weight = 1;
    while (!environment.terminated && !environment.truncated) {
      agent.actGreedily(environment.observation, action);
      environment.step(action);
      sum += environment.originalReward ?? environment.reward;
      realised += weight * environment.reward;
      weight *= agent.discount;
      yield;
    }
    returns.push(sum);
  }
  return {
    returns,
    ...(agent.valueOf && { value: { predicted: predicted / episodes, realised: realised / episodes } }),
  };
}
