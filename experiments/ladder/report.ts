/** The ladder's figures and table, made of its results. */
import { environmentCard } from '../../src/shared/catalogue';
import type { FieldValue } from '../../src/shared/fields';
import { countLabel, curveChart, type FigureCurve } from '../figures/curve-chart';
import { heading } from '../figures/heading';
import { intervalChart } from '../figures/interval-chart';
import { lineStyle } from '../../src/shared/figures/line-styles';
import { paper } from '../../src/main/reports/figures/look';
import { niceStep } from '../../src/shared/figures/ticks';
import { figureFont } from '../../src/main/reports/figures/fonts';
import type { PanelFigure } from '../../src/main/reports/figures/draw-panels';
import { alignSeries } from '../../src/shared/statistics/alignment';
import { bootstrapInterval, pooled } from '../../src/shared/statistics/bootstrap';
import { groupCurve } from '../../src/shared/statistics/group-curve';
import { interquartileMean } from '../../src/shared/statistics/interquartile-mean';
import { probabilityOfImprovement } from '../../src/shared/statistics/probability-of-improvement';
import { median } from '../../src/shared/statistics/quantile';
import { smallSampleNote } from '../../src/shared/statistics/small-sample';
import { differenceInterval, whatIsTold } from './differences';
import { measuredWith } from '../provenance';
import type { KeyedResults, SeedResult } from '../train-seeds';

export interface RungResults extends KeyedResults {
  readonly title: string;
  readonly overrides: Readonly<Record<string, FieldValue>>;
}

export interface LadderResults {
  readonly preset: string;
  /** What of the preset is taken back for all rungs. */
  readonly plain: Readonly<Record<string, FieldValue>>;
  readonly environment: string;
  readonly steps: number;
  readonly evaluationEpisodes: number;
  readonly finalEpisodes: number;
  readonly seeds: number;
  /** By name, from the bottom. */
  readonly rungs: Readonly<Record<string, RungResults>>;
}

/** The rung that the others are compared with. */
const plain = 'target';
const resamples = 50_000;
const look = paper(figureFont);

const scoresOf = ({ results }: RungResults) => results.map(({ mean }) => mean);
/** The rungs that have results, from the bottom. */
const begun = ({ rungs }: LadderResults) =>
  Object.entries(rungs).filter(([, { results }]) => results.length > 0);
const fewest = (ladder: LadderResults) =>
  Math.min(ladder.seeds, ...begun(ladder).map(([, { results }]) => results.length));
const interval = (scores: readonly number[]) =>
  bootstrapInterval([scores], pooled(interquartileMean), { resamples });

function solvedReturn(ladder: LadderResults): number | null {
  const solved = environmentCard(ladder.environment)?.solvedReturn;
  return typeof solved === 'number' ? solved : null;
}

/** What the final evaluations came to: a row for each rung, with its seeds. */
export function finalFigure(ladder: LadderResults) {
  const rungs = begun(ladder);
  const solved = solvedReturn(ladder);
  const note = smallSampleNote(fewest(ladder));
  return intervalChart(
    {
      title: `${ladder.environment}: DQN and its improvements`,
      subtitle: [
        `After ${ladder.steps.toLocaleString('en')} env steps, ${countLabel(rungs.map(([, { results }]) => results.length))} seeds each, the same settings but for the switches.`,
        ...(note === null ? [] : [note]),
      ],
      x: { title: `Mean return of ${ladder.finalEpisodes} greedy episodes` },
      marks: {
        value: 'Interquartile mean of the seeds',
        interval: '95 % bootstrap interval',
        dots: 'One seed',
      },
      rows: rungs.map(([, rung], style) => {
        const scores = scoresOf(rung);
        return {
          label: rung.title,
          style,
          value: interquartileMean(scores),
          ...interval(scores),
          dots: scores,
        };
      }),
      ...(solved === null ? {} : { reference: { x: solved, label: `Solved (${solved})` } }),
    },
    look,
  );
}

function curveOf({ results }: RungResults, style: number | null): FigureCurve {
  const series = results.flatMap(({ evaluations }) =>
    evaluations === undefined ? [] : { x: evaluations.steps, y: evaluations.means },
  );
  const { x, centre, low, high } = groupCurve(alignSeries(series), 'iqm', 'bootstrap');
  return { label: '', style, x, y: centre, band: { low, high } };
}

/** A range widened to round numbers. */
function rounded(min: number, max: number): { min: number; max: number } {
  const step = niceStep(max - min, 5);
  return { min: Math.floor(min / step) * step, max: Math.ceil(max / step) * step };
}

