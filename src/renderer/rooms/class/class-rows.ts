/** Which runs of a class are shown, and in which order. */
import type { ClassRun } from '../../../shared/class';
import { judge } from '../../../shared/judgement/judgement';

export type Column =
  | 'student'
  | 'id'
  | 'assignment'
  | 'environment'
  | 'algorithm'
  | 'seed'
  | 'return'
  | 'solved'
  | 'answer'
  | 'when';

export interface Sorting {
  readonly by: Column;
  readonly rising: boolean;
}

/** What is shown; null for everything, '' for what belongs to no assignment. */
export interface ClassFilter {
  readonly environment: string | null;
  readonly assignment: string | null;
}

/** Columns of which the highest is of interest first. */
const fallingFirst: readonly Column[] = ['return', 'when'];

/** What a click on a column leads to: its order, then the other way round. */
export function nextSorting(sorting: Sorting, by: Column): Sorting {
  return sorting.by === by ? { by, rising: !sorting.rising } : { by, rising: !fallingFirst.includes(by) };
}

/** The environments of some runs, those with the most runs first. */
export function environmentsOf(runs: readonly ClassRun[]): string[] {
  const counts = new Map<string, number>();
  for (const { run } of runs)
    counts.set(run.experiment.environment, (counts.get(run.experiment.environment) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);
}

/** Those that pass a filter. */
export const filtered = (
  runs: readonly ClassRun[],
  { environment, assignment }: ClassFilter,
): readonly ClassRun[] =>
  runs.filter(
    ({ run }) =>
      (environment === null || run.experiment.environment === environment) &&
      (assignment === null || (run.assignment?.id ?? '') === assignment),
  );

/** From the best to what cannot be judged. */
const verdicts = ['solved', 'undecided', 'notSolved', 'noMark'] as const;

/** What a run is sorted by; null comes last, whichever way. */
function valueOf({ student, handedInAt, run }: ClassRun, by: Column, name: string): string | number | null {
  const { environment, algorithm, seed } = run.experiment;
  switch (by) {
    case 'student':
      return name;
    case 'id':
      return student.id || null;
    case 'assignment':
      return run.assignment?.title ?? null;
    case 'environment':
      return environment;
    case 'algorithm':
      return algorithm;
    case 'seed':
      return seed;
    case 'return':
      return run.result === null || Number.isNaN(run.result.mean) ? null : run.result.mean;
    case 'solved': {
      const judgement = judge(run);
      return judgement === null ? null : verdicts.indexOf(judgement.kind);
    }
    case 'answer':
      return run.annotations.answer?.text ?? null;
    case 'when':
      return handedInAt;
  }
}

/**
 * Runs in their order; those that are equal stay as they were.
 * @param nameOf what a student is called: what is hidden must not show in the order
 */
export function sortedBy(
  runs: readonly ClassRun[],
  { by, rising }: Sorting,
  nameOf: (run: ClassRun) => string,
  locale: string,
): ClassRun[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const keyed = runs.map((run) => ({ run, value: valueOf(run, by, nameOf(run)) }));
  return keyed
    .sort(({ value: a }, { value: b }) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null);
      const order = typeof a === 'number' ? a - (b as number) : collator.compare(a, b as string);
      return rising ? order : -order;
    })
    .map(({ run }) => run);
}
