/** What is said of a number that a training reports. */
export interface MetricCard {
  readonly title: string;
  readonly unit?: string;
  readonly doc: string;
  /**
   * The one of a run's main charts that may show it; missing where it always has a chart of its own. A main chart shows
   * what has the lowest rank of all that is reported; the others have charts of their own then, too.
   */
  readonly chart?: { readonly of: 'exploration' | 'loss'; readonly rank: number };
  /** Range that is shown even where no curve reaches it. */
  readonly min?: number;
  readonly max?: number;
  /** It tells of acting: it is reported before anything has been learned, too. */
  readonly ofActing?: true;
  /** The settings with which it is reported; missing where that is with any. */
  readonly when?: { readonly field: string; readonly is: readonly (string | boolean | number)[] };
}

/** Metrics by their names. */
export type Metrics = Readonly<Record<string, MetricCard>>;
