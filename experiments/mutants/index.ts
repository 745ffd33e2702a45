/**
 * Whether tests notice small changes of the program: `npm run bench mutants [-- PART… | FILE…] [--again] [--workers N]`.
 *
 * Goes through the parts file by file, from where it was ended the last time: a file is tried again when it or its tests
 * have changed, and only those of its mutants that this may make a difference to. The page is written after each file.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { programFolder } from '../../src/platform/program-folder';
import { readableJson, readRecord, writeWhole } from '../results-file';
import { parts, sourcesOf, testsOf, untried, type Part, type Tests } from './parts';
import { mutantsPage, resultOf, type FileResult, type StrykerReport } from './report';

const root = programFolder();
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    /** Tries again what has not changed. */
    again: { type: 'boolean', default: false },
    /** Mutants that are tried at once. */
    workers: { type: 'string', default: '1' },
    file: { type: 'string', default: join(root, 'docs', 'benchmarks', 'mutants') },
  },
});
const cache = 'node_modules/.cache/rl-lab';
const results = readRecord<FileResult>(`${values.file}.json`);

function digestOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest('hex').slice(0, 16);
}

/** Lets Stryker try the mutants of one file, by all that it knows of them from the last time. */
function tried(path: string, { run: tests, files }: Tests, { pool }: Part, digest: string): FileResult {
  const folder = join(root, 'out', 'mutants');
  mkdirSync(folder, { recursive: true });
  const report = join(folder, 'report.json');
  const settings = join(folder, 'settings.json');
  // Stryker looks at the mutated file and at the tests, not at what else these import.
  const others = digestOf(files.filter((one) => !tests.includes(one)));
  const known = join(root, cache, 'mutants-known', `${path.replaceAll('/', '+')}-${others}.json`);
  const options = {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'vitest.mutants.config.mts', related: false, pool },
    mutate: [path],
    concurrency: Number(values.workers),
    incremental: true,
    incrementalFile: known,
    force: values.again,
    tempDirName: `${cache}/mutants`,
    ignorePatterns: ['out', 'test-results', 'docs/screenshots', 'native'],
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: report },
    timeoutMS: 20_000,
    allowConsoleColors: false,
  };
  writeFileSync(settings, JSON.stringify(options));
  const stryker = join(root, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  const { status } = spawnSync(process.execPath, ['--no-maglev', stryker, 'run', settings], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, RL_LAB_MUTANT_TESTS: tests.join(' ') },
  });
  if (status !== 0 || !existsSync(report)) throw new Error(`Stryker could not try ${path}.`);
  return resultOf(JSON.parse(readFileSync(report, 'utf8')) as StrykerReport, path, digest);
}

for (const name of positionals.length > 0 ? positionals : Object.keys(parts)) {
  const part = parts[name] ?? Object.values(parts).find((one) => sourcesOf(one).includes(name));
  if (part === undefined) throw new Error(`There is no part ${name}: ${Object.keys(parts).join(', ')}.`);
  for (const path of parts[name] === undefined ? [name] : sourcesOf(part)) {
    const tests = testsOf(path, part);
    const digest = digestOf([path, ...tests.files]);
    if (results[path]?.digest === digest && !values.again) continue;
    results[path] = tried(path, tests, part, digest);
    writeWhole(`${values.file}.json`, readableJson(results));
    writeWhole(`${values.file}.md`, mutantsPage(results, untried(results)));
  }
}
writeWhole(`${values.file}.md`, mutantsPage(results, untried(results)));
