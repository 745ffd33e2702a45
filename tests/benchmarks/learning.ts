/**
 * What each preset learns within its budget: `npm run bench:learning [-- WORD… --file docs/benchmarks/learning.json]`.
 *
 * Trains every row of learning-rows.ts (or those whose preset holds all the words) over its seeds, on all cores. A
 * result is written as soon as there is one, and what is there already, from the same settings, is not trained again.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { presetFolder, readPreset } from '../../src/main/presets';
import { programFolder } from '../../src/main/program-folder';
import { RunStore } from '../../src/main/runs/run-store';
import { Supervisor } from '../../src/main/trainer/supervisor';
import type { Experiment } from '../../src/shared/experiment';
import { learningRows } from './learning-rows';

interface Result {
  readonly seed: number;
  readonly mean: number;
  readonly std: number;
  readonly seconds: number;
  readonly stepsPerSecond: number;
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
}

interface RowResults {
  /** Of the experiment without its seed: results of other settings do not count. */
  readonly settings: string;
  readonly environment: string;
  readonly algorithm: string;
  readonly steps: number;
  readonly episodes: number;
  readonly reference: { readonly value: number; readonly source: string } | null;
  readonly results: readonly Result[];
}

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    file: { type: 'string', default: join(programFolder(), 'docs', 'benchmarks', 'learning.json') },
  },
});
const file = values.file;
const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores`;

function settingsOf({ normaliseRewards, ...experiment }: Experiment): string {
  // The switch came when there were results already: they hold where it is off.
  const later = normaliseRewards ? { normaliseRewards } : {};
  const settings = JSON.stringify({ ...experiment, seed: null, ...later });
  return createHash('sha256').update(settings).digest('hex').slice(0, 16);
}

function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
}

const middle = (sorted: readonly number[]) =>
  (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;

/** The table, one line for each preset. */
function markdown(rows: Readonly<Record<string, RowResults>>): string {
  const begun = Object.entries(rows).filter(([, { results }]) => results.length > 0);
  const lines = begun.map(([preset, row]) => {
    const means = row.results.map(({ mean }) => mean).sort((a, b) => a - b);
    const seconds = row.results.map(({ seconds }) => seconds).sort((a, b) => a - b);
    const reached = row.reference === null ? '' : middle(means) >= row.reference.value ? 'yes' : 'no';
    return `| ${[
      preset,
      row.environment,
      row.steps.toLocaleString('en'),
      String(means.length),
      middle(means).toFixed(1),
      `${means[0]!.toFixed(1)} to ${means.at(-1)!.toFixed(1)}`,
      `${middle(seconds).toFixed(1)} s`,
      row.reference === null ? 'none' : `${row.reference.value}, ${row.reference.source}`,
      reached,
    ].join(' | ')} |`;
  });
  return [
    '# What the presets learn',
    '',
    'Mean undiscounted return of the greedy policy over the episodes of the final evaluation (100 unless the preset says',
    'otherwise), after the whole budget. Made by `npm run bench:learning`; every seed and machine stands in',
    '`learning.json`.',
    '',
    '| preset | environment | env steps | seeds | median | spread | median training time | reference | reached |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

async function main(): Promise<void> {
  const rows: Record<string, RowResults> = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, RowResults>)
    : {};
  const chosen = learningRows.filter(({ preset }) =>
    words.every((word) => preset.includes(word.toLowerCase())),
  );
  const home = mkdtempSync(join(tmpdir(), 'rl-lab-learning-'));
  const supervisor = await Supervisor.open({ store: await RunStore.open(home) });
  const waiting = new Map<string, { preset: string; seed: number }>();
  const began = performance.now();
  let done = 0;

  const save = () => {
    const order = learningRows.map(({ preset }) => preset).filter((preset) => rows[preset]);
    const sorted = Object.fromEntries(order.map((preset) => [preset, rows[preset]!]));
    writeWhole(file, `${JSON.stringify(sorted, null, 2)}\n`);
    writeWhole(file.replace(/\.json$/, '.md'), markdown(sorted));
  };
  try {
    const finished = new Promise<void>((resolve, reject) => {
      supervisor.on('changed', (summaries) => {
        for (const { id, state, step, seconds, result, versions } of summaries) {
          const task = waiting.get(id);
          if (task === undefined) continue;
          if (state.phase === 'crashed')
            reject(new Error(`${task.preset}, seed ${task.seed}: ${state.reason}`));
          if (state.phase !== 'finished' || result === null) continue;
          waiting.delete(id);
          done++;
          const row = rows[task.preset]!;
          const { mean, std } = result;
          const entry = {
            seed: task.seed,
            mean,
            std,
            seconds,
            stepsPerSecond: step / seconds,
            machine,
            versions,
          };
          const results = [...row.results, entry].sort((a, b) => a.seed - b.seed);
          rows[task.preset] = { ...row, results };
          save();
          const left = ((performance.now() - began) / 1000 / done) * waiting.size;
          process.stderr.write(
            `${task.preset}, seed ${task.seed}: ${mean.toFixed(1)} in ${seconds.toFixed(0)} s; ` +
              `${waiting.size} left, about ${Math.ceil(left / 60)} min\n`,
          );
          if (waiting.size === 0) resolve();
        }
      });
    });
    for (const { preset, seeds, reference } of chosen) {
      const { experiment } = await readPreset(join(presetFolder(), `${preset}.json`));
      const settings = settingsOf(experiment);
      const { environment, algorithm, steps, finalEpisodes: episodes } = experiment;
      const known = rows[preset]?.settings === settings ? rows[preset].results : [];
      rows[preset] = { settings, environment, algorithm, steps, episodes, reference, results: known };
      for (let seed = 1; seed <= seeds; seed++)
        if (!known.some((result) => result.seed === seed))
          waiting.set((await supervisor.start({ ...experiment, seed }, preset)).id, { preset, seed });
    }
    if (waiting.size > 0) await finished;
    save();
    process.stdout.write(markdown(rows));
  } finally {
    await supervisor.close();
    rmSync(home, { recursive: true, force: true });
  }
}

process.on('SIGINT', () => process.exit(130));
await main();
