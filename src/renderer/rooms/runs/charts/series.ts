/** The series that the charts of a run draw over each other. */

/** Those that a person can show and hide. */
export const hideableSeries = [
  'episodes',
  'smoothed',
  'evaluation',
  'q',
  'target',
  'predicted',
  'realised',
] as const;

export type HideableSeries = (typeof hideableSeries)[number];
/** How a series is drawn where several metrics share a chart: the first one as a line, others beneath it. */
export type Series = HideableSeries | 'line' | 'broad';

/** Which series are shown. */
export type VisibleSeries = Record<HideableSeries, boolean>;

/** What a series means, where more than its name is to be said. */
export const metricOfSeries: Partial<Record<HideableSeries, string>> = {
  q: 'learning/q',
  target: 'learning/target',
  predicted: 'evaluation/predicted',
  realised: 'evaluation/realised',
};
