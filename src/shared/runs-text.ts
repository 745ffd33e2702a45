/**
 * The list of all runs on its way to the window, as one text: the bridge between the main process and the page copies
 * objects value by value, which takes seconds for thousands of runs, but texts at once.
 */
import type { RunSummary } from './runs';

/** A list of runs as text. */
export const runsText = (runs: readonly RunSummary[]): string => JSON.stringify(runs);

/** The list that a text holds. JSON has no NaN: a return that is none is written as null, as in records. */
export function runsIn(text: string): RunSummary[] {
  const runs = JSON.parse(text) as RunSummary[];
  return runs.map((run) => {
    if (run.result === null) return run;
    const { episodes, mean, std } = run.result;
    return { ...run, result: { episodes, mean: mean ?? NaN, std: std ?? NaN } };
  });
}
