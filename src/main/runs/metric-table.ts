/** A run's events in columns: one table for each kind of event, one row for each event. */
import type { MetricEvent } from '../../shared/events';
import { forEachPoint } from '../../shared/metrics';
import type { XAxis } from '../../shared/comparison';

export type EventKind = MetricEvent['type'];
export const eventKinds = ['episode', 'learning', 'evaluation'] as const satisfies readonly EventKind[];

/** Columns that every row has: where it stands on each axis, and the wall clock in ms (NaN where unknown). */
export const placeColumns = ['step', 'seconds', 'at', 'episode'] as const;
export type PlaceColumn = (typeof placeColumns)[number];

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
      const larger = new Float64Array(Math.max(64, this.#values.length * 2));
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

/** A metric's values, and, where some rows lack it, which rows have it (1) and which do not (0). */
export interface MetricColumn {
  readonly values: GrowingColumn;
  present: GrowingColumn | null;
}

export interface KindTable {
  readonly place: Record<PlaceColumn, GrowingColumn>;
  readonly metrics: Map<string, MetricColumn>;
}

export const emptyKind = (): KindTable => ({
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

  constructor(
    kinds: Readonly<Record<EventKind, KindTable>> = {
      episode: emptyKind(),
      learning: emptyKind(),
      evaluation: emptyKind(),
    },
  ) {
    this.kinds = kinds;
  }

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
    forEachPoint(event, (metric, _step, _seconds, value) => {
      let column = kind.metrics.get(metric);
      if (column === undefined) {
        column = { values: new GrowingColumn(), present: null };
        kind.metrics.set(metric, column);
      }
      fill(column, row);
      column.values.push(value);
      column.present?.push(1);
    });
  }

  /** Makes every column as long as its table: rows that lack a metric are marked. */
  settle(): void {
    for (const { place, metrics } of Object.values(this.kinds))
      for (const column of metrics.values()) fill(column, place.step.length);
  }
}

/** Marks the rows up to one as lacking a metric. */
function fill(column: MetricColumn, rows: number): void {
  if (column.values.length === rows) return;
  if (column.present === null) {
    column.present = new GrowingColumn();
    for (let i = 0; i < column.values.length; i++) column.present.push(1);
  }
  while (column.values.length < rows) {
    column.values.push(NaN);
    column.present.push(0);
  }
}

/** The column that stands for an axis; wall time starts where the training began. */
export const axisColumn: Readonly<Record<XAxis, PlaceColumn>> = {
  steps: 'step',
  episodes: 'episode',
  training: 'seconds',
  wall: 'at',
};
