/** Runs that repeat another one: the same settings and the same seed take the same course, and count twice as one. */
import { byConfiguration, groupRuns } from '../../../shared/grouping';
import type { RunSummary } from '../../../shared/runs';

export interface RepeatedRuns {
  /** Which seeds come more than once in some setting, rising. */
  readonly seeds: readonly number[];
  /** Ids of the runs that may go: of each setting, seed and person one is left, the one that came farthest. */
  readonly extra: readonly string[];
}

/** What is repeated among some runs; two people's runs of the same seed are not. */
export function repeatedRuns(all: readonly RunSummary[]): RepeatedRuns {
  const seeds = new Set<number>();
  const extra: string[] = [];
  for (const { runs } of groupRuns(all, [byConfiguration])) {
    const kept = new Map<string, RunSummary>();
    for (const run of runs) {
      const key = JSON.stringify([run.experiment.seed, run.origin?.name ?? null]);
      const before = kept.get(key);
      if (before === undefined) {
        kept.set(key, run);
        continue;
      }
      seeds.add(run.experiment.seed);
      const [stays, goes] = run.step > before.step ? [run, before] : [before, run];
      kept.set(key, stays);
      extra.push(goes.id);
    }
  }
  return { seeds: [...seeds].sort((a, b) => a - b), extra };
}
