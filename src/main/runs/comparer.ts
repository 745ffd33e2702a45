/** Comparisons for the window: made in a thread that is started when it is first needed, and again should it die. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Comparison, ComparisonRequest } from '../../shared/comparison';
import { programFolder } from '../program-folder';
import type { ComparisonOrder, ComparisonWord } from './comparison-worker';

/** The bundle of `comparison-worker.ts`, beside the bundle that this code is in. */
function workerFile(): string {
  const near = [import.meta.dirname, join(import.meta.dirname, '..'), join(programFolder(), 'out', 'main')];
  const file = near.map((folder) => join(folder, 'comparison.js')).find((candidate) => existsSync(candidate));
  if (file === undefined)
    throw new Error('The part that compares runs is not built; run "npm run build" first.');
  return file;
}

interface Waiting {
  readonly resolve: (comparison: Comparison) => void;
  readonly reject: (error: Error) => void;
}

export class Comparer {
  readonly #folder: string;
  #worker: Worker | null = null;
  #waiting = new Map<number, Waiting>();
  #number = 0;

  /** @param folder the data folder */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Compares runs; rejects where the thread fails. */
  compare(request: ComparisonRequest): Promise<Comparison> {
    const number = ++this.#number;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#order({ type: 'compare', number, request });
    });
  }

  /** Has long runs stored as columns in advance, when nothing else is to do. */
  prepare(runs: readonly string[]): void {
    if (runs.length > 0) this.#order({ type: 'prepare', runs });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #order(order: ComparisonOrder): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(order);
  }

  #start(): Worker {
    const worker = new Worker(workerFile(), { workerData: { folder: this.#folder } });
    worker.on('message', (word: ComparisonWord) => {
      const waiting = this.#waiting.get(word.number);
      this.#waiting.delete(word.number);
      if ('comparison' in word) waiting?.resolve(word.comparison);
      else waiting?.reject(new Error(word.failure));
    });
    const gone = (reason: string) => {
      if (this.#worker === worker) this.#worker = null;
      for (const { reject } of this.#waiting.values()) reject(new Error(reason));
      this.#waiting.clear();
    };
    worker.on('error', (error) => gone(`The comparison failed: ${error.message}`));
    worker.on('exit', () => gone('The comparison ended before it had an answer.'));
    worker.unref();
    return worker;
  }
}
