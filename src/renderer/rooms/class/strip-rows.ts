/** What a strip plot of a class shows: each student's returns in a row, the highest median first. */
import type { ClassRun } from '../../../shared/class';
import { keyOf, type Student } from '../../../shared/hand-in';
import { environmentCard } from '../../../shared/catalogue';
import type { StripRow } from './strip-chart';
import { median } from '../../../shared/statistics/quantile';

export interface StripOfClass {
  readonly rows: readonly StripRow[];
  /** Runs that have no final evaluation. */
  readonly without: number;
}

/** @param nameOf what a student is called; where several have one name, their numbers tell them apart */
export function stripOf(runs: readonly ClassRun[], nameOf: (student: Student) => string): StripOfClass {
  const byStudent = new Map<string, { student: Student; label: string; values: number[] }>();
  let without = 0;
  for (const { student, run } of runs) {
    if (run.result === null || !Number.isFinite(run.result.mean)) {
      without++;
      continue;
    }
    const row = byStudent.get(keyOf(student)) ?? { student, label: nameOf(student), values: [] };
    row.values.push(run.result.mean);
    byStudent.set(keyOf(student), row);
  }
  const all = [...byStudent.values()];
  const isShared = (label: string) => all.filter((row) => row.label === label).length > 1;
  const rows = all.map(({ student, label, values }) => ({
    label: student.id !== '' && isShared(label) ? `${label} (${student.id})` : label,
    values,
  }));
  return { rows: rows.sort((a, b) => median(b.values) - median(a.values)), without };
}

/** The returns of acting at random and of a solved task; null where the runs have different ones, or nobody knows. */
export function marksOf(runs: readonly ClassRun[]): { random: number | null; solved: number | null } {
  const found = new Set(
    runs.map(({ run: { experiment } }) => {
      const card = environmentCard(experiment.environment, experiment.environmentOptions);
      return JSON.stringify({ random: card?.randomReturn ?? null, solved: card?.solvedReturn ?? null });
    }),
  );
  const [only] = found;
  return found.size === 1
    ? (JSON.parse(only!) as { random: number | null; solved: number | null })
    : { random: null, solved: null };
}
