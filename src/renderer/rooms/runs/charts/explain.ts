import { t } from '../../../i18n';
import { cards } from '../../../i18n/cards';

/** What the card of a metric says; of one that no card knows, its name alone. */
const saidOf = (metric: string) => cards.metricCards[metric] ?? { title: metric, doc: '' };

/** What metrics are called and mean, one in each line. */
export const explain = (metrics: readonly string[]): string =>
  metrics.map((metric) => `${saidOf(metric).title}: ${saidOf(metric).doc}`).join('\n');

/** The title of a chart of some metrics. */
export const titleOf = (metrics: readonly string[]): string =>
  t.charts.together(metrics.map((metric) => saidOf(metric).title));

/** What a chart of some metrics shows. */
export const docOf = (metrics: readonly string[]): string =>
  metrics.length === 1 ? saidOf(metrics[0]!).doc : explain(metrics);

/** The range that a chart of some metrics shows even where no curve reaches it. */
export function rangeOf(metrics: readonly string[]): { yMin: number | undefined; yMax: number | undefined } {
  const all = metrics.flatMap((metric) => cards.metricCards[metric] ?? []);
  const [lows, highs] = [all.flatMap(({ min }) => min ?? []), all.flatMap(({ max }) => max ?? [])];
  return {
    yMin: lows.length > 0 ? Math.min(...lows) : undefined,
    yMax: highs.length > 0 ? Math.max(...highs) : undefined,
  };
}
