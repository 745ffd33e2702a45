/** What is shown of a run beneath its main charts, where it reports it: how its policy moves, and what its values are worth. */

export interface Detail {
  readonly metric: string;
  /** Range that is shown even where no curve reaches it. */
  readonly yMin?: number;
  readonly yMax?: number;
}

const known: readonly Detail[] = [
  { metric: 'learning/kl', yMin: 0 },
  { metric: 'learning/clipFraction', yMin: 0 },
  { metric: 'learning/explainedVariance', yMin: 0, yMax: 1 },
  { metric: 'learning/gradientVariance', yMin: 0 },
  { metric: 'learning/advantageDeviation', yMin: 0 },
  { metric: 'learning/advantageSpread', yMin: 0 },
  { metric: 'learning/actionDeviation', yMin: 0 },
  { metric: 'learning/saturation', yMin: 0 },
  { metric: 'learning/actorLoss' },
  { metric: 'learning/tanhSaturation', yMin: 0, yMax: 1 },
  { metric: 'learning/twinGap', yMin: 0 },
  { metric: 'learning/temperature', yMin: 0 },
];

/**
 * The details of a run in the order in which they are shown.
 * @param has tells whether the run reports a metric
 */
export function detailsOf(has: (metric: string) => boolean): readonly Detail[] {
  return known.filter(({ metric }) => has(metric));
}
