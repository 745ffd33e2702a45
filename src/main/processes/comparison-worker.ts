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
export type ComparisonTask =
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
  | (ComparisonTask & { readonly number: number })
  | { readonly type: 'prepare'; readonly runs: readonly string[] }
  /** Nobody waits for a task any more. */
  | { readonly type: 'cancel'; readonly number: number };

export type ComparisonReply =
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
  const tasks: (ComparisonTask & { readonly number: number })[] = [];
  /** Runs that are made ready when nothing else is to do, the ones that were told first first. */
  const waiting = new Set<string>();
  /** Stops what somebody may task to stop, by number. */
  const stops = new Map<number, AbortController>();
  let busy = false;

  const perform = async (task: ComparisonTask & { readonly number: number }) => {
    const { number } = task;
    if (task.type === 'compare') {
      const comparison = await compareRuns(reader, task.request, task.withheld);
      port.postMessage({ number, comparison } satisfies ComparisonReply, [...new Set(buffersOf(comparison))]);
      return;
    }
    // What draws is loaded when it is first needed.
    const { exportComparison } = await import('../reports/export-comparison');
    const watcher: Watcher = {
      signal: stops.get(number)!.signal,
      tell: (progress) => port.postMessage({ number, progress } satisfies ComparisonReply),
    };
    const remarks = await exportComparison(store, reader, task.runs, task.order, task.path, watcher);
    port.postMessage({ number, remarks } satisfies ComparisonReply);
  };

  const work = async () => {
    if (busy) return;
    busy = true;
    // Whoever waits for a comparison comes before what is made in advance.
    for (;;) {
      const task = tasks.shift();
      if (task !== undefined) {
        await perform(task).catch((error: unknown) => {
          const { number } = task;
          port.postMessage(
            (error instanceof CancelledError
              ? { number, cancelled: true }
              : { number, failure: messageOf(error) }) satisfies ComparisonReply,
          );
        });
        stops.delete(task.number);
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
      tasks.push(order);
    }
    void work();
  });
}

void main((workerData as { folder: string }).folder);
