/**
 * `metrics.jsonl`: everything a run measured, one event a line, only ever appended to.
 *
 * A line without its line break at the end of the file was torn by a crash: readers drop it, and a writer
 * cuts it off before it appends.
 */
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { sizeOf } from '../files/file-size';
import type { MetricEvent } from '../../shared/events';
import { fileLimits } from '../../shared/limits';
import { SeriesCollector, type RunMetrics, type SeriesLimits } from '../../shared/metrics';
import { decodeMetric, decodeMetrics, shownName } from './metric-lines';

const lineBreak = 10;
const pieceBytes = 1 << 19;

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
    for await (const { text, bytes: read } of wholeLines(handle, from, await sizeOf(handle))) {
      bytes += read;
      for (const event of decodeMetrics(text, nameOf)) {
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
    const size = await sizeOf(handle);
    for (let bytes = 4096; ; bytes *= 8) {
      const from = Math.max(0, size - bytes);
      const tail = Buffer.alloc(size - from);
      const { bytesRead } = await handle.read(tail, 0, tail.length, from);
      const lines = tail.toString('latin1', 0, bytesRead).split('\n');
      // The first piece may be the end of a longer line, the last one was torn or is empty.
      const whole = lines.slice(from === 0 ? 0 : 1, -1);
      for (let i = whole.length - 1; i >= 0; i--) {
        const event = decodeMetric(whole[i]!);
        if (event !== null) return event;
      }
      // A longer line is no event, and what lies before it is not looked for.
      if (from === 0 || bytes > 2 * fileLimits.metricLine) return null;
    }
  } finally {
    await handle.close();
  }
}
