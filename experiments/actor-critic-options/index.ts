/**
 * Which of its options the Q actor-critic needs:
 * `npm run bench actor-critic-options [-- --seeds 5 --parallel N --file FILE]`.
 *
 * Trains the preset with one setting changed at a time and writes the returns over the seeds to docs/benchmarks as data
 * and table. A result is written as soon as there is one, and what is there already, or in the learning benchmark, from
 * the same settings, is not trained again.
 */
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { presetFile, readPreset } from '../../src/main/presets/presets';
import { programFolder } from '../../src/platform/program-folder';
import { requireExperiment } from '../../src/shared/experiment';
import type { FieldValue } from '../../src/shared/fields';
import { median } from '../../src/shared/statistics/quantile';
import { measuredWith } from '../provenance';
import { readableJson, readRecord, writeWhole } from '../results-file';
import { settingsOf, trainSeeds, type SeedResult, type SeedTask } from '../train-seeds';

type Overrides = Readonly<Record<string, FieldValue>>;

interface VariantResults {
  readonly settings: string;
  readonly overrides: Overrides;
  readonly results: readonly SeedResult[];
}

const preset = 'cartpole-q-actor-critic';
/** Return that counts as learned. */
const learned = 195;

const variants: Readonly<Record<string, Overrides>> = {
  'the preset': {},
  'Q as weight, not the advantage': { actorWeight: 'q' },
  'no entropy bonus': { entropyCoefficient: 0 },
  'a third of the entropy bonus': { entropyCoefficient: 0.1 },
  'one environment, not eight': { environments: 1 },
  'SGD, not Adam': { optimizer: 'sgd' },
  'constant learning rates': { learningRateSchedule: 'constant' },
  'an actor as fast as the critic': { actorLearningRate: 3e-3 },
  'and a bootstrap from all actions': { bootstrap: 'expected' },
  'and a target critic, τ = 0.05': { tau: 0.05 },
  'and a warm-up of 5,000 env steps': { warmup: 5000 },
};

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '5' },
    parallel: { type: 'string', default: '0' },
    file: {
      type: 'string',
      default: join(programFolder(), 'docs', 'benchmarks', 'actor-critic-options.json'),
    },
  },
});
const seeds = Number(values.seeds);
if (!(Number.isInteger(seeds) && seeds >= 1))
  throw new RangeError(`--seeds is ${values.seeds}, and must be a whole number of at least 1, such as 5.`);

/** Results that the learning benchmark has of the same settings. */
function elsewhere(settings: string): readonly SeedResult[] {
  const rows = readRecord<VariantResults>(join(dirname(values.file), 'learning.json'));
  return Object.values(rows).find((row) => row.settings === settings)?.results ?? [];
}

function markdown(all: Readonly<Record<string, VariantResults>>, steps: number): string {
  const lines = Object.entries(all).flatMap(([name, { overrides, results }]) => {
    if (results.length === 0) return [];
    const means = results.map(({ mean }) => mean).sort((a, b) => a - b);
    const settings = Object.entries(overrides).map(([field, value]) => `\`${field}\` ${String(value)}`);
    return `| ${[
      name,
      settings.join(', '),
      String(means.length),
      median(means).toFixed(1),
      means.map((mean) => mean.toFixed(0)).join(', '),
      `${means.filter((mean) => mean >= learned).length} of ${means.length}`,
    ].join(' | ')} |`;
  });
  return [
    '# What the Q actor-critic needs',
    '',
    `The preset \`${preset}\` with one setting changed at a time, ${steps.toLocaleString('en')} env steps on CartPole-v1. Mean return of the`,
    `greedy policy over the 100 episodes of the final evaluation, from the worst seed to the best; ${learned} or more counts as`,
    'learned. Made by `npm run bench actor-critic-options`.',
    '',
    '| variant | changed | seeds | median | all seeds | learned |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
    '',
    ...new Set(Object.values(all).flatMap(({ results }) => results.map((result) => measuredWith(result)))),
    '',
  ].join('\n');
}

async function main(): Promise<void> {
  const { experiment: plain } = await readPreset(presetFile(preset));
  const before = readRecord<VariantResults>(values.file);
  const all: Record<string, VariantResults> = {};
  const tasks: SeedTask[] = [];
  for (const [name, overrides] of Object.entries(variants)) {
    const experiment = requireExperiment({
      ...plain,
      hyperparameters: { ...plain.hyperparameters, ...overrides },
    });
    const settings = settingsOf(experiment);
    const mine = before[name]?.settings === settings ? before[name].results : [];
    const known = [...mine, ...elsewhere(settings)];
    const results: SeedResult[] = [];
    for (let seed = 1; seed <= seeds; seed++) {
      const result = known.find((result) => result.seed === seed);
      if (result === undefined) tasks.push({ name, experiment: { ...experiment, seed } });
      else results.push(result);
    }
    all[name] = { settings, overrides, results };
  }
  const save = () => {
    writeWhole(values.file, readableJson(all));
    writeWhole(values.file.replace(/\.json$/, '.md'), markdown(all, plain.steps));
  };
  await trainSeeds(tasks, Number(values.parallel), ({ name }, result) => {
    const variant = all[name]!;
    const results = [...variant.results, result].sort((a, b) => a.seed - b.seed);
    all[name] = { ...variant, results };
    save();
  });
  save();
  process.stdout.write(markdown(all, plain.steps));
}

process.on('SIGINT', () => process.exit(130));
await main();
