/** The table of final evaluations, as text for people, for spreadsheets and for papers. */
import type { GroupResult } from '../group-results';
import type { RunGroup } from '../grouping';
import type { Language } from '../language';
import { csvBegin, csvLine, dialectOf, type CsvDialect } from './comma-separated';
import { withDecimals } from '../numbers/decimals';
import { returnsOf } from '../numbers/returns';
import { personOf } from '../run-marks';
import { textsIn } from '../language/texts';
import type { RunSummary } from '../runs';
import { leastSeedsToCompare } from '../statistics/probability-of-improvement';
import type { Snapshot } from './snapshot';

export interface TableText {
  readonly titles: readonly string[];
  /** One for each group. */
  readonly rows: readonly (readonly string[])[];
  /** What has to be said of the numbers, in sentences. */
  readonly remarks: readonly string[];
}

/** Small numbers of runs, and runs without a result, each said once for all groups that it is true of. */
function remarksOf({ groups, results, language }: Snapshot): string[] {
  const { withoutResult } = textsIn(language).report.table;
  const byNote = new Map<string, string[]>();
  const note = (text: string, at: number) =>
    byNote.set(text, [...(byNote.get(text) ?? []), groups[at]!.label]);
  results.forEach((result, i) => {
    if (result.finished < result.size) note(withoutResult(result.size - result.finished, result.size), i);
  });
  results.forEach((result, i) => {
    if (result.note !== null) note(result.note, i);
  });
  return [...byNote].map(([text, labels]) =>
    labels.length === groups.length ? text : `${labels.join(', ')}: ${text}`,
  );
}

/** Label of the group that the others are measured against; null without one. */
function baselineLabel({ groups, choice }: Snapshot): string | null {
  return groups.find(({ key }) => key === choice.baseline)?.label ?? null;
}

/**
 * How each group's returns are written: equally in all groups of a task.
 * @param groups in the order of their results
 * @param options `grouped`: whether thousands are separated, as they are not in files
 */
export function returnColumns(
  groups: readonly RunGroup[],
  results: readonly GroupResult[],
  language: Language,
  { grouped = false } = {},
): ((value: number) => string)[] {
  const tasks = groups.map(({ runs }) => runs[0]!.experiment);
  return tasks.map((task) => {
    const together = results.flatMap(({ mean, iqm, low, high }, i) =>
      tasks[i]!.environment === task.environment ? [mean, iqm, low, high] : [],
    );
    const text = returnsOf(task, together, { language, grouped });
    return (value) => (Number.isFinite(value) ? text(value) : '–');
  });
}

/** A difference with its sign. */
const signed = (value: number, number: (value: number) => string): string =>
  value > 0 ? `+${number(value)}` : number(value);

const share = (value: number | null, language: Language): string =>
  value === null ? '–' : withDecimals(value, 2, { language });

/** The table in words and rounded numbers. */
export function tableText(snapshot: Snapshot): TableText {
  const { groups, results, language } = snapshot;
  const { to, table: words } = textsIn(language).report;
  const baseline = baselineLabel(snapshot);
  const numbers = returnColumns(groups, results, language);
  const interval = ({ low, high }: GroupResult, number: (value: number) => string) =>
    Number.isFinite(low) ? `${number(low)} ${to} ${number(high)}` : '–';
  return {
    titles: [
      words.group,
      'N',
      words.mean,
      'IQM',
      words.interval,
      ...(baseline === null ? [] : ['ΔIQM', words.better]),
    ],
    rows: results.map((result, i) => [
      groups[i]!.label,
      String(result.finished),
      numbers[i]!(result.mean),
      numbers[i]!(result.iqm),
      interval(result, numbers[i]!),
      ...(baseline === null
        ? []
        : [
            result.delta === null ? '–' : signed(result.delta, numbers[i]!),
            share(result.improvement, language),
          ]),
    ]),
    remarks: [
      ...(baseline === null ? [] : [words.betterMeans(baseline)]),
      ...(results.some(({ tooFew }) => tooFew) ? [words.tooFew(leastSeedsToCompare)] : []),
      ...remarksOf(snapshot),
    ],
  };
}

/** Whose runs a group holds; the table with all digits names them. */
const peopleIn = (runs: readonly RunSummary[]) => [...new Set(runs.map(personOf))].join(', ');

/** The table with all digits. */
export function tableAsCsv(
  snapshot: Snapshot,
  dialect: CsvDialect = dialectOf('language', snapshot.language),
): string {
  const { groups, results } = snapshot;
  const line = (cells: Parameters<typeof csvLine>[0]) => csvLine(cells, dialect);
  return [
    csvBegin(dialect),
    line(['group', 'n', 'runs', 'mean', 'iqm', 'low', 'high', 'delta', 'p_better', 'remark', 'whose']),
    ...results.map(({ finished, size, mean, iqm, low, high, delta, improvement, note }, i) =>
      line([
        groups[i]!.label,
        finished,
        size,
        mean,
        iqm,
        low,
        high,
        delta,
        improvement,
        note ?? '',
        peopleIn(groups[i]!.runs),
      ]),
    ),
  ].join('');
}

/** The table in Markdown, numbers to the right. */
export function tableAsMarkdown(snapshot: Snapshot): string {
  const { titles, rows, remarks } = tableText(snapshot);
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replace(/\s+/g, ' ')).join(' | ')} |`;
  return [
    line(titles),
    line(titles.map((_, column) => (column === 0 ? '---' : '--:'))),
    ...rows.map(line),
    ...remarks.flatMap((remark) => ['', remark]),
    '',
  ].join('\n');
}
