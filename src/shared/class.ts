/** A class: what its students have handed in, as the lecturer's window shows it. */
import { z } from 'zod';
import { runLimit } from './comparison';
import { csvChoices } from './exports/comma-separated';
import { keyOf, type Student } from './hand-in';
import type { Message } from './language/message';
import { classLimits } from './limits';
import { runId } from './run-id';
import type { RunSummary } from './runs';

/** A run that was handed in. */
export interface ClassRun {
  /** The file that it came in, within the folder. */
  readonly file: string;
  readonly student: Student;
  /** ISO 8601, UTC: by the student's clock. */
  readonly handedInAt: string;
  readonly run: RunSummary;
  /** Other students who handed in the very same run. */
  readonly alsoBy: readonly Student[];
}

/**
 * What else lies in the folder, or what has to be known of a file.
 *
 *     arriving   it is still being copied, or about to be
 *     damaged    it cannot be read
 *     foreign    no file of runs
 *     repeated   a copy of another one, or handed in again since: its runs are shown once
 *     partly     some of its runs cannot be read
 */
export type FileState = 'arriving' | 'damaged' | 'foreign' | 'repeated' | 'partly';

export interface ClassFile {
  readonly file: string;
  readonly state: FileState;
  readonly says: Message;
}

export interface ClassListing {
  readonly folder: string;
  /** Why the folder cannot be looked at now, or not at all of it; null where it can. */
  readonly problem: Message | null;
  /** In the order in which they were handed in. */
  readonly runs: readonly ClassRun[];
  readonly files: readonly ClassFile[];
}

/** Names a run of the listing. */
export const classRunKey = z.strictObject({ file: z.string().min(1).max(classLimits.path), id: runId });
export type ClassRunKey = z.infer<typeof classRunKey>;

/** Runs that are to be taken in and compared. */
export const poolOrder = z.strictObject({ runs: z.array(classRunKey).min(1).max(runLimit) });

/** A table that is to be written. */
export const classTableOrder = z.strictObject({
  /** In the order of the lines. */
  runs: z.array(classRunKey).min(1).max(classLimits.runs),
  /** Numbers stand for names and student IDs. */
  hideNames: z.boolean(),
  csv: z.enum(csvChoices),
});
export type ClassTableOrder = z.infer<typeof classTableOrder>;

/** A listing on its way to the window: see `runsText`. */
export const classText = (listing: ClassListing): string => JSON.stringify(listing);

/** The listing that a text holds; JSON has no NaN. */
export function classIn(text: string): ClassListing {
  const listing = JSON.parse(text) as ClassListing;
  return { ...listing, runs: listing.runs.map((one) => ({ ...one, run: withNumbers(one.run) })) };
}

function withNumbers(run: RunSummary): RunSummary {
  if (run.result === null) return run;
  const { episodes, mean, std } = run.result as { episodes: number; mean: number | null; std: number | null };
  return { ...run, result: { episodes, mean: mean ?? NaN, std: std ?? NaN } };
}

/** Every student once, in the order in which they handed in first. */
export function studentsIn(runs: readonly Pick<ClassRun, 'student'>[]): ReadonlyMap<string, Student> {
  const students = new Map<string, Student>();
  for (const { student } of runs) if (!students.has(keyOf(student))) students.set(keyOf(student), student);
  return students;
}

/** What stands for students where names are hidden, by their keys: numbers from 1 on, in the order of `studentsIn`. */
export const studentNumbers = (runs: readonly Pick<ClassRun, 'student'>[]): ReadonlyMap<string, number> =>
  new Map([...studentsIn(runs).keys()].map((key, i) => [key, i + 1]));
