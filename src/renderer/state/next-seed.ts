import { settingIdentity, settingsOf } from '../../shared/configuration';
import type { RunSummary } from '../../shared/runs';

/** The smallest seed above this run's that no run with the same settings has. */
export function nextSeed(run: RunSummary, all: readonly RunSummary[]): number {
  const identity = (other: RunSummary) =>
    JSON.stringify(
      [...settingsOf(other)]
        .filter(([path]) => path !== 'seed' && path !== 'preset')
        .map(([path, value]) => [path, settingIdentity(value)])
        .sort(),
    );
  const own = identity(run);
  const taken = new Set(
    all.flatMap((other) =>
      other.experiment.environment === run.experiment.environment && identity(other) === own
        ? [other.experiment.seed]
        : [],
    ),
  );
  let seed = run.experiment.seed + 1;
  while (taken.has(seed)) seed++;
  return seed;
}
