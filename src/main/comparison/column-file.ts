/**
 * `metrics.columns`: what `metrics.jsonl` holds, as columns of doubles, so that one metric of a long run is read
 * in a millisecond. It is a cache: made from the lines, checked against them, and made anew where it is missing,
 * damaged or of another file.
 *
 *     magic (8 bytes) | length of the header (8 bytes) | header (JSON, padded) | columns | magic
 *
 * For each kind of event there are the columns of its place, then each metric's values, and the numbers of the rows
 * that have the metric where some lack it.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';
import { metricLimits } from '../../shared/limits';
import { writePiecesAtomically } from '../files/atomic-file';
import {
  eventKinds,
  GrowingColumn,
  MetricTable,
  axisColumns,
  type EventKind,
  type KindTable,
  type MetricColumn,
  type AxisColumn,
} from './metric-table';

/** Its bytes tell the version and, as doubles have one, the machine's byte order. */
const magic = new Uint8Array(new Float64Array([1.000_2e100]).buffer);
const mark = Buffer.from(magic.buffer);
const tailBytes = 256;

const kindSchema = z.strictObject({
  rows: z.number().int().min(0),
  /** Names, and how many values each has: where these are not all rows, their rows are told as well. */
  metrics: z
    .array(z.strictObject({ name: z.string(), values: z.number().int().min(0) }))
    .max(metricLimits.names),
});
const headerSchema = z.strictObject({
  /** What it was made of: so many bytes, the last of them as they were. */
  bytes: z.number().int().min(0),
  tail: z.string(),
  kinds: z.strictObject({ episode: kindSchema, learning: kindSchema, evaluation: kindSchema }),
});
type Header = z.infer<typeof headerSchema>;

/** How far a metric file has been taken in, and how it looked there. */
export interface SourceMark {
  readonly bytes: number;
  readonly tail: string;
}

/** Reads the bytes before a position of a metric file: they hold times, and so no two trainings share them. */
export function readTail(path: string, bytes: number): string | null {
  if (bytes === 0) return '';
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    const tail = Buffer.alloc(Math.min(tailBytes, bytes));
    return readSync(file, tail, 0, tail.length, bytes - tail.length) === tail.length
      ? tail.toString('base64')
      : null;
  } finally {
    closeSync(file);
  }
}

/** The order of the columns in the file. */
function* layout(header: Header): Generator<{ kind: EventKind; name: string; part: string; rows: number }> {
  for (const kind of eventKinds) {
    const { rows, metrics } = header.kinds[kind];
    for (const name of axisColumns) yield { kind, name, part: 'place', rows };
    for (const { name, values } of metrics) {
      yield { kind, name, part: 'values', rows: values };
      if (values !== rows) yield { kind, name, part: 'rows', rows: values };
    }
  }
}

