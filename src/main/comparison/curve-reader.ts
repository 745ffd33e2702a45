/**
 * Reads single metrics of many runs fast: from the column file where there is one that still fits, else from the
 * lines, which then become columns. What is small, or still grows, is kept in memory and continued from where it
 * was left. Its reading blocks: it belongs into a thread of its own.
 */
import { statSync } from 'node:fs';
import { xAxes, type XAxis } from '../../shared/comparison';
import { ColumnFile, readTail, writeColumns, type SourceMark } from './column-file';
import { forEachMetric } from '../runs/metric-file';
import { axisColumn, eventKinds, MetricTable, type AxisSeries, type EventKind } from './metric-table';
import type { RunStore } from '../runs/run-store';
import { writeIntoRun } from '../runs/staging';

/** A run's lines are worth a column file from so many bytes on. */
const worthStoring = 512 * 1024;
/** Bytes of columns that are kept in memory. */
const memoryLimit = 96 * 1024 * 1024;

/** Where a run begins and ends on an axis, whatever the metric; null where it does not say. */
export type Span = { readonly from: number; readonly to: number } | null;

/** What is known of one run. */
export interface RunCurves {
  readonly metrics: readonly string[];
  readonly spans: Readonly<Record<XAxis, Span>>;
  /** How many points a metric has at most. */
  points(metric: string): number;
  /** Reads a metric, into memory that the next reading uses again; null where the run does not have it. */
  series(metric: string, axis: XAxis): AxisSeries | null;
}

/** Memory that is used again and again: fresh memory for every curve would take longer than reading it. */
export class Scratch {
  #memory = new Float64Array(1 << 14);

  /** So many numbers; what was there before is lost. */
  room = (length: number): Float64Array<ArrayBuffer> => {
    if (this.#memory.length < length) this.#memory = new Float64Array(length + (length >> 2));
    return this.#memory.subarray(0, length);
  };
}

const places = new Scratch();
const numbers = new Scratch();
const whereabouts = new Scratch();

/** Reads columns from the file or from memory, whichever there is. */
interface Columns {
  rows(kind: EventKind): number;
  metrics(kind: EventKind): Iterable<string>;
  place(kind: EventKind, axis: XAxis): Float64Array;
  first(kind: EventKind, axis: XAxis): number | undefined;
  last(kind: EventKind, axis: XAxis): number | undefined;
  values(kind: EventKind, metric: string): Float64Array;
  /** How many values a metric has. */
  count(kind: EventKind, metric: string): number;
  /** The rows that have a metric, rising; null where all do. */
  having(kind: EventKind, metric: string): Float64Array | null;
}

function columnsOfFile(file: ColumnFile): Columns {
  return {
    rows: (kind) => file.header.kinds[kind].rows,
    metrics: (kind) => file.header.kinds[kind].metrics.map(({ name }) => name),
    place: (kind, axis) => file.read(kind, axisColumn[axis], 'place', places.room)!,
    first: (kind, axis) => file.first(kind, axisColumn[axis]),
    last: (kind, axis) => file.last(kind, axisColumn[axis]),
    values: (kind, metric) => file.read(kind, metric, 'values', numbers.room)!,
    count: (kind, metric) => file.header.kinds[kind].metrics.find(({ name }) => name === metric)!.values,
    having: (kind, metric) => file.read(kind, metric, 'rows', whereabouts.room),
  };
}

function columnsOfTable({ kinds }: MetricTable): Columns {
  return {
    rows: (kind) => kinds[kind].place.step.length,
    metrics: (kind) => kinds[kind].metrics.keys(),
    place: (kind, axis) => kinds[kind].place[axisColumn[axis]].view(),
    first: (kind, axis) => kinds[kind].place[axisColumn[axis]].view()[0],
    last: (kind, axis) => kinds[kind].place[axisColumn[axis]].view().at(-1),
    values: (kind, metric) => kinds[kind].metrics.get(metric)!.values.view(),
    count: (kind, metric) => kinds[kind].metrics.get(metric)!.values.length,
    having: (kind, metric) => kinds[kind].metrics.get(metric)!.rows?.view() ?? null,
  };
}

/** When the training began, by the wall clock in ms: what its first event says. NaN where none does. */
function beginning(columns: Columns): number {
  let began = Infinity;
  for (const kind of eventKinds) {
    const at = columns.first(kind, 'wall');
    const seconds = columns.first(kind, 'training');
    if (at === undefined || seconds === undefined) continue;
    if (Number.isNaN(at)) return NaN;
    began = Math.min(began, at - 1000 * seconds);
  }
  return Number.isFinite(began) ? began : NaN;
}

function span(columns: Columns, axis: XAxis, began: number): Span {
  const ends = eventKinds.flatMap((kind) => columns.last(kind, axis) ?? []);
  if (ends.length === 0) return null;
  const to = Math.max(...ends);
  if (axis !== 'wall') return { from: 0, to };
  return Number.isFinite(began) && !ends.some(Number.isNaN) ? { from: 0, to: (to - began) / 1000 } : null;
}

/** Of all rows, those that have the metric. */
function pick(place: Float64Array, having: Float64Array | null): Float64Array {
  return having === null ? place : Float64Array.from(having, (row) => place[row]!);
}

/** Wall time in seconds since the beginning; a clock that was set back does not turn the curve around. */
function elapsed(at: Float64Array, began: number): Float64Array {
  let latest = 0;
  return at.map((ms) => (latest = Math.max(latest, (ms - began) / 1000)));
}

function curvesOf(columns: Columns): RunCurves {
  const began = beginning(columns);
  const kindOf = (metric: string) =>
    eventKinds.find((kind) => [...columns.metrics(kind)].includes(metric)) ?? null;
  return {
    metrics: eventKinds.flatMap((kind) => [...columns.metrics(kind)]),
    spans: Object.fromEntries(xAxes.map((axis) => [axis, span(columns, axis, began)])) as RunCurves['spans'],
    points(metric) {
      const kind = kindOf(metric);
      return kind === null ? 0 : columns.count(kind, metric);
    },
    series(metric, axis) {
      const kind = kindOf(metric);
      if (kind === null) return null;
      const place = pick(columns.place(kind, axis), columns.having(kind, metric));
      return {
        x: axis === 'wall' ? elapsed(place, began) : place,
        y: columns.values(kind, metric),
      };
    },
  };
}

interface Kept extends SourceMark {
  readonly table: MetricTable;
  /** How many of its bytes the column file holds. */
  readonly stored: number;
  readonly size: number;
}

const sizeOf = (table: MetricTable) => 8 * table.numbers;

export class CurveReader {
  readonly #store: RunStore;
  /** The one that was used last stands last. */
  readonly #kept = new Map<string, Kept>();
  /** Bytes of all of them. */
  #size = 0;

