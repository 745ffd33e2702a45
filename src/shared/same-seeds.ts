/** Where several people trained the same settings with the same seed: all of them are kept, and it is said. */
import { byConfiguration, groupRuns } from './grouping';
import { usualLanguage, type Language } from './language';
import type { RunSummary } from './runs';

export interface SameSeed {
  /** What was trained. */
  readonly label: string;
  /** Rising. */
  readonly seeds: readonly number[];
  /** Whose runs they are, each name once; null stands for those that were trained here. */
  readonly names: readonly (string | null)[];
  /** Ids of all of them. */
  readonly runs: readonly string[];
}

/** The seeds that runs of several people share, for each setting and each circle of people. */
export function sameSeeds(all: readonly RunSummary[], language: Language = usualLanguage): SameSeed[] {
  const found: SameSeed[] = [];
  for (const group of groupRuns(all, [byConfiguration], language)) {
    const bySeed = new Map<number, RunSummary[]>();
    for (const run of group.runs) {
      const { seed } = run.experiment;
      bySeed.set(seed, [...(bySeed.get(seed) ?? []), run]);
    }
    const byNames = new Map<string, { seeds: number[]; names: (string | null)[]; runs: string[] }>();
    for (const [seed, same] of bySeed) {
      const names = [...new Set(same.map(({ origin }) => origin?.name ?? null))];
      if (names.length < 2) continue;
      const key = JSON.stringify([...names].sort());
      const entry = byNames.get(key) ?? { seeds: [], names, runs: [] };
      entry.seeds.push(seed);
      entry.runs.push(...same.map(({ id }) => id));
      byNames.set(key, entry);
    }
    for (const { seeds, names, runs } of byNames.values())
      found.push({
        label: labelOf(group.runs[0]!, group.label),
        seeds: seeds.sort((a, b) => a - b),
        names,
        runs,
      });
  }
  return found;
}

function labelOf({ experiment: { environment } }: RunSummary, label: string): string {
  return label === environment ? label : `${label} · ${environment}`;
}
