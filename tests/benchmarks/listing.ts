/**
 * What a data folder of ten thousand runs costs: `npm run bench:many-runs [-- --home FOLDER --against CLONE]`.
 *
 * Fills a folder with records, lists it on the command line and in the real window, and measures times, processor time
 * and memory. With `--against`, another clone of the program that is built lists the same folder in turn.
 */
import { _electron, type ElectronApplication } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { programFolder } from '../../src/main/program-folder';
import { encodeMetric } from '../../src/main/runs/metric-file';
import { newRecord } from '../../src/main/runs/run-record';
import { requireExperiment } from '../../src/shared/experiment';
import { machine } from './provenance';
import { readableJson, writeWhole } from './results-file';

const root = programFolder();
const { values } = parseArgs({
  options: {
    /** Keeps the runs there for the next time; without it they are deleted afterwards. */
    home: { type: 'string' },
    /** Another clone, for comparison. */
    against: { type: 'string' },
    file: { type: 'string', default: join(root, 'docs', 'benchmarks', 'many-runs.json') },
    runs: { type: 'string', default: '10000' },
    repetitions: { type: 'string', default: '5' },
    /** Leaves the window out. */
    terminal: { type: 'boolean', default: false },
  },
});
const total = Number(values.runs);
const say = (text: string) => process.stderr.write(`${text}\n`);
const rounded = (value: number, digits = 2) => Number(value.toFixed(digits));
const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

/** Writes finished runs of a few episodes each, a second apart. */
function writeRuns(home: string): void {
  const experiment = requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn', steps: 5000 });
  const lines = Array.from({ length: 10 }, (_, i) =>
    encodeMetric({
      type: 'episode',
      step: 500 * (i + 1),
      seconds: i + 1,
      at: Date.UTC(2026, 0, 1),
      episode: i + 1,
      return: 50,
      length: 50,
    }),
  ).join('');
  for (let seed = 1; seed <= total; seed++) {
    const at = new Date(Date.UTC(2026, 0, 1) + 1000 * seed).toISOString();
    const id = `${at.slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}-cartpole-dqn-s${seed}`;
    const given = { id, name: `CartPole-v1 · DQN · seed ${seed}`, createdAt: at, order: at, preset: null };
    const record = newRecord({
      ...given,
      experiment: { ...experiment, seed },
      assignment: null,
      versions: { program: '1' },
      owner: null,
    });
    const folder = join(home, 'runs', id);
    mkdirSync(folder, { recursive: true });
    const ended = {
      ...record,
      state: { phase: 'finished' },
      step: 5000,
      seconds: 10,
      stepsPerSecond: 500,
      result: { episodes: 10, mean: 50, std: 0 },
    };
    writeFileSync(join(folder, 'run.json'), `${JSON.stringify(ended, null, 2)}\n`);
    writeFileSync(join(folder, 'metrics.jsonl'), lines);
  }
}

interface Listing {
  readonly seconds: number;
  /** Of the processor, in the program and in the system for it. */
  readonly processorSeconds: number;
  readonly megabytes: number;
}

