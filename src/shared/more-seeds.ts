/** Which trainings bring groups of runs to more seeds. */
import type { Experiment } from './experiment';
import type { RunGroup } from './grouping';
import { isUnderWay, type RunSummary } from './runs';
import { sharesSettingsWith } from './same-settings';

export interface MoreSeeds {
  /** Runs of the same settings that have ended or are under way, and belong to no group yet. */
  readonly found: readonly RunSummary[];
  /** What is still to be trained, group by group, with the preset that it is started from. */
  readonly missing: readonly {
    readonly experiments: readonly Experiment[];
    readonly preset: string | null;
  }[];
  /** How many runs of the groups are under way. */
  readonly stillTraining: number;
}

/** Everything that is still to be trained. */
export const trainingsOf = ({ missing }: MoreSeeds): Experiment[] =>
  missing.flatMap(({ experiments }) => experiments);

const counts = ({ state: { phase } }: RunSummary): boolean => phase === 'finished' || isUnderWay(phase);

/**
 * Says what is needed for every group to have so many different seeds. Seeds that no run of these settings has are taken,
 * the smallest first.
 * @param all every run there is; what has been trained already is not trained again
 * @returns null where the runs of a group differ in more than their seeds, so that nobody knows which of them is meant
 */
export function moreSeeds(
  groups: readonly RunGroup[],
  all: readonly RunSummary[],
  seeds: number,
): MoreSeeds | null {
  const found: RunSummary[] = [];
  const missing: { experiments: Experiment[]; preset: string | null }[] = [];
  for (const { runs } of groups) {
    const [first] = runs;
    if (first === undefined) return null;
    const isAlike = sharesSettingsWith(first);
    if (!runs.every(isAlike)) return null;
    const alike = all.filter(isAlike);
    const taken = new Set(alike.map(({ experiment }) => experiment.seed));
    const own = new Set(runs.filter(counts).map(({ experiment }) => experiment.seed));
    for (const run of alike) {
      if (own.size >= seeds) break;
      if (run.annotations.archived || !counts(run) || own.has(run.experiment.seed)) continue;
      own.add(run.experiment.seed);
      found.push(run);
    }
    const experiments: Experiment[] = [];
    for (let seed = 1; own.size < seeds; seed++) {
      if (taken.has(seed)) continue;
      own.add(seed);
      experiments.push({ ...first.experiment, seed });
    }
    if (experiments.length > 0) missing.push({ experiments, preset: first.preset });
  }
  const stillTraining = groups
    .flatMap(({ runs }) => runs)
    .filter(({ state }) => isUnderWay(state.phase)).length;
  return { found, missing, stillTraining };
}
