/** A thread that reads and compares, so that neither the window nor the process that owns the runs waits for it. */
import '../../catalogue';
import { parentPort, workerData } from 'node:worker_threads';
import type { Comparison, ComparisonRequest } from '../../shared/comparison';
import type { ExportOrder } from '../../shared/exports/export-order';
import type { RunSummary } from '../../shared/runs';
import type { Message } from '../../shared/language/message';
import type { WorkProgress } from '../../shared/work';
import { CancelledError, type Watcher } from '../work/work';
import '../presets/presets';
import { compareRuns } from '../comparison/compare-runs';
import { CurveReader } from '../comparison/curve-reader';
import { RunStore } from '../runs/run-store';
import { messageOf } from '../runs/storage-error';

/** What someone waits for. */
export type ComparisonWish =
  | {
      readonly type: 'compare';
      readonly request: ComparisonRequest;
      readonly withheld: ReadonlySet<string>;
    }
  | {
      readonly type: 'export';
      readonly order: ExportOrder;
      readonly runs: readonly RunSummary[];
      readonly path: string;
    };

export type ComparisonOrder =
  | (ComparisonWish & { readonly number: number })
  | { readonly type: 'prepare'; readonly runs: readonly string[] }
  /** Nobody waits for a wish any more. */
  | { readonly type: 'cancel'; readonly number: number };

export type ComparisonWord =
  | { readonly number: number; readonly comparison: Comparison }
  | { readonly number: number; readonly remarks: readonly string[] }
  | { readonly number: number; readonly progress: WorkProgress }
  | { readonly number: number; readonly cancelled: true }
  | { readonly number: number; readonly failure: Message };

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
  const store = await RunStore.open(folder);
  const reader = new CurveReader(store);
  const wishes: (ComparisonWish & { readonly number: number })[] = [];
  /** Runs that are made ready when nothing else is to do, the ones that were told first first. */
  const waiting = new Set<string>();
  /** Stops what somebody may wish to stop, by number. */
  const stops = new Map<number, AbortController>();
  let busy = false;

  const fulfil = async (wish: ComparisonWish & { readonly number: number }) => {
    const { number } = wish;
    if (wish.type === 'compare') {
      const comparison = await compareRuns(reader, wish.request, wish.withheld);
      port.postMessage({ number, comparison } satisfies ComparisonWord, [...new Set(buffersOf(comparison))]);
      return;
    }
    // What draws is loaded when it is first needed.
    const { exportComparison } = await import('../reports/export-comparison');
    const watcher: Watcher = {
      signal: stops.get(number)!.signal,
      tell: (progress) => port.postMessage({ number, progress } satisfies ComparisonWord),
    };
    const remarks = await exportComparison(store, reader, wish.runs, wish.order, wish.path, watcher);
    port.postMessage({ number, remarks } satisfies ComparisonWord);
  };

  const work = async () => {
    if (busy) return;
    busy = true;
    // Whoever waits for a comparison comes before what is made in advance.
    for (;;) {
      const wish = wishes.shift();
      if (wish !== undefined) {
        await fulfil(wish).catch((error: unknown) => {
          const { number } = wish;
          port.postMessage(
            (error instanceof CancelledError
              ? { number, cancelled: true }
              : { number, failure: messageOf(error) }) satisfies ComparisonWord,
          );
        });
        stops.delete(wish.number);
        continue;
      }
      const [id] = waiting;
      if (id === undefined) break;
      waiting.delete(id);
      // It is tried again when the run is compared, and then says what is wrong.
      await reader.prepare(id).catch(() => undefined);
    }
    busy = false;
  };

  port.on('message', (order: ComparisonOrder) => {
    if (order.type === 'prepare') order.runs.forEach((id) => waiting.add(id));
    else if (order.type === 'cancel') stops.get(order.number)?.abort();
    else {
      stops.set(order.number, new AbortController());
      wishes.push(order);
    }
    void work();
  });
}

void main((workerData as { folder: string }).folder);
