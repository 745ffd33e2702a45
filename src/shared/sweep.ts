/** Sweeps: one experiment with several values of some settings, each combination with every seed. */
import { checkExperiments, runsAtOnce, type ProblemsOfMany } from './check-experiments';
import { settingIdentity, settingsOfExperiment, type SettingPath } from './configuration';
import type { Experiment } from './experiment';
import { message } from './language/say';
import { wordedProblem } from './worded-problem';

/** A setting that takes several values. */
export interface Variation {
  readonly path: SettingPath;
  /** At least one. */
  readonly values: readonly unknown[];
}

export interface Sweep {
  /** What all runs share, not checked yet. */
  readonly base: Readonly<Record<string, unknown>>;
  readonly variations: readonly Variation[];
  /** At least one; null for that of the base alone. */
  readonly seeds: readonly number[] | null;
}

export interface PlannedRuns {
  /** Seed by seed: a sweep that is not complete yet has as many seeds of every combination. */
  readonly experiments: readonly Experiment[];
  /** Combinations that were left out, as they differ from others only in what has no effect with them. */
  readonly repeated: number;
}

/** How many runs a sweep makes before repetitions are left out. */
export function sizeOf({ variations, seeds }: Sweep): number {
  return variations.reduce((product, { values }) => product * values.length, seeds?.length ?? 1);
}

/** An experiment with another value at a path. */
export function withValue(
  experiment: Readonly<Record<string, unknown>>,
  path: SettingPath,
  value: unknown,
): Record<string, unknown> {
  const dot = path.indexOf('.');
  if (dot < 0) return { ...experiment, [path]: value };
  const part = path.slice(0, dot);
  const inner = experiment[part] as Readonly<Record<string, unknown>> | undefined;
  return { ...experiment, [part]: { ...inner, [path.slice(dot + 1)]: value } };
}

/** Every combination of the values, the first setting changing slowest. */
export function combinationsOf({ base, variations }: Pick<Sweep, 'base' | 'variations'>) {
  return variations.reduce<Record<string, unknown>[]>(
    (combinations, { path, values }) =>
      combinations.flatMap((combination) => values.map((value) => withValue(combination, path, value))),
    [{ ...base }],
  );
}

/** The runs that a sweep makes, or everything that is wrong with it. */
export function planSweep(sweep: Sweep): PlannedRuns | ProblemsOfMany {
  const size = sizeOf(sweep);
  if (size > runsAtOnce)
    return {
      candidates: [sweep.base],
      problems: [
        wordedProblem(
          'runs',
          String(size),
          message('refusals.atOnce', { most: runsAtOnce }),
          message('refusals.fewerRuns'),
        ),
      ],
    };
  // Whether a combination can be used is the same for every seed.
  const { seeds } = sweep;
  const combinations = combinationsOf(sweep);
  const checked = checkExperiments(
    seeds === null ? combinations : combinations.map((combination) => ({ ...combination, seed: seeds[0] })),
  );
  if ('problems' in checked) return checked;
  const different = new Map<string, Experiment>();
  for (const experiment of checked.experiments) {
    const identity = JSON.stringify(
      [...settingsOfExperiment(experiment)].map(([path, value]) => [path, settingIdentity(value)]),
    );
    if (!different.has(identity)) different.set(identity, experiment);
  }
  const once = [...different.values()];
  return {
    experiments: seeds?.flatMap((seed) => once.map((experiment) => ({ ...experiment, seed }))) ?? once,
    repeated: checked.experiments.length - once.length,
  };
}
