import { seedsAmong } from '../../shared/diagnosis/siblings';
import type { RunSummary } from '../../shared/runs';

/** The smallest seed above this run's that no run with the same settings has. */
export function nextSeed(run: RunSummary, all: readonly RunSummary[]): number {
  const taken = seedsAmong(run, all, () => true);
  let seed = run.experiment.seed + 1;
  while (taken.has(seed)) seed++;
  return seed;
}
