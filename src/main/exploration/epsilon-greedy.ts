/** The policy that takes a random action with probability epsilon, and one of highest value otherwise. */
import type { TabularHyperparameters } from '../../shared/catalogue/tabular-learning';
import type { Random, RandomState } from '../../shared/random';
import type { ActionValues } from '../memory/action-values';
import { decays, type Schedule } from './schedules';

export type EpsilonSettings = Pick<
  TabularHyperparameters,
  'epsilonSchedule' | 'epsilonStart' | 'epsilonEnd' | 'epsilonFraction'
>;

export interface EpsilonGreedyState {
  readonly coins: RandomState;
  /** Actions since the latest report, and how many of them were greedy. */
  readonly actions: number;
  readonly greedyActions: number;
}

export class EpsilonGreedy {
  /** Epsilon by the number of env steps taken. */
  readonly epsilon: Schedule;
  #actions = 0;
  #greedyActions = 0;

  /** @param steps the budget, a share of which the decay takes */
  constructor(
    h: EpsilonSettings,
    steps: number,
    private readonly coins: Random,
  ) {
    this.epsilon = decays[h.epsilonSchedule](h.epsilonStart, h.epsilonEnd, 0, h.epsilonFraction * steps);
  }

  /** Draws an action; among equally good ones every one is as likely. */
  choose(table: ActionValues, state: number, step: number): number {
    this.#actions++;
    if (this.coins.uniform() < this.epsilon(step)) return this.coins.integer(table.offered(state));
    this.#greedyActions++;
    return table.randomBest(state, this.coins);
  }

  /** sum_a pi(a given s) Q(s, a): epsilon of the mean, the rest of the maximum. */
  expectedValue(table: ActionValues, state: number, step: number): number {
    const epsilon = this.epsilon(step);
    return epsilon * table.mean(state) + (1 - epsilon) * table.max(state);
  }

  /** Epsilon now, and the share of greedy actions since the previous call. */
  report(step: number): { epsilon: number; greedyShare: number } {
    const greedyShare = this.#actions === 0 ? 0 : this.#greedyActions / this.#actions;
    this.#actions = this.#greedyActions = 0;
    return { epsilon: this.epsilon(step), greedyShare };
  }

  save(): EpsilonGreedyState {
    return { coins: this.coins.save(), actions: this.#actions, greedyActions: this.#greedyActions };
  }

  restore({ coins, actions, greedyActions }: EpsilonGreedyState): void {
    this.coins.restore(coins);
    this.#actions = actions;
    this.#greedyActions = greedyActions;
  }
}
