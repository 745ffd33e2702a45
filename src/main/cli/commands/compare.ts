import { remarksOn } from '../../reports/caption';
import { configurationAsJson } from '../../reports/configuration';
import { comparisonVerdicts, type ComparisonVerdict } from '../../../shared/comparison-verdicts';
import { curvesAsJson } from '../../reports/curve-data';
import { tableText } from '../../../shared/exports/result-table';
import type { Snapshot } from '../../../shared/exports/snapshot';
import { say } from '../../../shared/language/say';
import { textWidth } from '../text-width';
import type { Command } from '../command';
import { comparisonOptions, readComparison } from '../comparison-options';
import { exitCodes } from '../exit-codes';
import { severalRuns } from '../find-run';
import { table } from '../words';

/** Settings down, groups across; where these are too many for a line, one line for each group. */
function differenceLines({ groups, differences }: Snapshot): string[] {
  if (differences.length === 0) return ['All settings are the same.'];
  const across = table(
    ['differing setting', ...groups.map(({ label }) => label)],
    differences.map(({ label, values }) => [
      label,
      ...values.map((texts) => (texts.length === 0 ? '–' : texts.join(', '))),
    ]),
  );
  if (across.every((line) => textWidth(line) <= 120)) return across;
  return differences.flatMap(({ label, values }) => [
    `${label}:`,
    ...table(
      ['', ''],
      groups.map((group, i) => [`  ${group.label}`, values[i]!.length === 0 ? '–' : values[i]!.join(', ')]),
    ).slice(1),
  ]);
}

/** Whether each group is better than the baseline. */
const verdictsOf = ({ groups, choice }: Snapshot) =>
  comparisonVerdicts(
    groups,
    choice.baseline,
    groups.map(({ label }) => label),
  );

/** What programs read of a verdict; null of the baseline and where nothing can be compared. */
const verdictIn = (verdict: ComparisonVerdict | undefined) =>
  verdict === undefined
    ? null
    : {
        outcome: verdict.outcome,
        p: verdict.p,
        differenceInterval: [verdict.low, verdict.high],
        seedsNeeded: verdict.seeds,
      };

function asJson(snapshot: Snapshot): string {
  const { groups, results } = snapshot;
  const verdicts = new Map(verdictsOf(snapshot).map((verdict) => [verdict.key, verdict]));
  return JSON.stringify({
    results: results.map(({ key, finished, size, mean, iqm, low, high, delta, improvement, note }, i) => ({
      group: groups[i]!.label,
      n: finished,
      runs: size,
      mean,
      iqm,
      interval: Number.isFinite(low) ? [low, high] : null,
      delta,
      betterThanBaseline: improvement,
      verdict: verdictIn(verdicts.get(key)),
      remark: note,
    })),
    ...(JSON.parse(configurationAsJson(snapshot)) as object),
    curves: JSON.parse(curvesAsJson(snapshot)) as unknown,
  });
}

export const compare: Command = {
  name: 'compare',
  operands: ['RUN', '…'],
  summary: 'Compare runs: final evaluations by group, and the settings that differ.',
  details: [
    severalRuns,
    'The table shows the final evaluations: N runs with one, their mean, the interquartile mean (IQM) with its 95 % bootstrap interval, and, with a baseline, the probability that a run of the group ends better than one of the baseline. A sentence for each group says whether the difference is real (rank-sum test, corrected for the number of groups), and how many seeds would decide it. "figure" draws the curves, "report" writes everything into a folder.',
  ],
  options: { ...comparisonOptions, json: { doc: 'Print one JSON object, with the curves.' } },
  async run(given, terminal) {
    const { snapshot } = await readComparison(given);
    if (given.switches.has('json')) {
      terminal.print(asJson(snapshot));
      return exitCodes.fine;
    }
    const { titles, rows, remarks } = tableText(snapshot);
    for (const line of table(
      titles.map((title, column) => (column === 0 ? title : ` ${title}`)),
      rows,
    ))
      terminal.print(line);
    for (const { says } of verdictsOf(snapshot)) terminal.print(says.map((part) => say(part)).join(' '));
    for (const remark of [...remarks, ...remarksOn(snapshot)]) terminal.print(remark);
    terminal.print('');
    for (const line of differenceLines(snapshot)) terminal.print(line);
    return exitCodes.fine;
  },
};
