/** The policy that takes a random action with probability epsilon, and one of highest value otherwise. */
import type { TabularHyperparameters } from '../../shared/catalogue/tabular-learning';
import type { Random, RandomState } from '../../shared/random';
import type { ActionValues } from '../memory/action-values';
import { decays, type Schedule } from './schedules';

export interface EpsilonSettings extends Pick<
  TabularHyperparameters,
  'epsilonSchedule' | 'epsilonStart' | 'epsilonEnd' | 'epsilonFraction'
> {
  /** Env steps in which every action is random; epsilon decays from then on. */
  readonly warmup?: number;
  /** Whether the networks' own noise explores after the warm-up, and no action is random. */
  readonly noisy?: boolean;
}

export interface EpsilonGreedyState {
  /** Of the random numbers, under the name that checkpoints know. */
  readonly coins: RandomState;
  /** Actions since the latest report, and how many of them were greedy. */
  readonly actions: number;
  readonly greedyActions: number;
}

export class EpsilonGreedy {
  /** Epsilon by the number of env steps taken. */
  readonly epsilon: Schedule;
  readonly #warmup: number;
  readonly #noisy: boolean;
  #actions = 0;
  #greedyActions = 0;

  /** @param steps the budget, a share of which the decay takes */
  constructor(
    { warmup = 0, noisy = false, ...h }: EpsilonSettings,
    steps: number,
    private readonly random: Random,
  ) {
    this.epsilon = decays[h.epsilonSchedule](h.epsilonStart, h.epsilonEnd, warmup, h.epsilonFraction * steps);
    this.#warmup = warmup;
    this.#noisy = noisy;
  }

  /** Draws one of so many actions with probability epsilon; null where the greedy action is to be taken. */
  explore(step: number, actionCount: number): number | null {
    this.#actions++;
    if (step < this.#warmup || (!this.#noisy && this.random.uniform() < this.epsilon(step)))
      return this.random.integer(actionCount);
    this.#greedyActions++;
    return null;
  }

  /** Draws an action; among equally good ones every one is as likely. */
  choose(table: ActionValues, state: number, step: number): number {
    return this.explore(step, table.offered(state)) ?? table.randomBest(state, this.random);
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
    return { coins: this.random.save(), actions: this.#actions, greedyActions: this.#greedyActions };
  }

  restore({ coins, actions, greedyActions }: EpsilonGreedyState): void {
    this.random.restore(coins);
    this.#actions = actions;
    this.#greedyActions = greedyActions;
  }
}