/** Runs `list` as a process of its own; what it took is told by the process itself, at its end. */
function list(clone: string, home: string): Listing {
  const report = `process.on('exit', () => { const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage(); process.stderr.write('USED ' + maxRSS + ' ' + (userCPUTime + systemCPUTime)); })`;
  const preload = `data:text/javascript,${encodeURIComponent(report)}`;
  const before = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--no-maglev', '--import', preload, join(clone, 'out', 'main', 'cli.js'), 'list'],
    { env: { ...process.env, RL_LAB_HOME: home }, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const seconds = (performance.now() - before) / 1000;
  const listed = stdout.split('\n').length - 2;
  if (status !== 0 || listed !== total)
    throw new Error(`${clone} listed ${listed} runs (exit code ${status}).`);
  const [, kilobytes, microseconds] = /USED (\d+) (\d+)/.exec(stderr)!;
  return {
    seconds,
    processorSeconds: Number(microseconds) / 1e6,
    megabytes: Number(kilobytes) / 1024,
  };
}

const summedUp = (listings: readonly Listing[]) => ({
  seconds: rounded(median(listings.map(({ seconds }) => seconds))),
  fastest: rounded(Math.min(...listings.map(({ seconds }) => seconds))),
  processorSeconds: rounded(median(listings.map(({ processorSeconds }) => processorSeconds))),
  megabytes: rounded(Math.max(...listings.map(({ megabytes }) => megabytes)), 0),
});

/** Megabytes of each process; memory that they share counts once. */
async function memory(app: ElectronApplication): Promise<Record<string, number>> {
  const metrics = await app.evaluate(({ app: program }) =>
    program
      .getAppMetrics()
      .map(({ pid, type, memory: { workingSetSize } }) => ({ pid, type, workingSetSize })),
  );
  const used: Record<string, number> = {};
  for (const { pid, type, workingSetSize } of metrics) {
    const file = `/proc/${pid}/smaps_rollup`;
    const kilobytes = existsSync(file)
      ? Number(/^Pss:\s+(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1] ?? workingSetSize)
      : workingSetSize;
    used[type] = Math.round((used[type] ?? 0) + kilobytes / 1024);
  }
  return used;
}

interface Opening {
  /** From the start of the process to the first run that stands in the list. */
  readonly seconds: number;
  readonly megabytes: Record<string, number>;
}

/** Opens the window and waits until the list of runs shows its first entries. */
async function open(clone: string, home: string): Promise<Opening> {
  const before = performance.now();
  const app = await _electron.launch({
    executablePath: createRequire(join(clone, 'package.json'))('electron') as string,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '.'],
    cwd: clone,
    env: { ...(process.env as Record<string, string>), RL_LAB_HOME: home },
    colorScheme: null,
    timeout: 180_000,
  });
  const page = await app.firstWindow({ timeout: 180_000 });
  await page.locator('nav button[data-room="runs"]').click({ timeout: 180_000 });
  await page.locator('li[data-run]').first().waitFor({ timeout: 180_000 });
  const seconds = (performance.now() - before) / 1000;
  await page.waitForTimeout(3000);
  const megabytes = await memory(app);
  const gone = new Promise((done) => app.process().once('exit', done));
  await app.evaluate(({ app: program }) => program.quit()).catch(() => undefined);
  await gone;
  return { seconds, megabytes };
}

async function main(): Promise<void> {
  const home = values.home ?? mkdtempSync(join(tmpdir(), 'rl-lab-many-'));
  try {
    if (!existsSync(join(home, 'runs')) || readdirSync(join(home, 'runs')).length !== total) {
      say(`Writing ${total} runs into ${home}`);
      writeRuns(home);
    }
    const clones = { now: root, ...(values.against && { before: resolve(values.against) }) };
    const load = rounded(loadavg()[0]!, 1);
    const listings: Record<string, Listing[]> = {};
    const openings: Record<string, Opening[]> = {};
    for (let round = 0; round < Number(values.repetitions); round++)
      for (const [name, clone] of Object.entries(clones)) {
        const listing = list(clone, home);
        (listings[name] ??= []).push(listing);
        say(`${name}: listed in ${listing.seconds.toFixed(2)} s, ${listing.megabytes.toFixed(0)} MB`);
        if (values.terminal) continue;
        const opening = await open(clone, home);
        (openings[name] ??= []).push(opening);
        say(
          `${name}: window's list after ${opening.seconds.toFixed(2)} s, ${JSON.stringify(opening.megabytes)}`,
        );
      }
    const results = Object.fromEntries(
      Object.keys(clones).map((name) => [
        name,
        {
          list: summedUp(listings[name]!),
          ...(openings[name] && {
            window: {
              seconds: rounded(median(openings[name].map(({ seconds }) => seconds))),
              fastest: rounded(Math.min(...openings[name].map(({ seconds }) => seconds))),
              megabytes: openings[name].at(-1)!.megabytes,
            },
          }),
        },
      ]),
    );
    const measured = { runs: total, machine, load: [load, rounded(loadavg()[0]!, 1)], ...results };
    writeWhole(values.file, readableJson(measured));
    say(readableJson(measured));
  } finally {
    if (values.home === undefined) rmSync(home, { recursive: true, force: true });
  }
}

await main();
