/** Runs of the same settings, from other seeds. */
import type { RunSummary } from '../runs';
import { sharesSettingsWith } from '../same-settings';

/** The different seeds of those runs that share a run's settings and count. */
export function seedsAmong(
  run: RunSummary,
  all: readonly RunSummary[],
  counts: (run: RunSummary) => boolean,
): ReadonlySet<number> {
  const isAlike = sharesSettingsWith(run);
  return new Set(
    all.filter((other) => isAlike(other) && counts(other)).map(({ experiment }) => experiment.seed),
  );
}

/** How many different seeds of a run's settings have ended, its own included. */
export const endedSeeds = (run: RunSummary, all: readonly RunSummary[]): number =>
  seedsAmong(run, all, ({ state }) => state.phase === 'finished').size;
