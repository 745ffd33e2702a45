/**
 * What equation (7) of the dueling network is for: `npm run bench dueling [-- --seeds 5]`.
 *
 * Trains the pole cart with V + A (6) and with V + A - mean A (7), once as it is and once with a constant moved from A
 * to V before the first step, and follows what V and Q say of the same 500 states. Goes on where it was ended.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tensorflowVersion } from '../../src/learning/engine';
import { figureFont } from '../../src/main/reports/figures/fonts';
import { presetFile, readPreset } from '../../src/main/presets/presets';
import { programFolder } from '../../src/platform/program-folder';
import { createTraining } from '../../src/catalogue/trainings';
import type { RunEvent } from '../../src/shared/events';
import { requireExperiment, type Experiment } from '../../src/shared/experiment';
import { curveChart } from '../figures/curve-chart';
import { heading } from '../figures/heading';
import { lineStyle } from '../../src/shared/figures/line-styles';
import { paper } from '../../src/main/reports/figures/look';
import { alignSeries } from '../../src/shared/statistics/alignment';
import { groupCurve } from '../../src/shared/statistics/group-curve';
import { mean } from '../../src/shared/statistics/mean';
import { streamsAt, visitedStates, withConstantMoved, type StreamMeans } from './streams';
import { writePanels } from '../figure-files';
import { measuredWith, provenance, type Provenance } from '../provenance';
import { readableJson, readRecord, writeWhole } from '../results-file';
import { settingsOf } from '../train-seeds';

interface SeedStreams {
  readonly seed: number;
  /** Env steps at which the states were looked at. */
  readonly steps: readonly number[];
  readonly value: readonly number[];
  readonly q: readonly number[];
  readonly best: readonly number[];
  /** Mean return of the final evaluation; predicted and realised discounted return of its start states. */
  readonly return: number;
  readonly predicted: number;
  readonly realised: number;
  readonly provenance: Provenance;
}

interface ConditionResults {
  readonly settings: string;
  readonly moved: number;
  readonly results: readonly SeedStreams[];
}

/** Moved from A to V before the first step: as much as half of the pole cart's highest discounted return. */
const constant = 50;
const conditions = [
  { name: 'naive', title: 'V + A (6)', dueling: 'naive', moved: 0 },
  { name: 'naive-moved', title: `V + A (6), V begins ${constant} higher`, dueling: 'naive', moved: constant },
  { name: 'mean', title: 'V + A − mean A (7)', dueling: 'mean', moved: 0 },
  {
    name: 'mean-moved',
    title: `V + A − mean A (7), V begins ${constant} higher`,
    dueling: 'mean',
    moved: constant,
  },
] as const;
const every = 2500;
const states = visitedStates('CartPole-v1', 500);

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '5' },
    file: { type: 'string', default: join(programFolder(), 'docs', 'benchmarks', 'dueling.json') },
  },
});
const path = values.file.replace(/\.json$/, '');
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => i + 1);

/** Trains one seed, looking at the states on the way. */
function follow(experiment: Experiment, moved: number): SeedStreams {
  const events: RunEvent[] = [];
  const options = {
    experiment,
    emit: (event: RunEvent) => events.push(event),
    now: () => performance.now(),
  };
  const first = createTraining(options);
  const checkpoint = withConstantMoved(first.checkpoint(), moved);
  first.dispose();
  const training = createTraining({ ...options, checkpoint });
  const seen: (StreamMeans & { readonly step: number })[] = [];
  const look = () =>
    seen.push({ step: training.step, ...streamsAt(experiment, training.checkpoint(), states) });
  look();
  while (!training.done) {
    training.advance(0);
    if (training.step >= seen.length * every && training.step > seen.at(-1)!.step) look();
  }
  training.dispose();
  const final = events.find((event) => event.type === 'evaluation' && event.final);
  if (final?.type !== 'evaluation' || final.value === undefined)
    throw new Error(`Seed ${experiment.seed} ended without an evaluation of its values.`);
  const of = (name: keyof StreamMeans) => seen.map((means) => Number(means[name].toFixed(4)));
  const { machine, versions } = provenance();
  return {
    seed: experiment.seed,
    steps: seen.map(({ step }) => step),
    value: of('value'),
    q: of('q'),
    best: of('best'),
    return: mean(final.returns),
    predicted: final.value.predicted,
    realised: final.value.realised,
    provenance: { machine, versions: { ...versions, tensorflow: tensorflowVersion } },
  };
}

