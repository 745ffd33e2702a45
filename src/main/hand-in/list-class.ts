/** What the files of a class amount to: each run of each student once, and what is wrong with files. */
import type { ClassFile, ClassListing, ClassRun } from '../../shared/class';
import { keyOf, type Student } from '../../shared/hand-in';
import { classLimits } from '../../shared/limits';
import { message } from '../../shared/language/say';
import type { RunSummary } from '../../shared/runs';
import type { HandInContent } from './read-hand-in';

/** A file that could be read. */
export interface ReadFile {
  readonly file: string;
  readonly content: HandInContent;
}

/** The same for a run wherever it went; ids alone tell the second, the environment, the algorithm and the seed. */
export const runKeyOf = ({ id, origin, createdAt }: RunSummary): string => `${origin?.id ?? id} ${createdAt}`;

/** Whether two runs of one key are the same: two that began at the same moment took different times. */
const isSame = (one: RunSummary, other: RunSummary) =>
  one.step !== other.step || one.seconds === other.seconds;

/** Whether a run says more than the same one in another file: it went on, was answered, or was handed in later. */
function saysMore(one: ClassRun, other: ClassRun): boolean {
  const rank = ({ run, handedInAt, file }: ClassRun) =>
    [run.step, run.annotations.answer === null ? 0 : 1, handedInAt, file] as const;
  const [a, b] = [rank(one), rank(other)];
  for (const [i, value] of a.entries()) if (value !== b[i]) return value > b[i]!;
  return false;
}

/** Files that are copies of others, by name, which the first of each name in order stands for. */
function splitCopies(files: readonly ReadFile[]): { single: ReadFile[]; copies: ClassFile[] } {
  const first = new Map<string, string>();
  const [single, copies]: [ReadFile[], ClassFile[]] = [[], []];
  for (const one of [...files].sort((a, b) => (a.file < b.file ? -1 : 1))) {
    const other = first.get(one.content.mark);
    if (other !== undefined)
      copies.push({ file: one.file, state: 'repeated', says: message('handIn.copyOf', { file: other }) });
    else {
      first.set(one.content.mark, one.file);
      single.push(one);
    }
  }
  return { single, copies };
}

const inOrder = (a: ClassRun, b: ClassRun) =>
  a.handedInAt !== b.handedInAt
    ? a.handedInAt < b.handedInAt
      ? -1
      : 1
    : `${a.file} ${a.run.id}` < `${b.file} ${b.run.id}`
      ? -1
      : 1;

/**
 * Puts together what was read.
 * @param others files that could not be read, and what is wrong with them
 */
export function listClass(
  folder: string,
  read: readonly ReadFile[],
  others: readonly ClassFile[],
): ClassListing {
  const { single, copies } = splitCopies(read);
  /** By student and run. */
  const best = new Map<string, ClassRun>();
  const byRun = new Map<string, ClassRun[]>();
  for (const { file, content } of single)
    for (const run of content.runs) {
      const key = `${keyOf(content.student)} ${runKeyOf(run)}`;
      const one: ClassRun = { file, student: content.student, handedInAt: content.at, run, alsoBy: [] };
      const before = best.get(key);
      if (before === undefined || saysMore(one, before)) best.set(key, one);
    }
  for (const one of best.values())
    byRun.set(runKeyOf(one.run), [...(byRun.get(runKeyOf(one.run)) ?? []), one]);
  const alsoBy = (one: ClassRun): Student[] =>
    byRun
      .get(runKeyOf(one.run))!
      .filter((other) => other !== one && isSame(one.run, other.run))
      .map(({ student }) => student);
  const runs = [...best.values()].map((one) => ({ ...one, alsoBy: alsoBy(one) })).sort(inOrder);
  const counted = new Set(runs.map(({ file }) => file));
  const later = ({ content }: ReadFile) =>
    best.get(`${keyOf(content.student)} ${runKeyOf(content.runs[0]!)}`)!.file;
  const files = [
    ...others,
    ...copies,
    ...single.flatMap((one): ClassFile[] => {
      const { file, content } = one;
      if (!counted.has(file))
        return [{ file, state: 'repeated', says: message('handIn.again', { file: later(one) }) }];
      if (content.remarks.length === 0) return [];
      return [{ file, state: 'partly', says: message('general.inARow', { messages: [...content.remarks] }) }];
    }),
  ].sort((a, b) => (a.file < b.file ? -1 : 1));
  const isTooLong = runs.length > classLimits.runs;
  return {
    folder,
    problem: isTooLong ? message('handIn.tooManyRuns', { runs: runs.length, most: classLimits.runs }) : null,
    runs: runs.slice(0, classLimits.runs),
    files,
  };
}