  constructor(store: RunStore) {
    this.#store = store;
  }

  /**
   * Opens a run, has it used, and closes it again.
   * @throws UnknownRunError; the system's errors about files
   */
  async use<T>(id: string, work: (curves: RunCurves) => T): Promise<T> {
    const path = this.#store.metricsFile(id);
    const total = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    const isCurrent = (source: SourceMark) =>
      source.bytes <= total && readTail(path, source.bytes) === source.tail;
    const kept = this.#kept.get(id);
    this.#drop(id);
    if (kept !== undefined && isCurrent(kept)) {
      const grown = await this.#continue(id, total, kept);
      return work(curvesOf(columnsOfTable(grown)));
    }
    const file = total < worthStoring ? null : ColumnFile.open(this.#store.columnsFile(id));
    try {
      const current = file !== null && isCurrent(file.header) ? file : null;
      if (current?.header.bytes === total) return work(curvesOf(columnsOfFile(current)));
      const { bytes, tail } = current?.header ?? { bytes: 0, tail: '' };
      const table = current?.table() ?? new MetricTable();
      const grown = await this.#continue(id, total, { bytes, tail, table, stored: bytes, size: 0 });
      return work(curvesOf(columnsOfTable(grown)));
    } finally {
      file?.close();
    }
  }

  /** Makes a run's column file where it is worth one and there is none, or an older one. */
  async prepare(id: string): Promise<void> {
    const size = statSync(this.#store.metricsFile(id), { throwIfNoEntry: false })?.size ?? 0;
    // What is short is read when it is compared; thousands of such runs would be read at each start for nothing.
    if (size >= worthStoring) await this.use(id, () => undefined);
  }

  /** Takes in the lines behind what a table holds, and stores or keeps what came of it. */
  async #continue(id: string, total: number, before: Kept): Promise<MetricTable> {
    const path = this.#store.metricsFile(id);
    const { table, stored } = before;
    let source: SourceMark = before;
    if (total > before.bytes) {
      const { bytes } = await forEachMetric(path, (event) => table.add(event), before.bytes);
      source = { bytes, tail: readTail(path, bytes) ?? '' };
      table.settle();
    }
    const { bytes, tail } = source;
    // A growing run is stored anew only when that spares a good part of its lines.
    if (bytes - stored >= Math.max(worthStoring, stored / 4)) {
      try {
        await writeIntoRun(this.#store.folder, this.#store.columnsFile(id), (whole) =>
          writeColumns(whole, table, { bytes, tail }),
        );
        return table;
      } catch {
        // A full disk, or one that may not be written: it is read the slow way again.
      }
    }
    this.#keep(id, { bytes, tail, table, stored, size: sizeOf(table) });
    return table;
  }

  #keep(id: string, kept: Kept): void {
    this.#drop(id);
    this.#kept.set(id, kept);
    this.#size += kept.size;
    for (const other of this.#kept.keys()) {
      if (this.#size <= memoryLimit) break;
      this.#drop(other);
    }
  }

  #drop(id: string): void {
    this.#size -= this.#kept.get(id)?.size ?? 0;
    this.#kept.delete(id);
  }
}
