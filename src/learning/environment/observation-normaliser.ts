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
import { ObservationWrapper } from './observation-wrapper';

export class ObservationNormaliser extends ObservationWrapper {
  /**
   * @param statistics of as many numbers as one frame has
   * @param frozen true in evaluations: what is seen there does not count
   */
  constructor(
    inner: Environment,
    private readonly statistics: RunningStatistics,
    private readonly frozen: boolean,
  ) {
    super(inner, normalised(inner.card), inner.observation.length);
  }

  override get originalObservation(): Float32Array {
    return this.inner.observation;
  }

  override save(): unknown {
    return {
      inner: this.inner.save(),
      shown: [...this.observation],
      ...(this.frozen ? {} : { statistics: this.statistics.save() }),
    };
  }

  override restore(saved: unknown, random: Random): void {
    const { inner, shown, statistics } = saved as { inner: unknown; shown: number[]; statistics?: unknown };
    this.inner.restore(inner, random);
    if (!this.frozen) this.statistics.restore(statistics);
    this.observation.set(shown);
  }

  protected observe(): void {
    const { observation } = this.inner;
    if (!this.frozen) this.statistics.add(observation.subarray(observation.length - this.statistics.width));
    this.statistics.normalise(observation, this.observation);
  }
}

/** The card of an environment whose numbers are normalised. */
function normalised(card: EnvironmentCard): EnvironmentCard {
  const { observation } = card;
  if (observation.kind === 'discrete') return card;
  const dimensions = observation.dimensions.map(({ name }) => ({ name, low: -bound, high: bound }));
  return { ...card, observation: { kind: 'box', dimensions } };
}
