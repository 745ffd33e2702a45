/**
 * The two states of Sutton & Barto 2018, example 6.7, in which the maximum over noisy estimates misleads Q-learning.
 *
 * | observation | meaning |
 * |-------------|---------|
 * | 0           | A       |
 * | 1           | B       |
 * | 2           | the end |
 *
 * Actions in A: 0 goes left to B, 1 goes right to the end, both with reward 0. In B all ten go to the end with a
 * reward from the normal distribution of mean -0.1 and standard deviation 1. An agent that does not know that A offers
 * two actions only still takes both alike: the other even ones go left, the other odd ones right.
 */
import type { CreateEnvironment } from '../../learning/environment/environment';
import { TabularEnvironment } from '../../learning/environment/tabular-environment';
import { nothing, type TabularModel } from '../../learning/environment/tabular-model';
import { card } from './card';

const stateA = 0;
const stateB = 1;
const end = 2;
const meanReward = -0.1;
const actions = card.action.names.length;

export const maximisationBiasModel: TabularModel = {
  states: 3,
  actions,
  starts: [{ probability: 1, state: stateA }],
  outcomes: [stateA, stateB, end].flatMap((state) =>
    Array.from({ length: actions }, (_, action) => {
      if (state === end) return nothing(end);
      if (state === stateB) return [{ probability: 1, next: end, reward: meanReward, terminated: true }];
      if (action >= card.actionCounts[stateA]) return [];
      return action === 0
        ? [{ probability: 1, next: stateB, reward: 0, terminated: false }]
        : [{ probability: 1, next: end, reward: 0, terminated: true }];
    }),
  ),
};

/** As its model says, except for the rewards in B, of which the model knows the mean alone. */
export class MaximisationBias extends TabularEnvironment {
  declare readonly card: typeof card;

  constructor() {
    super(card, maximisationBiasModel);
  }

  override step(action: ArrayLike<number>): void {
    const left = this.state[0] === stateA && action[0]! % 2 === 0;
    const reward = this.state[0] === stateB ? meanReward + this.random!.normal() : 0;
    this.arrive(left ? stateB : end, reward, !left);
  }
}

export const create: CreateEnvironment = () => new MaximisationBias();
