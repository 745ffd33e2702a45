/**
 * Which of the chosen runs are compared: those of one task. Returns of different tasks have nothing in common, neither
 * on an axis nor in a table.
 */
import type { ComparisonChoice } from './comparison';
import type { RunSummary } from './runs';

export interface ComparedRuns {
  /** Null where no run is chosen. */
  readonly environment: string | null;
  /** Every task that one of the chosen runs is of, that of most runs first, and how many there are of each. */
  readonly environments: readonly { readonly id: string; readonly runs: number }[];
  /** The chosen runs of the task, in the order in which they were given. */
  readonly runs: readonly RunSummary[];
}

/** @param runs every run that there is */
export function comparedRuns(
  runs: readonly RunSummary[],
  choice: Pick<ComparisonChoice, 'runs' | 'environment'>,
): ComparedRuns {
  const ids = new Set(choice.runs);
  const chosen = runs.filter(({ id }) => ids.has(id));
  const counts = new Map<string, number>();
  for (const { experiment } of chosen)
    counts.set(experiment.environment, (counts.get(experiment.environment) ?? 0) + 1);
  const environments = [...counts]
    .map(([id, count]) => ({ id, runs: count }))
    .sort((a, b) => b.runs - a.runs || (a.id < b.id ? -1 : 1));
  const environment =
    environments.find(({ id }) => id === choice.environment)?.id ?? environments[0]?.id ?? null;
  return {
    environment,
    environments,
    runs: chosen.filter(({ experiment }) => experiment.environment === environment),
  };
}
