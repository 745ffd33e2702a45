/** Where several people trained the same settings with the same seed: all of them are kept, and it is said. */
import { byConfiguration, groupRuns } from './grouping';
import type { Language } from './language';
import type { RunSummary } from './runs';

export interface SameSeed {
  /** What was trained. */
  readonly label: string;
  readonly seed: number;
  /** Whose runs they are, each name once; null stands for those that were trained here. */
  readonly names: readonly (string | null)[];
  /** Ids of all of them. */
  readonly runs: readonly string[];
}

/** The seeds that runs of several people share, group by group. */
export function sameSeeds(runs: readonly RunSummary[], language: Language = 'en'): SameSeed[] {
  const found: SameSeed[] = [];
  for (const group of groupRuns(runs, [byConfiguration], language)) {
    const bySeed = new Map<number, RunSummary[]>();
    for (const run of group.runs) {
      const { seed } = run.experiment;
      bySeed.set(seed, [...(bySeed.get(seed) ?? []), run]);
    }
    for (const [seed, same] of bySeed) {
      const names = [...new Set(same.map(({ origin }) => origin?.name ?? null))];
      if (names.length > 1)
        found.push({ label: labelOf(same[0]!, group.label), seed, names, runs: same.map(({ id }) => id) });
    }
  }
  return found.sort((a, b) => a.seed - b.seed);
}

function labelOf({ experiment: { environment } }: RunSummary, label: string): string {
  return label === environment ? label : `${label} · ${environment}`;
}
