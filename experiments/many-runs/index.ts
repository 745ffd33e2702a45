/**
 * What a data folder of ten thousand runs costs: `npm run bench many-runs [-- --home FOLDER --against CLONE --cold]`.
 *
 * Fills a folder with records, lists it on the command line and in the real window, and measures times, processor time
 * and memory. With `--against`, another clone of the program that is built does the same in turn.
 */
import type { ElectronApplication } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { programFolder } from '../../src/platform/program-folder';
import { launch, memoryOf, quit } from '../program-window';
import { measuredWith, provenance } from '../provenance';
import { readableJson, writeWhole } from '../results-file';
import { annotatedEach, settings, writeRuns } from './made-up-runs';

const root = programFolder();
const { values } = parseArgs({
  options: {
    /** Keeps the runs there for the next time; without it they are deleted afterwards. */
    home: { type: 'string' },
    /** Another clone, for comparison. */
    against: { type: 'string' },
    file: { type: 'string', default: join(root, 'docs', 'benchmarks', 'many-runs') },
    runs: { type: 'string', default: '10000' },
    repetitions: { type: 'string', default: '5' },
    /** Leaves the window out. */
    terminal: { type: 'boolean', default: false },
    /** Also what the first look costs of which the system remembers nothing (Linux, as root). */
    cold: { type: 'boolean', default: false },
  },
});
const total = Number(values.runs);
const say = (text: string) => process.stderr.write(`${text}\n`);
const rounded = (value: number, digits = 2) => Number(value.toFixed(digits));
const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

/** A window that takes longer, in seconds, is opened once. */
const patience = 30;

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

interface Opening {
  /** From the start of the process to the first run that stands in the list. */
  readonly seconds: number;
  readonly megabytes: Record<string, number>;
}

/** Opens the window and waits until the list of runs shows its first entries. */
async function open(clone: string, home: string): Promise<Opening> {
  const before = performance.now();
  const app: ElectronApplication = await launch(clone, home);
  const page = await app.firstWindow({ timeout: 180_000 });
  await page.locator('li[data-run]').first().waitFor({ timeout: 180_000 });
  const seconds = (performance.now() - before) / 1000;
  // By then it has looked through the folder again.
  await page.waitForTimeout(8000);
  const megabytes = await memoryOf(app);
  await quit(app);
  return { seconds, megabytes };
}

/** Has the system forget what it remembers of files, those of the program aside. */
async function forgetFiles(clone: string): Promise<void> {
  spawnSync('sync');
  writeFileSync('/proc/sys/vm/drop_caches', '3');
  const empty = mkdtempSync(join(tmpdir(), 'rl-lab-none-'));
  spawnSync(process.execPath, [join(clone, 'out', 'main', 'cli.js'), 'list'], {
    env: { ...process.env, RL_LAB_HOME: empty },
  });
  if (!values.terminal) {
    const app = await launch(clone, empty);
    await (await app.firstWindow()).locator('nav').waitFor();
    await quit(app);
  }
  rmSync(empty, { recursive: true });
}

interface Measured {
  readonly listings: Listing[];
  readonly openings: Opening[];
  cold?: { readonly listing: Listing; readonly opening: Opening | null };
}

async function measure(clone: string, home: string, measured: Measured): Promise<string> {
  const { listings, openings } = measured;
  const listing = list(clone, home);
  listings.push(listing);
  const listed = `listed in ${listing.seconds.toFixed(2)} s, ${listing.megabytes.toFixed(0)} MB`;
  if (values.terminal || (openings[0]?.seconds ?? 0) > patience) return listed;
  const opening = await open(clone, home);
  openings.push(opening);
  const memory = Object.entries(opening.megabytes).map(([kind, used]) => `${kind} ${used.toFixed(0)} MB`);
  return `${listed}; window's list after ${opening.seconds.toFixed(2)} s, ${memory.join(', ')}`;
}

async function measureCold(clone: string, home: string): Promise<Measured['cold']> {
  await forgetFiles(clone);
  const listing = list(clone, home);
  if (values.terminal) return { listing, opening: null };
  await forgetFiles(clone);
  return { listing, opening: await open(clone, home) };
}