const range = (numbers: readonly number[], digits: number) =>
  `${Math.min(...numbers).toFixed(digits)} to ${Math.max(...numbers).toFixed(digits)}`.replaceAll('-', '−');

async function main(): Promise<void> {
  const { experiment: preset } = await readPreset(presetFile('cartpole-dueling-dqn'));
  const before = readRecord<ConditionResults>(values.file);
  const all: Record<string, ConditionResults> = {};
  const experiments = conditions.map(({ name, dueling, moved }) => {
    const experiment = requireExperiment({
      ...preset,
      // Only the last evaluation counts here.
      evaluateEvery: preset.steps,
      hyperparameters: { ...preset.hyperparameters, dueling },
    });
    const settings = settingsOf(experiment);
    const known = before[name]?.settings === settings ? before[name].results : [];
    all[name] = { settings, moved, results: known.filter(({ seed }) => seeds.includes(seed)) };
    return experiment;
  });
  for (const seed of seeds)
    for (const [i, { name, moved }] of conditions.entries()) {
      const { settings, results } = all[name]!;
      if (results.some((result) => result.seed === seed)) continue;
      const result = follow({ ...experiments[i]!, seed }, moved);
      all[name] = { settings, moved, results: [...results, result] };
      writeWhole(values.file, readableJson(all));
      process.stderr.write(
        `${name}, seed ${seed}: V ${result.value.at(-1)!.toFixed(1)}, mean Q ${result.q.at(-1)!.toFixed(1)}\n`,
      );
    }
  writeWhole(values.file, readableJson(all));
  draw(all);
  const table = markdown(all);
  writeWhole(`${path}.md`, table);
  process.stdout.write(table);
}

/** For each equation: V and Q over the seeds, as it is and with the constant moved, and how far V lies off. */
function draw(all: Readonly<Record<string, ConditionResults>>): void {
  const look = paper(figureFont);
  const streams = [
    { key: 'value', label: 'V', style: 1 },
    { key: 'q', label: 'Mean Q-value of the actions', style: 0 },
  ] as const;
  const offsets = [
    { suffix: '', label: 'V − mean Q, one line for each seed', style: 5 },
    { suffix: '-moved', label: `The same where V began ${constant} higher`, style: 6 },
  ] as const;
  const offsetOf = ({ value, q }: SeedStreams) => value.map((v, i) => v - q[i]!);
  const everything = Object.values(all).flatMap(({ results }) => results);
  const levels = (numbers: readonly number[]) => ({
    min: 25 * Math.floor(Math.min(...numbers) / 25),
    max: 25 * Math.ceil(Math.max(...numbers) / 25),
  });
  const streamLevels = levels(everything.flatMap(({ value, q }) => [...value, ...q]));
  const offsetLevels = levels(everything.flatMap(offsetOf));
  const x = { title: 'Environment steps', min: 0 };

  const streamPanel = ({ name, title }: (typeof conditions)[number]) =>
    curveChart(
      {
        title,
        subtitle: [],
        small: true,
        x,
        y: { title: 'Discounted return', ...streamLevels },
        curves: streams.map(({ key, style }) => {
          const series = all[name]!.results.map((result) => ({ x: result.steps, y: result[key] }));
          const { x, centre, low, high } = groupCurve(alignSeries(series), 'mean', 'range');
          return { label: '', style, x, y: centre, band: { low, high } };
        }),
      },
      look,
    );
  const offsetPanel = (dueling: 'naive' | 'mean', equation: string) =>
    curveChart(
      {
        title: `V − mean Q with ${equation}`,
        subtitle: [],
        small: true,
        x,
        y: { title: 'Discounted return', ...offsetLevels },
        curves: offsets.flatMap(({ suffix, style }) =>
          all[`${dueling}${suffix}`]!.results.map((result) => ({
            label: '',
            style,
            x: result.steps,
            y: offsetOf(result),
          })),
        ),
      },
      look,
    );
  writePanels(path, () => ({
    heading: heading(
      {
        title: 'Dueling DQN: what V means with V + A, and with V + A − mean A',
        subtitle: [
          `CartPole-v1, means over the same ${states.length} states throughout, N = ${seeds.length} seeds. Left and middle: mean of the seeds, bands from the lowest to the highest.`,
          `Middle: before the first step, V was set ${constant} higher and every advantage ${constant} lower.`,
        ],
        legend: [...streams, ...offsets].map(({ label, style }) => ({ label, ...lineStyle(style, false) })),
      },
      look,
    ),
    columns: 3,
    panelSize: { width: 400, height: 280 },
    headingHeight: 126,
    panels: [
      streamPanel(conditions[0]),
      streamPanel(conditions[1]),
      offsetPanel('naive', '(6)'),
      streamPanel(conditions[2]),
      streamPanel(conditions[3]),
      offsetPanel('mean', '(7)'),
    ],
  }));
}

