/** What can be read of a run: nothing of its result while its question waits for an answer. */
import { earlierSettings } from '../../catalogue/earlier-steps';
import type { Inspection, InspectionSummary, Optimum } from '../../shared/inspection';
import type { RunMetrics } from '../../shared/metrics';
import { withholdsResult, type RunSummary } from '../../shared/runs';
import type { RunRegistry } from '../runs/run-registry';
import type { RunStore } from '../runs/run-store';
import { optimumOf } from './optimum';

export class RunReadings {
  readonly #store: RunStore;
  readonly #registry: RunRegistry;

  constructor(store: RunStore, registry: RunRegistry) {
    this.#store = store;
    this.#registry = registry;
  }

  /** What a run measured so far, long series thinned out; nothing while its question waits for an answer. */
  async metrics(id: string): Promise<RunMetrics> {
    return withholdsResult(this.#run(id)) ? {} : this.#store.shownMetrics(id);
  }

  /** At which steps a run's policy was inspected; none while its question waits for an answer. */
  async inspections(id: string): Promise<readonly InspectionSummary[]> {
    return withholdsResult(this.#run(id)) ? [] : this.#store.inspections(id);
  }

  /** What an inspection found; null where there is none of that step. */
  async inspection(id: string, step: number): Promise<Inspection | null> {
    const run = this.#run(id);
    return withholdsResult(run) ? null : this.#store.inspection(id, step, earlierSettings(run.experiment));
  }

  /** What is optimal in a run's environment; null where that has no exact model. */
  optimum(id: string): Optimum | null {
    return optimumOf(this.#run(id).experiment);
  }

  /** The end of what a run's trainer printed. */
  async log(id: string): Promise<string> {
    this.#run(id);
    return this.#store.log(id);
  }

  #run(id: string): RunSummary {
    return this.#registry.summary(id);
  }
}
