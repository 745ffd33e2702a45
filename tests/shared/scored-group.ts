import type { RunGroup } from '../../src/shared/grouping';
import type { RunSummary } from '../../src/shared/runs';

/** A group of runs with these final evaluations; null where a run has none yet. */
export const group = (key: string, means: readonly (number | null)[]): RunGroup => ({
  key,
  label: key,
  runs: means.map(
    (mean) => ({ result: mean === null ? null : { episodes: 10, mean, std: 0 } }) as unknown as RunSummary,
  ),
});