function markdown(all: Readonly<Record<string, ConditionResults>>): string {
  const rows = conditions.map(({ name, title }) => {
    const { results } = all[name]!;
    const last = (key: 'value' | 'q' | 'best') => results.map((result) => result[key].at(-1)!);
    const offsets = results.map(({ value, q }) => value.at(-1)! - q.at(-1)!);
    return `| ${[
      title,
      String(results.length),
      range(last('value'), 1),
      range(last('q'), 1),
      range(offsets, 1),
      range(
        results.map((result) => result.predicted),
        1,
      ),
      range(
        results.map((result) => result.realised),
        1,
      ),
      range(
        results.map((result) => result.return),
        1,
      ),
    ].join(' | ')} |`;
  });
  const meanOffset = (name: string) =>
    mean(all[name]!.results.map(({ value, q }) => value.at(-1)! - q.at(-1)!));
  const difference = Math.round(meanOffset('naive-moved') - meanOffset('naive'));
  return [
    '# What V means in a dueling network',
    '',
    `The pole cart of the preset cartpole-dueling-dqn, seeds 1 to ${seeds.length}, with equation (6), Q = V + A, and with equation (7),`,
    `Q = V + A − mean A. V and the mean Q-value of the actions are means over the same ${states.length} states (of the hand-written`,
    'balancing policy, three of ten actions random), after 50,000 env steps; from the lowest to the highest seed. Made by',
    '`npm run bench dueling`.',
    '',
    '![V and mean Q-value over training, and what lies between them](dueling.svg)',
    '',
    '| joined by | seeds | V | mean Q | V − mean Q | predicted start value | realised | final return |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    'With (6) only the sum is learned, and any constant in V that A takes back gives the same Q-values: V ends off the mean',
    'Q-value by another amount for every seed. A constant moved from A to V before the first step changes no gradient:',
    'exact arithmetic would keep it for ever, and here, where rounding magnified over 50,000 steps makes other runs of the',
    `same seeds, ${difference} of the ${constant} are still there at the end, on average. With (7) V is the mean Q-value by construction: what`,
    'is put into A has no effect at all, and what is put into V is an error of the Q-values, which is unlearned.',
    '',
    measuredWith(all[conditions[0].name]!.results[0]!.provenance),
    '',
  ].join('\n');
}

process.on('SIGINT', () => process.exit(130));
await main();
