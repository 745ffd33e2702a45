/** A run's events in columns: one table for each kind of event, one row for each event. */
import { message } from '../../shared/language/say';
import type { MetricEvent } from '../../shared/events';
import { metricLimits } from '../../shared/limits';
import { forEachPoint } from '../../shared/metrics';
import { SpokenError } from '../../shared/language/spoken-error';
import type { XAxis } from '../../shared/comparison';

export type EventKind = MetricEvent['type'];
export const eventKinds = ['episode', 'learning', 'evaluation'] as const satisfies readonly EventKind[];

/** Columns that every row has: where it stands on each axis, and the wall clock in ms (NaN where unknown). */
export const axisColumns = ['step', 'seconds', 'at', 'episode'] as const;
export type AxisColumn = (typeof axisColumns)[number];

/** One metric over one axis; the arrays have the same length. */
export interface AxisSeries {
  /** Never falls. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Numbers that come one after the other. */
export class GrowingColumn {
  #values: Float64Array<ArrayBuffer>;
  length: number;

  constructor(values = new Float64Array(64), length = 0) {
    this.#values = values;
    this.length = length;
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      // Twice the room at first; of what has grown large, a quarter more at a time.
      const more = this.#values.length < 1 << 16 ? this.#values.length : this.#values.length >> 2;
      const larger = new Float64Array(this.#values.length + Math.max(64, more));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  /** The numbers so far, sharing memory with the column. */
  view(): Float64Array {
    return this.#values.subarray(0, this.length);
  }
}

/**
 * A metric's values, and, where some rows lack it, the rows that have it. A metric that is told of now and then takes
 * as much room as it has values, not as its table has rows: anyone may import lines that name a thousand of them once.
 */
export interface MetricColumn {
  readonly values: GrowingColumn;
  rows: GrowingColumn | null;
}

/** More than the numbers of the longest training: a run of so many is not compared. */
export class TooManyNumbersError extends SpokenError {
  constructor() {
    super(message('runs.tooManyNumbers', { most: metricLimits.compared }));
    this.name = 'TooManyNumbersError';
  }
}

export interface KindTable {
  readonly place: Record<AxisColumn, GrowingColumn>;
  readonly metrics: Map<string, MetricColumn>;
}

const emptyKind = (): KindTable => ({
  place: {
    step: new GrowingColumn(),
    seconds: new GrowingColumn(),
    at: new GrowingColumn(),
    episode: new GrowingColumn(),
  },
  metrics: new Map(),
});

export class MetricTable {
  readonly kinds: Readonly<Record<EventKind, KindTable>>;
  #numbers = 0;

  constructor(
    kinds: Readonly<Record<EventKind, KindTable>> = {
      episode: emptyKind(),
      learning: emptyKind(),
      evaluation: emptyKind(),
    },
  ) {
    this.kinds = kinds;
    for (const { place, metrics } of Object.values(kinds)) {
      this.#numbers += place.step.length * axisColumns.length;
      for (const { values, rows } of metrics.values()) this.#numbers += values.length + (rows?.length ?? 0);
    }
  }

  /** Numbers in all columns. */
  get numbers(): number {
    return this.#numbers;
  }

  /** @throws TooManyNumbersError where that is more than memory can be counted on for */
  add(event: MetricEvent): void {
    const kind = this.kinds[event.type];
    const { place } = kind;
    const row = place.step.length;
    place.step.push(event.step);
    place.seconds.push(event.seconds);
    place.at.push(event.at ?? NaN);
    const episodes = this.kinds.episode.place.episode;
    place.episode.push(
      event.type === 'episode' ? event.episode : (episodes.view()[episodes.length - 1] ?? 0),
    );
    this.#numbers += axisColumns.length;
    forEachPoint(event, (metric, _step, _seconds, value) => {
      let column = kind.metrics.get(metric);
      if (column === undefined) {
        if (kind.metrics.size >= metricLimits.names) return;
        column = { values: new GrowingColumn(), rows: null };
        kind.metrics.set(metric, column);
      }
      this.#count(column, row);
      column.values.push(value);
      column.rows?.push(row);
      this.#numbers += column.rows === null ? 1 : 2;
    });
    if (this.#numbers > metricLimits.compared) throw new TooManyNumbersError();
  }

  /** Tells of every column which rows it has, where it lacks some. */
  settle(): void {
    for (const { place, metrics } of Object.values(this.kinds))
      for (const column of metrics.values()) this.#count(column, place.step.length);
  }

  /** Makes a column say which rows it has, where it has not had all of them so far. */
  #count(column: MetricColumn, rows: number): void {
    if (column.rows !== null || column.values.length === rows) return;
    column.rows = new GrowingColumn();
    for (let i = 0; i < column.values.length; i++) column.rows.push(i);
    this.#numbers += column.values.length;
  }
}

/** The column that stands for an axis; wall time starts where the training began. */
export const axisColumn: Readonly<Record<XAxis, AxisColumn>> = {
  steps: 'step',
  episodes: 'episode',
  training: 'seconds',
  wall: 'at',
};
