import { statSync } from 'node:fs';

/**
 * Returns one line that says how far a download is, such as `TensorFlow: 107.0 of 214.1 MB (50 %)`.
 *
 * @param {{ name: string, done: number, total?: number }} state sizes in bytes; total is unknown if absent
 */
export function progressLine({ name, done, total }) {
  if (!total) return `${name}: ${megabytes(done)} MB`;
  const shown = Math.min(done, total);
  return `${name}: ${megabytes(shown)} of ${megabytes(total)} MB (${Math.floor((100 * shown) / total)} %)`;
}

/**
 * Returns a size in megabytes (10^6 bytes) with one decimal.
 *
 * @param {number} bytes
 */
export function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

/** Shows a download: one line that changes on a terminal, else a line at about every tenth part. */
export class Progress {
  #stream;
  #name;
  #total;
  #lastTenth = -1;
  #lastDrawn = 0;
  #open = false;

  /**
   * @param {string} name
   * @param {number | undefined} total bytes
   * @param {NodeJS.WriteStream | { isTTY?: boolean, write(text: string): unknown }} [stream]
   */
  constructor(name, total, stream = process.stdout) {
    this.#name = name;
    this.#total = total;
    this.#stream = stream;
  }

  /** Reports the number of bytes that are here by now. */
  update(done) {
    const line = progressLine({ name: this.#name, done, total: this.#total });
    if (this.#stream.isTTY) {
      const now = Date.now();
      if (now - this.#lastDrawn < 100) return;
      this.#lastDrawn = now;
      this.#open = true;
      this.#stream.write(`\r\x1b[2K  ${line}`);
      return;
    }
    const unit = this.#total ? this.#total / 10 : 20e6;
    const tenth = Math.floor(done / unit);
    if (tenth <= this.#lastTenth) return;
    this.#lastTenth = tenth;
    this.#stream.write(`  ${line}\n`);
  }

  /** Ends the display; with a size, shows that as the last state. */
  end(done) {
    if (done !== undefined) {
      this.#lastDrawn = 0;
      this.update(done);
    }
    if (this.#open) this.#stream.write('\n');
    this.#open = false;
  }
}

/**
 * Shows how large a file has become while something writes it; returns what that returns.
 *
 * @template T
 * @param {string} file it need not be there yet
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function showGrowth(file, work) {
  const progress = new Progress('Packing', undefined);
  const size = () => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const timer = setInterval(() => progress.update(size()), 500);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    progress.end();
  }
}
