/**
 * What each preset learns within its budget:
 * `npm run bench:learning [-- WORD… --file docs/benchmarks/learning.json --parallel N]`.
 *
 * Trains every row of learning-rows.ts (or those whose preset holds all the words) over its seeds, on all cores or N at
 * a time. A result is written as soon as there is one, and what is there already, from the same settings, is not
 * trained again.
 *
 * `--presets FOLDER --seeds N --file FILE` holds candidates against each other: every preset of that folder, over seeds
 * 1 to N, into a file of its own.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadPresets, presetFolder, readPreset } from '../../src/main/presets';
import { programFolder } from '../../src/main/program-folder';
import { returnText } from '../../src/shared/numbers/returns';
import { median } from '../../src/shared/statistics/quantile';
import { learningRows, type LearningRow, type Reference } from './learning-rows';
import { readableJson, readRecord, writeWhole } from './results-file';
import { settingsOf, trainSeeds, type SeedResult, type SeedTask } from './train-seeds';

interface RowResults {
  /** Of the experiment without its seed: results of other settings do not count. */
  readonly settings: string;
  readonly environment: string;
  readonly algorithm: string;
  readonly steps: number;
  readonly episodes: number;
  readonly reference: Reference | null;
  readonly results: readonly SeedResult[];
}

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    file: { type: 'string', default: join(programFolder(), 'docs', 'benchmarks', 'learning.json') },
    parallel: { type: 'string', default: '0' },
    presets: { type: 'string' },
    seeds: { type: 'string', default: '20' },
  },
});
const { file, presets: candidates } = values;
if (candidates !== undefined && !process.argv.some((word) => word.startsWith('--file')))
  throw new Error('Candidates want a file of their own: --file FILE.');

/** A return of a row's task with the digits that tell. */
const showReturn = (value: number, { environment }: RowResults) =>
  returnText(value, { environment }, { grouped: false });

function showReference({ value, source, within }: Reference): string {
  return `${value}${within === undefined ? '' : ` less ${within}`}, ${source}`;
}

/** The median over the seeds of the highest evaluation of each; empty where a seed kept no curve. */
function showPeak(row: RowResults): string {
  const peaks = row.results.map(({ evaluations }) => Math.max(...(evaluations?.means ?? [NaN])));
  return peaks.some(Number.isNaN) ? '' : showReturn(median(peaks.sort((a, b) => a - b)), row);
}

/** True where the median over the seeds is at or above the reference, as far below it as still counts. */
function reaches({ reference, results }: RowResults): boolean {
  return (
    reference === null ||
    median(results.map(({ mean }) => mean).sort((a, b) => a - b)) >= reference.value - (reference.within ?? 0)
  );
}

/** The presets that stay below their reference, and what is known of the cause. */
function shortfalls(rows: readonly (readonly [string, RowResults])[]): string[] {
  const short = rows.filter(([, row]) => !reaches(row)).map(([preset]) => preset);
  if (short.length === 0) return [];
  const causes = short.map((preset) => {
    const cause = learningRows.find((row) => row.preset === preset)?.cause;
    return `- \`${preset}\`: ${cause ?? 'the cause is not known yet.'}`;
  });
  return ['## Below the reference', '', ...causes, ''];
}

/** The table, one line for each preset. */
function markdown(rows: Readonly<Record<string, RowResults>>): string {
  const begun = Object.entries(rows).filter(([, { results }]) => results.length > 0);
  const lines = begun.map(([preset, row]) => {
    const means = row.results.map(({ mean }) => mean).sort((a, b) => a - b);
    const seconds = row.results.map(({ seconds }) => seconds).sort((a, b) => a - b);
    const { reference } = row;
    const reached = reference === null ? '' : reaches(row) ? 'yes' : 'no';
    return `| ${[
      preset,
      row.environment,
      row.steps.toLocaleString('en'),
      String(means.length),
      showReturn(median(means), row),
      `${showReturn(means[0]!, row)} to ${showReturn(means.at(-1)!, row)}`,
      showPeak(row),
      `${median(seconds).toFixed(1)} s`,
      reference === null ? 'none' : showReference(reference),
      reached,
    ].join(' | ')} |`;
  });
  return [
    '# What the presets learn',
    '',
    'Mean undiscounted return of the greedy policy over the episodes of the final evaluation (100 unless the preset says',
    'otherwise), after the whole budget. The peak is the highest evaluation on the way, most of which are of a few episodes',
    'only, again the median over the seeds. Made by `npm run bench:learning`; every seed and machine stands in',
    '`learning.json`.',
    '',
    '| preset | environment | env steps | seeds | median | spread | peak | median training time | reference | reached |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
    '',
    ...shortfalls(begun),
  ].join('\n');
}

/** The rows to be trained: those of the table, or one for each preset of a folder of candidates. */
async function rowsToTrain(): Promise<readonly LearningRow[]> {
  if (candidates === undefined) return learningRows;
  const { presets } = await loadPresets(candidates);
  return presets.map(({ id }) => ({ preset: id, seeds: Number(values.seeds), reference: null }));
}

async function main(): Promise<void> {
  const rows = readRecord<RowResults>(file);
  const all = await rowsToTrain();
  const chosen = all.filter(({ preset }) => words.every((word) => preset.includes(word.toLowerCase())));
  const save = () => {
    const order = all.map(({ preset }) => preset).filter((preset) => rows[preset]);
    const sorted = Object.fromEntries(order.map((preset) => [preset, rows[preset]!]));
    writeWhole(file, readableJson(sorted));
    writeWhole(file.replace(/\.json$/, '.md'), markdown(sorted));
  };
  const tasks: SeedTask[] = [];
  for (const { preset, seeds, reference } of chosen) {
    const { experiment } = await readPreset(join(candidates ?? presetFolder(), `${preset}.json`));
    const settings = settingsOf(experiment);
    const { environment, algorithm, steps, finalEpisodes: episodes } = experiment;
    const known = rows[preset]?.settings === settings ? rows[preset].results : [];
    rows[preset] = { settings, environment, algorithm, steps, episodes, reference, results: known };
    for (let seed = 1; seed <= seeds; seed++)
      if (!known.some((result) => result.seed === seed))
        tasks.push({ name: preset, experiment: { ...experiment, seed } });
  }
  // Seed by seed, so that a candidate that is no good shows early.
  if (candidates !== undefined) tasks.sort((a, b) => a.experiment.seed - b.experiment.seed);
  await trainSeeds(tasks, Number(values.parallel), ({ name }, result) => {
    const row = rows[name]!;
    const results = [...row.results, result].sort((a, b) => a.seed - b.seed);
    rows[name] = { ...row, results };
    save();
  });
  save();
  process.stdout.write(markdown(rows));
}

process.on('SIGINT', () => process.exit(130));
await main();
