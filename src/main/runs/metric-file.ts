/**
 * `metrics.jsonl`: everything a run measured, one event a line, only ever appended to.
 *
 * A line without its line break at the end of the file was torn by a crash: readers drop it, and a writer
 * cuts it off before it appends.
 */
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { MetricEvent } from '../../shared/events';
import { fileLimits, metricLimits } from '../../shared/limits';
import { SeriesCollector, type RunMetrics, type SeriesLimits } from '../../shared/metrics';
import { visibleLine } from '../../shared/visible';
import { ownFile } from './own-file';
import { ownershipTexts } from './ownership-texts';
import { goneError, RunGoneError } from './run-errors';

const lineBreak = 10;
const pieceBytes = 1 << 19;

/** How far a metric file is written: what a checkpoint remembers of it. */
export interface MetricPosition {
  readonly events: number;
  readonly bytes: number;
}

// JSON has no words for these: NaN is written as null, infinities as text, minus zero as -0.
function numberText(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : String(value);
  return Number.isNaN(value) ? 'null' : `"${value}"`;
}

type StoredNumber = number | null | 'Infinity' | '-Infinity';

function numberOf(stored: StoredNumber | undefined): number {
  if (typeof stored === 'number') return stored;
  // Whatever else stands there is no number; of a list, a conversion would go through all of it.
  return stored === 'Infinity' ? Infinity : stored === '-Infinity' ? -Infinity : NaN;
}

/** One event as a line, its line break included. */
export function encodeMetric(event: MetricEvent): string {
  const at = event.at === undefined ? '' : `,"at":${event.at}`;
  const head = `{"type":"${event.type}","step":${event.step},"seconds":${numberText(event.seconds)}${at}`;
  switch (event.type) {
    case 'episode':
      return `${head},"episode":${event.episode},"return":${numberText(event.return)},"length":${event.length}}\n`;
    case 'learning': {
      const values = Object.entries(event.values).map(
        ([name, value]) => `${JSON.stringify(name)}:${numberText(value)}`,
      );
      return `${head},"values":{${values.join()}}}\n`;
    }
    case 'evaluation': {
      const { returns, value, final } = event;
      const values =
        value === undefined
          ? ''
          : `,"value":{"predicted":${numberText(value.predicted)},"realised":${numberText(value.realised)}}`;
      return `${head},"final":${final},"returns":[${returns.map(numberText).join()}]${values}}\n`;
    }
  }
}

interface StoredEvent {
  type?: unknown;
  step?: unknown;
  seconds?: StoredNumber;
  at?: number;
  episode?: number;
  return?: StoredNumber;
  length?: number;
  values?: Record<string, StoredNumber>;
  returns?: StoredNumber[];
  value?: { predicted?: StoredNumber; realised?: StoredNumber } | null;
  final?: unknown;
}

/** Names of metrics as they are shown; there are few, on millions of lines. */
const shownNames = new Map<string, string>();

function shownName(name: string): string {
  let shown = shownNames.get(name);
  if (shown === undefined) {
    shown = visibleLine(name).slice(0, metricLimits.nameLength);
    if (shownNames.size >= metricLimits.names) shownNames.clear();
    shownNames.set(name, shown);
  }
  return shown;
}

function eventOf(
  stored: StoredEvent | null,
  nameOf: (name: string) => string = shownName,
): MetricEvent | null {
  if (typeof stored !== 'object' || stored === null || typeof stored.step !== 'number') return null;
  const { step, at } = stored;
  const seconds = numberOf(stored.seconds);
  const time = typeof at === 'number' ? { step, seconds, at } : { step, seconds };
  switch (stored.type) {
    case 'episode':
      if (typeof stored.episode !== 'number' || typeof stored.length !== 'number') return null;
      return {
        type: 'episode',
        ...time,
        episode: stored.episode,
        return: numberOf(stored.return),
        length: stored.length,
      };
    case 'learning': {
      if (typeof stored.values !== 'object' || stored.values === null) return null;
      const values: Record<string, number> = {};
      for (const name of Object.keys(stored.values)) values[nameOf(name)] = numberOf(stored.values[name]);
      return { type: 'learning', ...time, values };
    }
    case 'evaluation':
      if (!Array.isArray(stored.returns)) return null;
      return {
        type: 'evaluation',
        ...time,
        returns: stored.returns.map(numberOf),
        ...(typeof stored.value === 'object' &&
          stored.value !== null && {
            value: { predicted: numberOf(stored.value.predicted), realised: numberOf(stored.value.realised) },
          }),
        final: stored.final === true,
      };
    default:
      return null;
  }
}