/** How the evaluations rise: a panel for each rung but DQN itself, which lies grey in all of them. */
export function curvesFigure(ladder: LadderResults): PanelFigure {
  const rungs = begun(ladder);
  const reference = ladder.rungs[plain]!;
  const numbers = rungs.flatMap(([, { results }]) =>
    results.flatMap(({ evaluations }) => evaluations?.means ?? []),
  );
  const grey = { colour: look.reference, dash: [], label: 'DQN, in every panel' };
  const counts = rungs.map(([, { results }]) => results.length);
  const note = smallSampleNote(fewest(ladder));
  return {
    heading: heading(
      {
        title: `${ladder.environment}: how DQN and its improvements learn`,
        subtitle: [
          `Mean return of ${ladder.evaluationEpisodes} greedy episodes (the last time ${ladder.finalEpisodes}) during training. Lines: interquartile mean of ${countLabel(counts)} seeds; bands: its 95 % bootstrap interval.`,
          ...(note === null ? [] : [note]),
        ],
        legend: [{ label: 'The rung of the panel', ...lineStyle(0, false) }, grey],
      },
      look,
    ),
    columns: 3,
    panelSize: { width: 400, height: 250 },
    headingHeight: note === null ? 104 : 122,
    panels: rungs
      .filter(([name]) => name !== plain)
      .map(([, rung]) =>
        curveChart(
          {
            title: rung.title,
            subtitle: [],
            small: true,
            x: { title: 'Environment steps', min: 0, max: ladder.steps },
            y: { title: 'Evaluation return', ...rounded(Math.min(0, ...numbers), Math.max(...numbers)) },
            curves: [curveOf(rung, 0), ...(reference.results.length === 0 ? [] : [curveOf(reference, null)])],
          },
          look,
        ),
      ),
  };
}

const changes = (overrides: Readonly<Record<string, FieldValue>>) =>
  Object.entries(overrides)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');

/** What the results were measured with; where that is not the same for all, which seeds each line is about. */
function measuredLines(results: readonly SeedResult[]): string[] {
  const seeds = new Map<string, Set<number>>();
  for (const result of results) {
    const line = measuredWith(result);
    seeds.set(line, (seeds.get(line) ?? new Set()).add(result.seed));
  }
  if (seeds.size === 1) return [...seeds.keys()];
  return [...seeds].map(([line, of], i) => {
    const numbers = [...of].sort((a, b) => a - b).join(', ');
    return `${i === 0 ? '' : '\n'}Seeds ${numbers}: ${line.charAt(0).toLowerCase()}${line.slice(1)}`;
  });
}

/** The section of a ladder: figures and table. */
function ladderSection(name: string, ladder: LadderResults): string {
  const rungs = begun(ladder);
  const dqn = scoresOf(ladder.rungs[plain]!);
  const againstDqn = (rungName: string, scores: readonly number[]) => {
    if (rungName === plain || dqn.length === 0) return ['', ''];
    const difference = differenceInterval(scores, dqn, resamples);
    return [
      `${difference.low.toFixed(1)} to ${difference.high.toFixed(1)}`,
      probabilityOfImprovement(scores, dqn).toFixed(2),
    ];
  };
  const rows = rungs.map(([rungName, rung]) => {
    const scores = scoresOf(rung);
    const { low, high } = interval(scores);
    return `| ${[
      rung.title,
      changes(rung.overrides) || 'nothing',
      String(scores.length),
      interquartileMean(scores).toFixed(1),
      `${low.toFixed(1)} to ${high.toFixed(1)}`,
      median(scores).toFixed(1),
      `${Math.min(...scores).toFixed(1)} to ${Math.max(...scores).toFixed(1)}`,
      ...againstDqn(rungName, scores),
    ].join(' | ')} |`;
  });
  const note = smallSampleNote(fewest(ladder));
  const named = ([, rung]: (typeof rungs)[number]) => ({ title: rung.title, scores: scoresOf(rung) });
  const told = whatIsTold(
    rungs.filter(([rungName]) => rungName !== plain).map(named),
    { title: 'DQN', scores: dqn },
    resamples,
  );
  const machines = measuredLines(rungs.flatMap(([, { results }]) => results));
  return [
    `## ${ladder.environment}`,
    '',
    `The preset ${ladder.preset}${Object.keys(ladder.plain).length === 0 ? '' : ` with ${changes(ladder.plain)}`}, over ${ladder.steps.toLocaleString('en')} env steps; final evaluation of ${ladder.finalEpisodes} greedy episodes.`,
    ...(note === null ? [] : [note]),
    '',
    `![Interquartile means of the rungs with their intervals](ladder-${name}.svg)`,
    '',
    `![Evaluation returns over training, a panel for each rung](ladder-${name}-curves.svg)`,
    '',
    '| rung | changes in DQN | seeds | IQM | 95 % interval | median | lowest to highest | less DQN’s, 95 % interval | P(better than DQN) |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    ...(dqn.length === 0 ? [] : [told, '']),
    ...machines,
    '',
  ].join('\n');
}

/** The whole page. */
export function ladderPage(ladders: Readonly<Record<string, LadderResults>>): string {
  return [
    '# The ladder of DQN’s improvements',
    '',
    'Naive deep Q-learning, with a replay buffer, with a target network as well: that is DQN. Each further rung switches',
    'one improvement on in it, the last one all six. All rungs of an environment share their seeds and all other settings:',
    'no rung was tuned for itself. IQM is the interquartile mean over the seeds, with its 95 % percentile bootstrap interval',
    `(${resamples.toLocaleString('en')} resamples); P(better than DQN) is the share of pairs of seeds in which the rung ends higher, ties`,
    'counted as one half. A rung is told from DQN where the interval of the difference of their interquartile means leaves',
    'out 0. Made by `npm run bench ladder`; every seed stands in `ladder.json`.',
    '',
    ...Object.entries(ladders)
      .filter(([, ladder]) => begun(ladder).length > 0)
      .map(([name, ladder]) => ladderSection(name, ladder)),
  ].join('\n');
}