const summedUp = ({ listings, openings, cold }: Measured) => ({
  list: {
    seconds: rounded(median(listings.map(({ seconds }) => seconds))),
    fastest: rounded(Math.min(...listings.map(({ seconds }) => seconds))),
    slowest: rounded(Math.max(...listings.map(({ seconds }) => seconds))),
    processorSeconds: rounded(median(listings.map(({ processorSeconds }) => processorSeconds))),
    megabytes: rounded(Math.max(...listings.map(({ megabytes }) => megabytes)), 0),
    ...(cold && { cold: rounded(cold.listing.seconds) }),
  },
  ...(openings.length > 0 && {
    window: {
      openings: openings.length,
      seconds: rounded(median(openings.map(({ seconds }) => seconds))),
      fastest: rounded(Math.min(...openings.map(({ seconds }) => seconds))),
      slowest: rounded(Math.max(...openings.map(({ seconds }) => seconds))),
      ...(cold?.opening && { cold: rounded(cold.opening.seconds) }),
      // Of each process the most that it had in any opening.
      megabytes: Object.fromEntries(
        Object.keys(openings[0]!.megabytes).map((kind) => [
          kind,
          rounded(Math.max(...openings.map(({ megabytes }) => megabytes[kind] ?? 0)), 0),
        ]),
      ),
    },
  }),
});

function versionOf(clone: string): string {
  return (JSON.parse(readFileSync(join(clone, 'package.json'), 'utf8')) as { version: string }).version;
}

function table(
  results: Readonly<Record<string, ReturnType<typeof summedUp>>>,
  clones: Readonly<Record<string, string>>,
  load: readonly number[],
): string {
  const rows = Object.entries(results).map(([name, { list: listed, window }]) => {
    const cells = [
      `version ${versionOf(clones[name]!)}`,
      `${listed.seconds} s`,
      listed.cold === undefined ? '' : `${listed.cold} s`,
      `${listed.megabytes} MB`,
      ...(window === undefined
        ? ['', '', '', '']
        : [
            `${window.seconds} s`,
            window.cold === undefined ? '' : `${window.cold} s`,
            `${window.megabytes['Browser']} MB`,
            `${window.megabytes['Tab']} MB`,
          ]),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    `# What ${total.toLocaleString('en')} runs cost`,
    '',
    `A data folder of ${total.toLocaleString('en')} finished runs of ${settings} settings, every ${annotatedEach}th of them annotated: \`lab list\``,
    'from its start to its end, and the window from the start of the program to the first run in its list. Medians;',
    '“cold” is one look after the system has forgotten all files. Memory is the most that the process had, 8 s later.',
    'Made by `npm run bench many-runs`.',
    '',
    '| | list | cold | memory | window | cold | main process | page |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    measuredWith(provenance()),
    `Load of the machine meanwhile: ${load.join(' to ')}.`,
    '',
  ].join('\n');
}

async function main(): Promise<void> {
  const home = values.home ?? mkdtempSync(join(tmpdir(), 'rl-lab-many-'));
  try {
    if (!existsSync(join(home, 'runs')) || readdirSync(join(home, 'runs')).length !== total) {
      say(`Writing ${total} runs into ${home}`);
      writeRuns(home, total);
    }
    const clones: Readonly<Record<string, string>> = {
      now: root,
      ...(values.against && { before: resolve(values.against) }),
    };
    const before = rounded(loadavg()[0]!, 1);
    const measured = Object.fromEntries(
      Object.keys(clones).map((name): [string, Measured] => [name, { listings: [], openings: [] }]),
    );
    for (let round = 0; round < Number(values.repetitions); round++)
      for (const [name, clone] of Object.entries(clones))
        say(`${name}: ${await measure(clone, home, measured[name]!)}`);
    if (values.cold)
      for (const [name, clone] of Object.entries(clones)) {
        const slow = (measured[name]!.openings[0]?.seconds ?? 0) > patience;
        if (!slow) measured[name]!.cold = await measureCold(clone, home);
      }
    const results = Object.fromEntries(Object.entries(measured).map(([name, one]) => [name, summedUp(one)]));
    const load = [before, rounded(loadavg()[0]!, 1)];
    writeWhole(`${values.file}.json`, readableJson({ runs: total, ...provenance(), load, ...results }));
    const text = table(results, clones, load);
    writeWhole(`${values.file}.md`, text);
    say(text);
  } finally {
    if (values.home === undefined) rmSync(home, { recursive: true, force: true });
  }
}

await main();