function parseLine(line: string): StoredEvent | null {
  try {
    return JSON.parse(line) as StoredEvent;
  } catch {
    return null;
  }
}

/** Parses whole lines; a damaged line gives null. */
function parseLines(text: string): (StoredEvent | null)[] {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  if (body === '') return [];
  try {
    // One call for many lines is three times as fast as one for each.
    const events = JSON.parse(`[${body.replaceAll('\n', ',')}]`) as StoredEvent[];
    return events;
  } catch {
    return body.split('\n').map(parseLine);
  }
}

/** A line that is no event. */
const noEvent = Buffer.from('\0\n');

/**
 * Whole lines of a file, half a megabyte at a time, between two bytes; a torn last line is left out. In the place of
 * one that is longer than any event comes one that is none.
 */
async function* wholeLines(
  handle: FileHandle,
  start: number,
  end: number,
): AsyncGenerator<{ text: string; bytes: number }> {
  let rest = Buffer.alloc(0);
  let skipped = 0;
  for (let at = start; at < end;) {
    const piece = Buffer.allocUnsafe(Math.min(pieceBytes, end - at));
    const { bytesRead } = await handle.read(piece, 0, piece.length, at);
    if (bytesRead === 0) break;
    at += bytesRead;
    let joined =
      rest.length === 0 ? piece.subarray(0, bytesRead) : Buffer.concat([rest, piece.subarray(0, bytesRead)]);
    if (skipped > 0) {
      const lineEnd = joined.indexOf(lineBreak) + 1;
      skipped += lineEnd === 0 ? joined.length : lineEnd;
      if (lineEnd === 0) continue;
      yield { text: noEvent.toString(), bytes: skipped };
      skipped = 0;
      joined = joined.subarray(lineEnd);
    }
    const cut = joined.lastIndexOf(lineBreak) + 1;
    rest = joined.subarray(cut);
    if (cut > 0) yield { text: joined.toString('utf8', 0, cut), bytes: cut };
    if (rest.length > fileLimits.metricLine) {
      skipped = rest.length;
      rest = Buffer.alloc(0);
    }
  }
}

export interface MetricReading {
  /** Lines in the middle of the file that could not be understood and were left out. */
  readonly damagedLines: number;
  readonly events: number;
  /** Where the last whole line ends. */
  readonly bytes: number;
}

/**
 * Reads a run's events in order, half a megabyte at a time, so that the event loop stays free in between.
 * A file that is not there is empty.
 * @param from byte at which a line starts; what lies before it is left out
 * @param passed hears after each piece how many bytes it had; what it throws ends the reading
 * @param nameOf what a metric is called that the file names so; without it, as it can be shown
 */
export async function forEachMetric(
  path: string,
  use: (event: MetricEvent) => void,
  from = 0,
  passed: (bytes: number) => void = () => undefined,
  nameOf: (name: string) => string = shownName,
): Promise<MetricReading> {
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return { damagedLines: 0, events: 0, bytes: from };
    throw error;
  }
  try {
    let damagedLines = 0;
    let events = 0;
    let bytes = from;
    for await (const { text, bytes: read } of wholeLines(handle, from, (await handle.stat()).size)) {
      bytes += read;
      for (const stored of parseLines(text)) {
        const event = eventOf(stored, nameOf);
        if (event === null) damagedLines++;
        else {
          events++;
          use(event);
        }
      }
      passed(read);
    }
    return { damagedLines, events, bytes };
  } finally {
    await handle.close();
  }
}

