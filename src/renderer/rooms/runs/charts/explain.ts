import { cards } from '../../../i18n/cards';

/** What metrics are called and mean, one in each line. */
export const explain = (metrics: readonly string[]): string =>
  metrics
    .map((metric) => `${cards.metricCards[metric]!.title}: ${cards.metricCards[metric]!.doc}`)
    .join('\n');
