/**
 * What each preset learns within its budget:
 * `npm run bench learning [-- WORD… --file docs/benchmarks/learning.json --parallel N]`.
 *
 * Trains every row of learning-rows.ts (or those whose preset holds all the words) over its seeds, on all cores or N at
 * a time. A result is written as soon as there is one, and what is there already, from the same settings, is not
 * trained again.
 *
 * `--draw` trains nothing and writes the page of what is there.
 *
 * `--presets FOLDER --seeds N --file FILE` holds candidates against each other: every preset of that folder, over seeds
 * 1 to N, into a file of its own.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadPresets, presetFile, readPreset } from '../../src/main/presets/presets';
import { programFolder } from '../../src/platform/program-folder';
import { learningPage, type RowResults } from './report';
import { learningRows, type LearningRow } from './rows';
import { readableJson, readRecord, writeWhole } from '../results-file';
import { settingsOf, trainSeeds, type SeedTask } from '../train-seeds';

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    file: { type: 'string', default: join(programFolder(), 'docs', 'benchmarks', 'learning.json') },
    parallel: { type: 'string', default: '0' },
    presets: { type: 'string' },
    seeds: { type: 'string', default: '20' },
    draw: { type: 'boolean', default: false },
  },
});
const { file, presets: candidates } = values;
if (candidates !== undefined && !process.argv.some((word) => word.startsWith('--file')))
  throw new Error('Candidates want a file of their own: --file FILE.');

/** The rows to be trained: those of the table, or one for each preset of a folder of candidates. */
async function rowsToTrain(): Promise<readonly LearningRow[]> {
  if (candidates === undefined) return learningRows;
  const { presets } = await loadPresets([candidates]);
  return presets.map(({ id }) => ({ preset: id, seeds: Number(values.seeds), reference: null }));
}

async function main(): Promise<void> {
  const rows = readRecord<RowResults>(file);
  const all = await rowsToTrain();
  const chosen = values.draw
    ? []
    : all.filter(({ preset }) => words.every((word) => preset.includes(word.toLowerCase())));
  const save = () => {
    const order = all.map(({ preset }) => preset).filter((preset) => rows[preset]);
    const sorted = Object.fromEntries(order.map((preset) => [preset, rows[preset]!]));
    writeWhole(file, readableJson(sorted));
    writeWhole(file.replace(/\.json$/, '.md'), learningPage(sorted));
  };
  const tasks: SeedTask[] = [];
  for (const { preset, seeds, reference } of chosen) {
    const { experiment } = await readPreset(
      candidates === undefined ? presetFile(preset) : join(candidates, `${preset}.json`),
    );
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
  process.stdout.write(learningPage(rows));
}

process.on('SIGINT', () => process.exit(130));
await main();
