/** Shows on stderr how far long work has come, and has Ctrl-C stop it so that nothing half-written stays. */
import { cutTo, textWidth } from './text-width';
import { patienceMs, type Position, type WorkProgress } from '../../shared/work';
import type { Watcher } from '../work/work';
import { onEnding } from './endings';
import { bar } from './progress-display';

const redrawMs = 100;
const barWidths = { least: 6, most: 24 };

const place = (what: string, position: Position | null) =>
  position === null ? '' : ` ${what} ${position.at} of ${position.of}`;

/** ` 42 %  writing run 3 of 12`. */
export function describeWork({ stage, share, run, file }: WorkProgress): string {
  const percent = String(Math.floor(share * 100)).padStart(3);
  const where = file === null ? '' : `,${place('file', file)}`;
  return `${percent} %  ${stage}${place('run', run)}${where}`;
}

/** One line that is rewritten; without a terminal, or for work that is soon done, there is none. */
export class WorkDisplay {
  readonly #stream: NodeJS.WriteStream;
  readonly #now: () => number;
  #begunAt: number | null = null;
  #drawnAt = -Infinity;
  #lineOpen = false;

  constructor(stream: NodeJS.WriteStream, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#now = now;
  }

  tell(progress: WorkProgress): void {
    const now = this.#now();
    this.#begunAt ??= now;
    if (!this.#stream.isTTY || now - this.#begunAt < patienceMs || now - this.#drawnAt < redrawMs) return;
    this.#drawnAt = now;
    this.#lineOpen = true;
    const width = Math.max(20, (this.#stream.columns || 100) - 1);
    const text = describeWork(progress);
    const room = Math.min(barWidths.most, Math.max(barWidths.least, width - textWidth(text) - 1));
    this.#stream.write(`\r${cutTo(`${bar(progress.share, room)} ${text}`, width)}\x1b[K`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.#lineOpen) this.#stream.write('\r\x1b[K');
    this.#lineOpen = false;
  }
}

/**
 * Does work that shows how far it has come; Ctrl-C cancels it.
 * @throws what the work throws, CancelledError among it
 */
export async function watched<T>(
  stream: NodeJS.WriteStream,
  work: (watcher: Watcher) => Promise<T>,
): Promise<T> {
  const display = new WorkDisplay(stream);
  const stop = new AbortController();
  const settled = onEnding(() => stop.abort());
  try {
    return await work({ signal: stop.signal, tell: (progress) => display.tell(progress) });
  } finally {
    display.end();
    settled();
  }
}