/** Writes a table as a whole or not at all. */
export async function writeColumns(path: string, table: MetricTable, source: SourceMark): Promise<void> {
  table.settle();
  const kindHeader = ({ place, metrics }: KindTable) => ({
    rows: place.step.length,
    metrics: [...metrics].map(([name, { values }]) => ({ name, values: values.length })),
  });
  const { episode, learning, evaluation } = table.kinds;
  const header: Header = {
    ...source,
    kinds: {
      episode: kindHeader(episode),
      learning: kindHeader(learning),
      evaluation: kindHeader(evaluation),
    },
  };
  const json = JSON.stringify(header);
  const text = Buffer.from(json + ' '.repeat((8 - (Buffer.byteLength(json) % 8)) % 8));
  const parts: Uint8Array[] = [mark, new Uint8Array(new Float64Array([text.length]).buffer), text];
  for (const { kind, name, part } of layout(header)) {
    const { place, metrics } = table.kinds[kind];
    const column =
      part === 'place'
        ? place[name as AxisColumn]
        : metrics.get(name)![part === 'values' ? 'values' : 'rows']!;
    const view = column.view();
    parts.push(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  }
  parts.push(mark);
  // Piece by piece: as one they would need all of their memory again.
  await writePiecesAtomically(path, parts);
}

/** An opened column file that was found to be whole; its columns are read one by one. Close it. */
export class ColumnFile {
  readonly #file: number;
  readonly #places = new Map<string, { at: number; rows: number }>();
  readonly header: Header;

  private constructor(file: number, header: Header, start: number) {
    this.#file = file;
    this.header = header;
    let at = start;
    for (const { kind, name, part, rows } of layout(header)) {
      this.#places.set(`${kind} ${name} ${part}`, { at, rows });
      at += rows * 8;
    }
  }

  /** Opens a file; null where there is none that can be used. */
  static open(path: string): ColumnFile | null {
    let file: number;
    try {
      file = openSync(path, 'r');
    } catch {
      return null;
    }
    try {
      const opened = ColumnFile.#check(file);
      if (opened !== null) return opened;
    } catch {
      // Damaged: it is made anew.
    }
    closeSync(file);
    return null;
  }

  static #check(file: number): ColumnFile | null {
    const { size } = fstatSync(file);
    const head = Buffer.alloc(16);
    if (readSync(file, head, 0, 16, 0) !== 16 || !head.subarray(0, 8).equals(mark)) return null;
    const length = new Float64Array(new Uint8Array(head.subarray(8)).buffer)[0]!;
    if (!Number.isSafeInteger(length) || length < 2 || length > Math.min(size, 1 << 22)) return null;
    const text = Buffer.alloc(length);
    if (readSync(file, text, 0, length, 16) !== length) return null;
    const header = headerSchema.parse(JSON.parse(text.toString('utf8')));
    let end = 16 + length;
    for (const { rows } of layout(header)) end += rows * 8;
    const last = Buffer.alloc(8);
    if (size !== end + 8 || readSync(file, last, 0, 8, end) !== 8 || !last.equals(mark)) return null;
    return new ColumnFile(file, header, 16 + length);
  }

  /**
   * Reads one column; null where the file has none of that name.
   * @param room memory for a column of so many rows
   */
  read(
    kind: EventKind,
    name: string,
    part: 'place' | 'values' | 'rows',
    room: (rows: number) => Float64Array<ArrayBuffer> = (rows) => new Float64Array(rows),
  ): Float64Array<ArrayBuffer> | null {
    const place = this.#places.get(`${kind} ${name} ${part}`);
    if (place === undefined) return null;
    const column = room(place.rows);
    const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
    for (let at = 0; at < bytes.length;) {
      const read = readSync(this.#file, bytes, at, bytes.length - at, place.at + at);
      if (read === 0) throw new Error('The column file became shorter while it was read.');
      at += read;
    }
    return column;
  }

  /** The last number of a place column; undefined where there are no rows. */
  last(kind: EventKind, name: AxisColumn): number | undefined {
    const place = this.#places.get(`${kind} ${name} place`);
    if (place === undefined || place.rows === 0) return undefined;
    const value = new Float64Array(1);
    readSync(this.#file, new Uint8Array(value.buffer), 0, 8, place.at + (place.rows - 1) * 8);
    return value[0];
  }

  /** The first number of a column of places; undefined where there are no rows. */
  first(kind: EventKind, name: AxisColumn): number | undefined {
    const place = this.#places.get(`${kind} ${name} place`);
    if (place === undefined || place.rows === 0) return undefined;
    const value = new Float64Array(1);
    readSync(this.#file, new Uint8Array(value.buffer), 0, 8, place.at);
    return value[0];
  }

  /** Reads everything, to go on from there. */
  table(): MetricTable {
    const grown = (column: Float64Array<ArrayBuffer>) => new GrowingColumn(column, column.length);
    const kindTable = (kind: EventKind): KindTable => {
      const place = (name: AxisColumn) => grown(this.read(kind, name, 'place')!);
      const metrics = new Map<string, MetricColumn>();
      const { rows, metrics: named } = this.header.kinds[kind];
      for (const { name, values } of named)
        metrics.set(name, {
          values: grown(this.read(kind, name, 'values')!),
          rows: values === rows ? null : grown(this.read(kind, name, 'rows')!),
        });
      return {
        place: {
          step: place('step'),
          seconds: place('seconds'),
          at: place('at'),
          episode: place('episode'),
        },
        metrics,
      };
    };
    return new MetricTable({
      episode: kindTable('episode'),
      learning: kindTable('learning'),
      evaluation: kindTable('evaluation'),
    });
  }

  close(): void {
    closeSync(this.#file);
  }
}
