/**
 * Shifts and scales each number of a box observation to mean 0 and variance 1 over everything seen so far, and clips
 * it to ±10 (Andrychowicz et al. 2021, "What matters for on-policy deep actor-critic methods?"). The statistics are
 * one object for all environments of a training; those of an evaluation use them without adding to them.
 *
 * Of an observation that shows several frames, the newest counts, and all of them are shown by the same statistics.
 * `originalObservation` stays as it was: what is remembered of it is normalised when it is learned from, by the
 * statistics of that moment.
 */
import type { EnvironmentCard } from '../../shared/catalogue/environment';
import type { Random } from '../../shared/random';
import type { Environment } from './environment';
import { bound, type RunningStatistics } from './running-statistics';
import { Wrapper } from './wrapper';

export class ObservationNormaliser extends Wrapper {
  readonly #card: EnvironmentCard;
  readonly #observation: Float32Array;

  /**
   * @param statistics of as many numbers as one frame has
   * @param frozen true in evaluations: what is seen there does not count
   */
  constructor(
    inner: Environment,
    private readonly statistics: RunningStatistics,
    private readonly frozen: boolean,
  ) {
    super(inner);
    this.#observation = new Float32Array(inner.observation.length);
    const { observation } = inner.card;
    this.#card =
      observation.kind === 'discrete'
        ? inner.card
        : {
            ...inner.card,
            observation: {
              kind: 'box',
              dimensions: observation.dimensions.map(({ name }) => ({ name, low: -bound, high: bound })),
            },
          };
  }

  override get card(): EnvironmentCard {
    return this.#card;
  }
  override get observation(): Float32Array {
    return this.#observation;
  }

  override get originalObservation(): Float32Array {
    return this.inner.observation;
  }

  override reset(random: Random): void {
    this.inner.reset(random);
    this.#observe();
  }

  override resetTo(state: ArrayLike<number>, random: Random): void {
    this.inner.resetTo(state, random);
    this.#observe();
  }

  override step(action: ArrayLike<number>): void {
    this.inner.step(action);
    this.#observe();
  }

  override save(): unknown {
    return {
      inner: this.inner.save(),
      shown: [...this.#observation],
      ...(this.frozen ? {} : { statistics: this.statistics.save() }),
    };
  }

  override restore(saved: unknown, random: Random): void {
    const { inner, shown, statistics } = saved as { inner: unknown; shown: number[]; statistics?: unknown };
    this.inner.restore(inner, random);
    if (!this.frozen) this.statistics.restore(statistics);
    this.#observation.set(shown);
  }

  #observe(): void {
    const { observation } = this.inner;
    if (!this.frozen) this.statistics.add(observation.subarray(observation.length - this.statistics.width));
    this.statistics.normalise(observation, this.#observation);
  }
}
