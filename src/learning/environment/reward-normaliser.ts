/**
 * Divides rewards by the running standard deviation of the discounted return and clips them to ±10 (Engstrom et al.
 * 2020, "Implementation matters in deep policy gradients", reward scaling; Andrychowicz et al. 2021): the agent's
 * returns are then of the order of 1 whatever the environment's unit. The mean stays, so that signs do.
 *
 * The statistics are one object for all environments of a training; those of an evaluation use them without adding
 * to them. `originalReward` stays as it was.
 */
import type { Random } from '../../shared/random';
import type { Environment } from './environment';
import { bound, type RunningStatistics } from './running-statistics';
import { Wrapper } from './wrapper';

/** A reward in standard deviations of the discounted return that has been seen. */
export function normaliseReward(statistics: RunningStatistics, reward: number): number {
  return Math.min(bound, Math.max(-bound, reward / statistics.deviation(0)));
}

export class RewardNormaliser extends Wrapper {
  #reward = 0;
  /** Discounted sum of the episode's rewards so far, the latest counting fully. */
  #return = 0;

  /**
   * @param statistics of one number, the discounted return
   * @param discount gamma
   * @param frozen true in evaluations: what happens there does not count
   */
  constructor(
    inner: Environment,
    private readonly statistics: RunningStatistics,
    private readonly discount: number,
    private readonly frozen: boolean,
  ) {
    super(inner);
  }

  override get reward(): number {
    return this.#reward;
  }

  override reset(random: Random): void {
    this.inner.reset(random);
    this.#return = 0;
  }

  override resetTo(state: ArrayLike<number>, random: Random): void {
    this.inner.resetTo(state, random);
    this.#return = 0;
  }

  override step(action: ArrayLike<number>): void {
    this.inner.step(action);
    const { reward } = this.inner;
    this.#return = this.discount * this.#return + reward;
    if (!this.frozen) this.statistics.add([this.#return]);
    this.#reward = normaliseReward(this.statistics, reward);
  }

  override save(): unknown {
    return {
      inner: this.inner.save(),
      return: this.#return,
      reward: this.#reward,
      ...(this.frozen ? {} : { statistics: this.statistics.save() }),
    };
  }

  override restore(saved: unknown, random: Random): void {
    const state = saved as { inner: unknown; return: number; reward: number; statistics?: unknown };
    this.inner.restore(state.inner, random);
    this.#return = state.return;
    this.#reward = state.reward;
    if (!this.frozen) this.statistics.restore(state.statistics);
  }
}
