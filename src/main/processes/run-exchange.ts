/** Runs on their way to others and from them: export, import, hand-in. */
import type { ImportReport, RunExport, RunExportOrder } from '../../shared/exchange';
import type { HandedIn, HandInReport } from '../../shared/hand-in';
import { withholdsResult } from '../../shared/runs';
import { readHandIns } from '../hand-in/hand-in-notes';
import { handInRuns, type HandIn } from '../hand-in/hand-in-runs';
import { exportRuns } from '../run-files/export-runs';
import { importFiles } from '../run-files/import-runs';
import type { RunRegistry } from '../runs/run-registry';
import type { RunStore } from '../runs/run-store';
import type { Watcher } from '../work/work';
import { UnansweredError } from './action-errors';

export class RunExchange {
  readonly #store: RunStore;
  readonly #registry: RunRegistry;

  constructor(store: RunStore, registry: RunRegistry) {
    this.#store = store;
    this.#registry = registry;
  }

  /** Writes runs, as their records are by now, into one file. */
  async exportRuns(order: RunExportOrder, path: string, watcher: Watcher): Promise<RunExport> {
    await this.#registry.idle();
    return exportRuns(this.#store, order, path, watcher);
  }

  /** Hands runs in, unless a question among them waits for its answer. */
  async handIn(handIn: HandIn, watcher: Watcher): Promise<HandInReport> {
    for (const id of handIn.ids)
      if (withholdsResult(this.#registry.summary(id))) throw new UnansweredError(id);
    await this.#registry.idle();
    return handInRuns(this.#store, handIn, watcher);
  }

  /** What was handed in from here, the newest time of each run. */
  handedIn(): Promise<readonly HandedIn[]> {
    return readHandIns(this.#store.folder);
  }

  /** Takes in the runs of files, and what else has changed in the data folder. */
  async importRuns(paths: readonly string[], watcher: Watcher): Promise<ImportReport> {
    const report = await importFiles(this.#store, paths, watcher);
    await this.#registry.refresh();
    return report;
  }
}