/**
 * Reads a run's events into series.
 * @param limits beyond which they are thinned out while they are read
 */
export async function readMetrics(path: string, limits: SeriesLimits | null = null): Promise<RunMetrics> {
  const collector = new SeriesCollector(limits);
  await forEachMetric(path, (event) => collector.add(event));
  return collector.copies();
}

/** The last event of a file that was written whole, found without reading the rest; null where there is none. */
export async function lastMetric(path: string): Promise<MetricEvent | null> {
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const { size } = await handle.stat();
    for (let bytes = 4096; ; bytes *= 8) {
      const from = Math.max(0, size - bytes);
      const tail = Buffer.alloc(size - from);
      const { bytesRead } = await handle.read(tail, 0, tail.length, from);
      const lines = tail.toString('latin1', 0, bytesRead).split('\n');
      // The first piece may be the end of a longer line, the last one was torn or is empty.
      const whole = lines.slice(from === 0 ? 0 : 1, -1);
      for (let i = whole.length - 1; i >= 0; i--) {
        const event = eventOf(parseLine(whole[i]!));
        if (event !== null) return event;
      }
      // A longer line is no event, and what lies before it is not looked for.
      if (from === 0 || bytes > 2 * fileLimits.metricLine) return null;
    }
  } finally {
    await handle.close();
  }
}

/** Appends events to a metric file; only the process that trains the run may have one. Its calls block. */
export class MetricWriter {
  readonly #path: string;
  #file: number;
  #position: MetricPosition;
  #pending: string[] = [];

  /**
   * Opens a file and cuts it to a position; a torn last line, too, goes.
   * @param from where to continue; everything behind it is cut off
   */
  constructor(path: string, from: MetricPosition = { events: 0, bytes: 0 }) {
    ownFile(path);
    this.#path = path;
    this.#file = openSync(path, 'a+');
    const { size } = fstatSync(this.#file);
    if (size < from.bytes) {
      closeSync(this.#file);
      throw new RangeError(`${path} holds ${size} bytes; at least ${from.bytes} are expected`);
    }
    ftruncateSync(this.#file, from.bytes);
    this.#position = from;
  }

  /**
   * Looks whether what is written still arrives: a file that was deleted takes lines that nobody will ever read.
   * @throws RunGoneError
   */
  requirePlace(): void {
    const there = statSync(this.#path, { bigint: true, throwIfNoEntry: false });
    if (there?.ino === fstatSync(this.#file, { bigint: true }).ino) return;
    throw goneError(dirname(this.#path)) ?? new RunGoneError(ownershipTexts.fileReplaced(this.#path));
  }

  /** Takes an event into memory; `flush` writes it. */
  add(event: MetricEvent): void {
    this.#pending.push(encodeMetric(event));
  }

  /** Hands everything added to the system: it survives this process, if not a power cut. */
  flush(): MetricPosition {
    if (this.#pending.length > 0) {
      const data = Buffer.from(this.#pending.join(''));
      for (let at = 0; at < data.length;) at += writeSync(this.#file, data, at);
      this.#position = {
        events: this.#position.events + this.#pending.length,
        bytes: this.#position.bytes + data.length,
      };
      this.#pending = [];
    }
    return this.#position;
  }

  /** Flushes and waits until everything is on the disk. */
  sync(): MetricPosition {
    const position = this.flush();
    fsyncSync(this.#file);
    return position;
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** Whether a file still holds what a checkpoint remembers of it: long enough, and a line ends there. */
export function holdsPosition(path: string, { bytes }: MetricPosition): boolean {
  if (bytes === 0) return true;
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  try {
    const last = Buffer.alloc(1);
    return readSync(file, last, 0, 1, bytes - 1) === 1 && last[0] === lineBreak;
  } finally {
    closeSync(file);
  }
}
