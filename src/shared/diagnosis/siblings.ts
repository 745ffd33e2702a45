/** Runs of the same settings, from other seeds. */
import { byConfiguration, groupRuns } from '../grouping';
import type { RunSummary } from '../runs';

/** The different seeds of those runs that share a run's settings and count. */
export function seedsAmong(
  run: RunSummary,
  all: readonly RunSummary[],
  counts: (run: RunSummary) => boolean,
): ReadonlySet<number> {
  const alike = all.filter(
    ({ experiment }) =>
      experiment.environment === run.experiment.environment &&
      experiment.algorithm === run.experiment.algorithm &&
      experiment.steps === run.experiment.steps,
  );
  const group = groupRuns(alike, [byConfiguration]).find(({ runs }) => runs.some(({ id }) => id === run.id));
  return new Set(group?.runs.filter(counts).map(({ experiment }) => experiment.seed));
}

/** How many different seeds of a run's settings have ended, its own included. */
export const endedSeeds = (run: RunSummary, all: readonly RunSummary[]): number =>
  seedsAmong(run, all, ({ state }) => state.phase === 'finished').size;
