/** A thread that reads and compares, so that neither the window nor the process that owns the runs waits for it. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Comparison, ComparisonRequest } from '../../shared/comparison';
import { compareRuns } from './compare-runs';
import { CurveReader } from './curve-reader';
import { RunStore } from './run-store';

export type ComparisonOrder =
  | { readonly type: 'compare'; readonly number: number; readonly request: ComparisonRequest }
  | { readonly type: 'prepare'; readonly runs: readonly string[] };

export type ComparisonWord =
  | { readonly number: number; readonly comparison: Comparison }
  | { readonly number: number; readonly failure: string };

/** The memory of arrays that need not be copied on their way. */
function buffersOf({ groups }: Comparison): ArrayBuffer[] {
  return groups.flatMap(({ x, centre, low, high, count, members }) =>
    [x, centre, low, high, count, ...(members ?? [])].flatMap((array) =>
      array === null || array.byteLength === 0 ? [] : [array.buffer as ArrayBuffer],
    ),
  );
}

async function main(folder: string): Promise<void> {
  const port = parentPort!;
  const reader = new CurveReader(await RunStore.open(folder));
  const wishes: ComparisonOrder[] = [];
  const waiting: string[] = [];
  let busy = false;

  const work = async () => {
    if (busy) return;
    busy = true;
    // Whoever waits for a comparison comes before what is made in advance.
    for (;;) {
      const order = wishes.shift();
      if (order?.type === 'compare') {
        const { number, request } = order;
        try {
          const comparison = await compareRuns(reader, request);
          const word: ComparisonWord = { number, comparison };
          port.postMessage(word, [...new Set(buffersOf(comparison))]);
        } catch (error) {
          const word: ComparisonWord = {
            number,
            failure: error instanceof Error ? error.message : String(error),
          };
          port.postMessage(word);
        }
        continue;
      }
      const id = waiting.shift();
      if (id === undefined) break;
      // It is tried again when the run is compared, and then says what is wrong.
      await reader.prepare(id).catch(() => undefined);
    }
    busy = false;
  };

  port.on('message', (order: ComparisonOrder) => {
    if (order.type === 'compare') wishes.push(order);
    else waiting.push(...order.runs.filter((id) => !waiting.includes(id)));
    void work();
  });
}

void main((workerData as { folder: string }).folder);
