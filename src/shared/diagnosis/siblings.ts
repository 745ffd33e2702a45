/** Runs of the same settings, from other seeds. */
import { byConfiguration, groupRuns } from '../grouping';
import type { RunSummary } from '../runs';

/** How many different seeds of a run's settings have ended, its own included. */
export function endedSeeds(run: RunSummary, all: readonly RunSummary[]): number {
  const alike = all.filter(
    ({ experiment }) =>
      experiment.environment === run.experiment.environment &&
      experiment.algorithm === run.experiment.algorithm &&
      experiment.steps === run.experiment.steps,
  );
  const group = groupRuns(alike, [byConfiguration]).find(({ runs }) => runs.some(({ id }) => id === run.id));
  const ended = group?.runs.filter(({ state }) => state.phase === 'finished') ?? [];
  return new Set(ended.map(({ experiment }) => experiment.seed)).size;
}
