/** Which chart of a run shows which of its metrics: each metric in one, by what its card says. */
import { catalogue } from '../../../../shared/catalogue';
import type { MetricCard, Metrics } from '../../../../shared/catalogue/metric';
import type { Experiment } from '../../../../shared/experiment';

/** What the charts of returns and of values are made of. */
export const composed = {
  returns: ['episode/return', 'evaluation/mean'],
  values: ['learning/q', 'learning/target', 'evaluation/predicted', 'evaluation/realised'],
} as const;

/** A chart beneath the four main ones. */
export interface Detail {
  readonly metric: string;
  /** Range that is shown even where no curve reaches it. */
  readonly yMin?: number | undefined;
  readonly yMax?: number | undefined;
}

export interface RunCharts {
  /** What stands in the chart of exploration, and in that of the loss. */
  readonly exploration: readonly string[];
  readonly loss: readonly string[];
  /** Everything that no main chart shows. */
  readonly details: readonly Detail[];
}

const cardOf = (metric: string): MetricCard | undefined =>
  Object.hasOwn(catalogue().metrics, metric) ? catalogue().metrics[metric] : undefined;

const ownMetrics = (algorithm: string): Metrics =>
  Object.hasOwn(catalogue().algorithms, algorithm) ? catalogue().algorithms[algorithm]!.metrics : {};

/** The metrics of learning that a training with these settings is to report. */
export function expectedMetrics({ algorithm, hyperparameters }: Experiment): string[] {
  return Object.entries(ownMetrics(algorithm))
    .filter(
      ([, { when }]) => when === undefined || when.is.some((value) => value === hyperparameters[when.field]),
    )
    .map(([name]) => `learning/${name}`);
}

/**
 * What a main chart shows: of all metrics that belong there, the ones of the lowest rank.
 * @param others metrics of further runs, of which those of the same rank stand there, too
 */
export function mainChart(
  of: 'exploration' | 'loss',
  metrics: readonly string[],
  others: readonly string[] = [],
): readonly string[] {
  const rankOf = (metric: string): number => {
    const chart = cardOf(metric)?.chart;
    return chart?.of === of ? chart.rank : Infinity;
  };
  const lowest = Math.min(...metrics.map(rankOf));
  if (lowest === Infinity) return [];
  const known = Object.keys(catalogue().metrics);
  return [...new Set([...metrics, ...others])]
    .filter((metric) => rankOf(metric) === lowest)
    .sort((a, b) => known.indexOf(a) - known.indexOf(b));
}

/**
 * The charts of a run.
 * @param reported the metrics that it has reported so far, known to the catalogue or not
 */
export function chartsOf(
  { algorithm }: Pick<Experiment, 'algorithm'>,
  reported: readonly string[],
): RunCharts {
  const order = [
    ...Object.keys(ownMetrics(algorithm)).map((name) => `learning/${name}`),
    ...Object.keys(catalogue().metrics),
  ];
  const place = (metric: string) => (order.includes(metric) ? order.indexOf(metric) : order.length);
  const metrics = [...reported].sort((a, b) => place(a) - place(b));
  const exploration = mainChart('exploration', metrics);
  const loss = mainChart('loss', metrics);
  const shown = new Set<string>([...composed.returns, ...composed.values, ...exploration, ...loss]);
  const details = metrics.filter((metric) => !shown.has(metric));
  return {
    exploration,
    loss,
    details: details.map((metric) => ({ metric, yMin: cardOf(metric)?.min, yMax: cardOf(metric)?.max })),
  };
}
