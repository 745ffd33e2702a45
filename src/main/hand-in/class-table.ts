/** What a class handed in, as a table for spreadsheets and programs. */
import type { ClassRun } from '../../shared/class';
import { keyOf } from '../../shared/hand-in';
import { judge } from '../../shared/judgement/judgement';
import { csvBegin, csvLine, type CsvDialect } from '../../shared/exports/comma-separated';

const columns = [
  ...['student', 'student_id', 'assignment', 'environment', 'algorithm', 'seed', 'state', 'steps'],
  ...['return_mean', 'return_std', 'episodes', 'solved', 'question', 'answer', 'answered_at', 'handed_in_at'],
  ...['also_handed_in_by', 'run'],
];

const verdicts = { solved: 'yes', notSolved: 'no', undecided: 'inconclusive', noMark: '' } as const;

/**
 * The table with all digits, one run a line.
 * @param numbers of students by their keys, which stand for names and student IDs; null where these are told
 */
export function classAsCsv(
  runs: readonly ClassRun[],
  numbers: ReadonlyMap<string, number> | null,
  dialect: CsvDialect,
): string {
  const nameOf = (student: ClassRun['student']) =>
    numbers === null ? student.name : `Student ${numbers.get(keyOf(student)) ?? ''}`.trim();
  const line = (cells: Parameters<typeof csvLine>[0]) => csvLine(cells, dialect);
  return [
    csvBegin(dialect),
    line(columns),
    ...runs.map(({ student, handedInAt, run, alsoBy }) => {
      const { experiment, result, assignment } = run;
      const { answer } = run.annotations;
      const judgement = judge(run);
      return line([
        nameOf(student),
        numbers === null ? student.id : '',
        assignment?.title ?? '',
        experiment.environment,
        experiment.algorithm,
        experiment.seed,
        run.state.phase,
        run.step,
        result?.mean ?? null,
        result?.std ?? null,
        result?.episodes ?? null,
        judgement === null ? '' : verdicts[judgement.kind],
        assignment?.question ?? '',
        answer?.text ?? '',
        answer?.at ?? '',
        handedInAt,
        alsoBy.map(nameOf).join(', '),
        run.id,
      ]);
    }),
  ].join('');
}
