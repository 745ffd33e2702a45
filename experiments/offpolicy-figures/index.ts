/**
 * How the off-policy actor-critics learn, drawn from the results of `npm run bench learning`:
 * `npm run bench offpolicy-figures`. Nothing is trained here; a figure is drawn once each of its rows has a curve.
 */
import '../../src/catalogue';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { figureFont } from '../../src/main/reports/figures/fonts';
import { programFolder } from '../../src/platform/program-folder';
import { environmentCard } from '../../src/shared/catalogue';
import { curveChart, type FigureCurve } from '../figures/curve-chart';
import { paper } from '../../src/main/reports/figures/look';
import { alignSeries } from '../../src/shared/statistics/alignment';
import { groupCurve } from '../../src/shared/statistics/group-curve';
import { smallSampleNote } from '../../src/shared/statistics/small-sample';
import { writeChart } from '../figure-files';
import { readRecord } from '../results-file';
import type { SeedResult } from '../train-seeds';

interface Row {
  readonly environment: string;
  readonly steps: number;
  readonly episodes: number;
  readonly results: readonly SeedResult[];
}

interface Figure {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  /** Preset and what the legend calls it. */
  readonly curves: readonly (readonly [preset: string, label: string])[];
  /** Lowest return that is shown: what lies below says no more than that nothing has been learned. */
  readonly from: number;
}

const figures: readonly Figure[] = [
  {
    name: 'offpolicy-pendulum',
    title: 'Pendulum: DDPG, TD3 and SAC',
    note: 'Settings of the presets pendulum-ddpg, pendulum-td3 and pendulum-sac.',
    curves: [
      ['pendulum-ddpg', 'DDPG'],
      ['pendulum-td3', 'TD3'],
      ['pendulum-sac', 'SAC'],
    ],
    from: -1800,
  },
  {
    name: 'offpolicy-lunar-lander',
    title: 'Lunar lander, continuous: DDPG, TD3 and SAC',
    note: 'Settings of the presets lunarlandercontinuous-ddpg, -td3 and -sac.',
    curves: [
      ['lunarlandercontinuous-ddpg', 'DDPG'],
      ['lunarlandercontinuous-td3', 'TD3'],
      ['lunarlandercontinuous-sac', 'SAC'],
    ],
    from: -400,
  },
  {
    name: 'offpolicy-noise',
    title: 'Mountain car, continuous: noise that remembers, and noise that does not',
    note: 'DDPG with the settings of mountaincarcontinuous-ddpg; the Gaussian noise is as wide as the process in the long run.',
    curves: [
      ['mountaincarcontinuous-ddpg', 'Ornstein-Uhlenbeck'],
      ['mountaincarcontinuous-ddpg-gaussian', 'Gaussian'],
    ],
    from: -100,
  },
];

const { values } = parseArgs({
  options: {
    file: { type: 'string', default: join(programFolder(), 'docs', 'benchmarks', 'learning.json') },
  },
});
const rows = readRecord<Row>(values.file);

function curveOf({ results }: Row, label: string, style: number): FigureCurve {
  const series = results.flatMap(({ evaluations }) =>
    evaluations === undefined ? [] : [{ x: evaluations.steps, y: evaluations.means }],
  );
  const { x, centre, low, high, counts } = groupCurve(alignSeries(series), 'iqm', 'bootstrap');
  return { label, style, x, y: centre, band: { low, high }, counts };
}

for (const { name, title, note, curves, from } of figures) {
  const found = curves.flatMap(([preset]) => rows[preset] ?? []);
  const complete =
    found.length === curves.length &&
    found.every(({ results }) => results.some(({ evaluations }) => evaluations !== undefined));
  if (!complete) {
    process.stderr.write(`${name}: npm run bench learning has not all of its rows yet.\n`);
    continue;
  }
  const { environment, episodes } = found[0]!;
  const solved = environmentCard(environment)?.solvedReturn ?? null;
  const small = smallSampleNote(Math.min(...found.map(({ results }) => results.length)));
  const path = join(dirname(values.file), name);
  writeChart(path, () =>
    curveChart(
      {
        title,
        subtitle: [
          `Mean return of the greedy episodes of each evaluation (the last has ${episodes}). Lines: interquartile mean of the seeds; bands: its 95 % bootstrap interval.`,
          [note, small].filter(Boolean).join(' '),
        ],
        x: { title: 'Environment steps', min: 0, max: Math.max(...found.map(({ steps }) => steps)) },
        y: { title: 'Evaluation return', min: from },
        curves: found.map((row, i) => curveOf(row, curves[i]![1], i)),
        ...(solved === null ? {} : { references: [{ y: solved, label: `Solved (${solved})` }] }),
      },
      paper(figureFont),
    ),
  );
  process.stderr.write(`${path}.png and .svg\n`);
}
