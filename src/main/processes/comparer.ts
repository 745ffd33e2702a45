/** Comparisons for the window, and their exports: made in a thread that is started when it is first needed, and again should it die. */
import { message } from '../../shared/language/say';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Comparison, ComparisonRequest } from '../../shared/comparison';
import type { ExportOrder } from '../../shared/exports/export-order';
import type { RunSummary } from '../../shared/runs';
import { SpokenError } from '../../shared/language/spoken-error';
import type { Message } from '../../shared/language/message';
import { bundleFolder } from '../../platform/bundle';
import { programFolder } from '../../platform/program-folder';
import { CancelledError, unwatched, type Watcher } from '../work/work';
import type { ComparisonOrder, ComparisonTask, ComparisonReply } from './comparison-worker';

/** The bundle of `comparison-worker.ts`, beside the bundle that this code is in. */
function workerFile(): string {
  const near = [import.meta.dirname, join(import.meta.dirname, '..'), join(programFolder(), 'out', 'main')];
  const file = near.map((folder) => join(folder, 'comparison.js')).find((candidate) => existsSync(candidate));
  if (file === undefined)
    throw new SpokenError(
      bundleFolder() === null
        ? message('runs.notBuilt')
        : message('runs.partMissing', { file: 'comparison.js' }),
    );
  return file;
}

/** Comparisons and exports that are asked for at the same time; the window has a few of them at most. */
const mostWaiting = 100;

interface Waiting {
  readonly resolve: (word: ComparisonReply) => void;
  readonly reject: (error: Error) => void;
  readonly tell: Watcher['tell'];
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

  /**
   * Compares runs; rejects where the thread fails.
   * @param withheld runs whose results do not show yet
   */
  compare(request: ComparisonRequest, withheld: ReadonlySet<string>): Promise<Comparison> {
    return this.#ask({ type: 'compare', request, withheld }).then(
      (word) => (word as { comparison: Comparison }).comparison,
    );
  }

  /**
   * Writes a comparison to a path and says what has to be known of its runs; rejects where that cannot be done.
   * @param runs every run that the order may name
   * @throws CancelledError where whoever watches has stopped it
   */
  export(
    order: ExportOrder,
    runs: readonly RunSummary[],
    path: string,
    watcher: Watcher = unwatched,
  ): Promise<readonly string[]> {
    const chosen = new Set(order.choice.runs);
    return this.#ask(
      { type: 'export', order, runs: runs.filter(({ id }) => chosen.has(id)), path },
      watcher,
    ).then((word) => (word as { remarks: readonly string[] }).remarks);
  }

  async #ask(task: ComparisonTask, { signal, tell }: Watcher = unwatched): Promise<ComparisonReply> {
    if (this.#waiting.size >= mostWaiting)
      throw new SpokenError(message('runs.manyComparisons', { most: mostWaiting }));
    const number = ++this.#number;
    const cancel = () => this.#order({ type: 'cancel', number });
    signal.addEventListener('abort', cancel);
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(number, { resolve, reject, tell });
        this.#order({ ...task, number });
        if (signal.aborted) cancel();
      });
    } finally {
      signal.removeEventListener('abort', cancel);
    }
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
    worker.on('message', (word: ComparisonReply) => {
      const waiting = this.#waiting.get(word.number);
      if ('progress' in word) {
        waiting?.tell(word.progress);
        return;
      }
      this.#waiting.delete(word.number);
      if ('cancelled' in word) waiting?.reject(new CancelledError());
      else if ('failure' in word) waiting?.reject(new SpokenError(word.failure));
      else waiting?.resolve(word);
    });
    const gone = (reason: Message) => {
      if (this.#worker === worker) this.#worker = null;
      for (const { reject } of this.#waiting.values()) reject(new SpokenError(reason));
      this.#waiting.clear();
    };
    worker.on('error', (error) => gone(message('runs.comparisonFailed', { detail: error.message })));
    worker.on('exit', () => gone(message('runs.comparisonEnded')));
    worker.unref();
    return worker;
  }
}
