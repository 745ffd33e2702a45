/**
 * What stacking states is worth where velocities are hidden: `npm run bench state-stack [-- --parallel N]`.
 *
 * Takes the curves of both presets from the learning benchmark's results, and trains the seeds that it lacks.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { figureFont } from '../../src/main/reports/figures/fonts';
import { presetFile, readPreset } from '../../src/main/presets/presets';
import { programFolder } from '../../src/platform/program-folder';
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
import { readableJson, readRecord, writeWhole } from '../results-file';
import { knownResults, settingsOf, trainSeeds, type KeyedResults, type SeedTask } from '../train-seeds';

const presets = ['cartpolemasked-dqn', 'cartpolemasked-dqn-stacked'] as const;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '5' },
    file: { type: 'string', default: join(programFolder(), 'docs', 'benchmarks', 'state-stack.json') },
    parallel: { type: 'string', default: '0' },
  },
});
const path = values.file.replace(/\.json$/, '');
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => i + 1);

const titleOf = ({ stateStack }: Experiment) =>
  stateStack === 1 ? 'One observation' : `The latest ${stateStack} observations`;

async function main(): Promise<void> {
  const sources = [values.file, join(dirname(values.file), 'learning.json')].filter((file) =>
    existsSync(file),
  );
  const all: Record<string, KeyedResults> = {};
  const experiments = new Map<string, Experiment>();
  const tasks: SeedTask[] = [];
  for (const preset of presets) {
    const { experiment } = await readPreset(presetFile(preset));
    experiments.set(preset, experiment);
    const settings = settingsOf(experiment);
    const known = sources.flatMap((file) => knownResults(readRecord<KeyedResults>(file), settings));
    const results = seeds.flatMap((seed) => known.find((result) => result.seed === seed) ?? []);
    all[preset] = { settings, results };
  }
  for (const seed of seeds)
    for (const [name, experiment] of experiments)
      if (!all[name]!.results.some((result) => result.seed === seed))
        tasks.push({ name, experiment: { ...experiment, seed } });
  const save = () => writeWhole(values.file, readableJson(all));
  await trainSeeds(tasks, Number(values.parallel), ({ name }, result) => {
    const { settings, results } = all[name]!;
    all[name] = { settings, results: [...results, result].sort((a, b) => a.seed - b.seed) };
    save();
  });
  save();
  report(all, experiments);
}

function report(
  all: Readonly<Record<string, KeyedResults>>,
  experiments: ReadonlyMap<string, Experiment>,
): void {
  const [first] = experiments.values();
  const { environment, steps, evaluationEpisodes, finalEpisodes } = first!;
  const solved = environmentCard(environment)?.solvedReturn;
  const note = smallSampleNote(seeds.length);
  writeChart(path, () =>
    curveChart(
      {
        title: `${environment}: with and without a stack of states`,
        subtitle: [
          `DQN on the pole cart without velocities; mean return of ${evaluationEpisodes} greedy episodes (the last time ${finalEpisodes}) during training.`,
          `Lines: interquartile mean of the seeds; bands: its 95 % bootstrap interval.${note === null ? '' : ` ${note}`}`,
        ],
        x: { title: 'Environment steps', min: 0, max: steps },
        y: { title: 'Evaluation return', min: 0 },
        curves: presets.map((preset, style) => {
          const series = all[preset]!.results.map(({ evaluations }) => ({
            x: evaluations!.steps,
            y: evaluations!.means,
          }));
          const { x, centre, low, high, counts } = groupCurve(alignSeries(series), 'iqm', 'bootstrap');
          const label = titleOf(experiments.get(preset)!);
          return { label, style, x, y: centre, band: { low, high }, counts };
        }),
        references: typeof solved === 'number' ? [{ y: solved, label: `Solved (${solved})` }] : [],
      },
      paper(figureFont),
    ),
  );
  const rows = presets.map((preset) => {
    const scores = all[preset]!.results.map(({ mean }) => mean);
    const { low, high } = bootstrapInterval([scores], pooled(interquartileMean), { resamples: 50_000 });
    return `| ${[
      preset,
      titleOf(experiments.get(preset)!).toLowerCase(),
      String(scores.length),
      interquartileMean(scores).toFixed(1),
      `${low.toFixed(1)} to ${high.toFixed(1)}`,
      median(scores).toFixed(1),
      `${Math.min(...scores).toFixed(1)} to ${Math.max(...scores).toFixed(1)}`,
    ].join(' | ')} |`;
  });
  const table = [
    '# What a stack of states is worth',
    '',
    `DQN on ${environment}, the pole cart without its velocities, over ${steps.toLocaleString('en')} env steps; final evaluation of ${finalEpisodes}`,
    'greedy episodes. A single observation does not tell where the pole is falling to; the latest ones do. Made by',
    '`npm run bench state-stack`.',
    ...(note === null ? [] : ['', note]),
    '',
    '![Evaluation returns over training, with and without a stack](state-stack.svg)',
    '',
    '| preset | the agent sees | seeds | IQM | 95 % interval | median | lowest to highest |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    ...new Set(presets.flatMap((preset) => all[preset]!.results.map((result) => measuredWith(result)))),
    '',
  ].join('\n');
  writeWhole(`${path}.md`, table);
  process.stdout.write(table);
}

process.on('SIGINT', () => process.exit(130));
await main();
