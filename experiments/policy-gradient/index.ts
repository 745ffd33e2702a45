/**
 * REINFORCE, A2C and PPO on the pole cart: `npm run bench policy-gradient`.
 *
 * Draws the curves that the learning benchmark has kept; trains nothing.
 */
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { figureFont } from '../../src/main/reports/figures/fonts';
import { presetFile, readPreset } from '../../src/main/presets/presets';
import { programFolder } from '../../src/platform/program-folder';
import { algorithms } from '../../src/catalogue';
import { environmentCard } from '../../src/shared/catalogue';
import type { Experiment } from '../../src/shared/experiment';
import { curveChart } from '../figures/curve-chart';
import { paper } from '../../src/main/reports/figures/look';
import { alignSeries } from '../../src/shared/statistics/alignment';
import { bootstrapInterval, pooled } from '../../src/shared/statistics/bootstrap';
import { groupCurve } from '../../src/shared/statistics/group-curve';
import { interquartileMean } from '../../src/shared/statistics/interquartile-mean';
import { median } from '../../src/shared/statistics/quantile';
import { smallSampleNote } from '../../src/shared/statistics/small-sample';
import { writeChart } from '../figure-files';
import { measuredWith } from '../provenance';
import { readRecord, writeWhole } from '../results-file';
import { knownResults, settingsOf, type KeyedResults, type SeedResult } from '../train-seeds';

const presets = ['cartpole-reinforce', 'cartpole-a2c', 'cartpole-ppo'] as const;
/** Env steps that the figure shows: what lies beyond is level. */
const shownSteps = 250_000;

const { values } = parseArgs({
  options: {
    file: { type: 'string', default: join(programFolder(), 'docs', 'benchmarks', 'learning.json') },
  },
});
const path = join(dirname(values.file), 'policy-gradient');

interface Group {
  readonly preset: string;
  readonly experiment: Experiment;
  readonly results: readonly SeedResult[];
}

async function readGroup(preset: string): Promise<Group> {
  const { experiment } = await readPreset(presetFile(preset));
  const results = knownResults(readRecord<KeyedResults>(values.file), settingsOf(experiment));
  if (results.length === 0)
    throw new Error(
      `${values.file} holds no curves of the present ${preset}. Run: npm run bench learning -- ${preset}`,
    );
  return { preset, experiment, results };
}

const titleOf = ({ experiment }: Group) => algorithms[experiment.algorithm]!.title;

function draw(groups: readonly Group[], notes: readonly string[]): void {
  const { environment, evaluationEpisodes, finalEpisodes } = groups[0]!.experiment;
  const solved = environmentCard(environment)?.solvedReturn;
  writeChart(path, () =>
    curveChart(
      {
        title: `${environment}: three policy gradients`,
        subtitle: [
          `Mean return of ${evaluationEpisodes} greedy episodes (the last time ${finalEpisodes}) during training; each algorithm by its own preset.`,
          'Lines: interquartile mean of the seeds; bands: its 95 % bootstrap interval.',
          ...notes,
        ],
        x: { title: 'Environment steps', min: 0, max: shownSteps },
        y: { title: 'Evaluation return', min: 0 },
        curves: groups.map((group, style) => {
          const series = group.results.map(({ evaluations }) => ({
            x: evaluations!.steps.filter((step) => step <= shownSteps),
            y: evaluations!.means.filter((_, i) => evaluations!.steps[i]! <= shownSteps),
          }));
          const { x, centre, low, high, counts } = groupCurve(alignSeries(series), 'iqm', 'bootstrap');
          return { label: titleOf(group), style, x, y: centre, band: { low, high }, counts };
        }),
        references: typeof solved === 'number' ? [{ y: solved, label: `Solved (${solved})` }] : [],
      },
      paper(figureFont),
    ),
  );
}

function page(groups: readonly Group[], notes: readonly string[]): string {
  const rows = groups.map((group) => {
    const scores = group.results.map(({ mean }) => mean);
    const { low, high } = bootstrapInterval([scores], pooled(interquartileMean), { resamples: 50_000 });
    return `| ${[
      group.preset,
      titleOf(group),
      group.experiment.steps.toLocaleString('en'),
      String(scores.length),
      interquartileMean(scores).toFixed(1),
      `${low.toFixed(1)} to ${high.toFixed(1)}`,
      `${Math.min(...scores).toFixed(1)} to ${Math.max(...scores).toFixed(1)}`,
      `${median(group.results.map(({ seconds }) => seconds)).toFixed(0)} s`,
    ].join(' | ')} |`;
  });
  const { environment, finalEpisodes } = groups[0]!.experiment;
  return [
    '# Three policy gradients',
    '',
    `REINFORCE, A2C and PPO on ${environment}, each by its own preset and budget; final evaluation of ${finalEpisodes} greedy`,
    'episodes. REINFORCE takes one step on several whole episodes, with a learned baseline; A2C one step on each short',
    'rollout, bootstrapping; PPO several epochs of steps on each longer one. A2C depends the most on its values: they climb',
    'to the true returns only as fast as the bound on the gradient lets them, and when they arrive, the policy first falls',
    'before it rises for good (compare predicted and realised return in a run of its preset). Env steps are one cost,',
    'computing is another: see the last column, which also depends on what else the machine did. Made by',
    '`npm run bench policy-gradient` from `learning.json`; IQM is the interquartile mean over the seeds, with its 95 %',
    'percentile bootstrap interval.',
    ...notes.flatMap((note) => ['', note]),
    '',
    '![Evaluation returns over training of REINFORCE, A2C and PPO](policy-gradient.svg)',
    '',
    `The figure ends at ${shownSteps.toLocaleString('en')} env steps; budgets beyond it count in the table.`,
    '',
    '| preset | algorithm | env steps | seeds | IQM | 95 % interval | lowest to highest | median training time |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    ...new Set(groups.flatMap(({ results }) => results.map((result) => measuredWith(result)))),
    '',
  ].join('\n');
}

const groups = await Promise.all(presets.map(readGroup));
const note = smallSampleNote(Math.min(...groups.map(({ results }) => results.length)));
const notes = note === null ? [] : [note];
draw(groups, notes);
const text = page(groups, notes);
writeWhole(`${path}.md`, text);
process.stdout.write(text);
