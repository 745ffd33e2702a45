/** Writing `metrics.jsonl`: only the process that trains the run does. */
import { message } from '../../shared/language/say';
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
import { dirname } from 'node:path';
import type { MetricEvent } from '../../shared/events';
import { encodeMetric } from './metric-lines';
import { ownFile } from '../files/own-file';
import { goneError, RunGoneError } from './run-errors';

const lineBreak = 10;

/** How far a metric file is written: what a checkpoint remembers of it. */
export interface MetricPosition {
  readonly events: number;
  readonly bytes: number;
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
    throw (
      goneError(dirname(this.#path)) ??
      new RunGoneError(message('ownership.fileReplaced', { path: this.#path }))
    );
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

/** The place before the last line of a file that was written as far as a position. */
export function beforeLastLine(path: string, { events, bytes }: MetricPosition): MetricPosition {
  const file = openSync(path, 'r');
  try {
    for (let length = 4096; ; length *= 8) {
      const from = Math.max(0, bytes - length);
      // Without the line break that ends it.
      const tail = Buffer.alloc(Math.max(0, bytes - from - 1));
      readSync(file, tail, 0, tail.length, from);
      const at = tail.lastIndexOf(lineBreak);
      if (at >= 0 || from === 0) return { events: events - 1, bytes: from + at + 1 };
    }
  } finally {
    closeSync(file);
  }
}
