/**
 * What hundreds of long runs cost the Compare room: `npm run bench compare [-- --home FOLDER]`.
 *
 * Fills a data folder with runs through the run store, opens the real window on it, and measures how long the room
 * takes to show them all, how many frames a second it draws while it is dragged, and the memory of all processes.
 */
import type { ElectronApplication, Page } from '@playwright/test';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { programFolder } from '../../src/platform/program-folder';
import { defaultComparison } from '../../src/shared/comparison';
import { writeLongRuns } from '../long-runs';
import { launch, memoryOf, quit } from '../program-window';
import { readableJson, writeWhole } from '../results-file';

const root = programFolder();
const { values } = parseArgs({
  options: {
    /** Keeps the runs there for the next time; without it they are deleted afterwards. */
    home: { type: 'string' },
    file: { type: 'string', default: join(root, 'docs', 'benchmarks', 'compare.json') },
    configurations: { type: 'string', default: '25' },
    seeds: { type: 'string', default: '10' },
    points: { type: 'string', default: '100000' },
    repetitions: { type: 'string', default: '5' },
    /** On a machine that is busy with other things: has the program served first (Linux, as root). */
    first: { type: 'boolean', default: false },
    /** Leaves the column files as they are, and so says nothing of the first time. */
    warm: { type: 'boolean', default: false },
  },
});
const size = {
  configurations: Number(values.configurations),
  seeds: Number(values.seeds),
  points: Number(values.points),
};
const say = (text: string) => process.stderr.write(`${text}\n`);

/** Linux shares its time among sessions, whatever the priority of their processes; each has one of its own. */
function serveFirst(pid: number): void {
  writeFileSync(`/proc/${pid}/autogroup`, '-19');
  setPriority(pid, -19);
}

/** Starts the program; its window is as large as a lecture hall's projector. */
async function open(home: string): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await launch(root, home);
  if (values.first) serveFirst(app.process().pid!);
  const page = await app.firstWindow();
  await page.locator('nav').waitFor();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(1600, 900));
  // What the program does at its start is over.
  await page.waitForTimeout(1500);
  return { app, page };
}

interface Opening {
  readonly lines: number;
  readonly bands: number;
}

/** Milliseconds from the click on the room's name to the frame that shows all lines, and the one with all bands. */
function timeOpening(page: Page): Promise<Opening> {
  return page.evaluate(
    () =>
      new Promise<Opening>((resolve) => {
        const start = performance.now();
        let lines: number | null = null;
        const look = () => {
          const plot = document.querySelector<HTMLElement>('.plot');
          // What is drawn in one frame is seen in the next.
          if (plot?.dataset['drawn'] === 'true') lines ??= performance.now() - start;
          if (lines !== null && plot?.dataset['phase'] === 'ready')
            requestAnimationFrame(() => resolve({ lines: lines!, bands: performance.now() - start }));
          else requestAnimationFrame(look);
        };
        document.querySelector<HTMLElement>('nav button[data-room="compare"]')!.click();
        requestAnimationFrame(look);
      }),
  );
}

interface Panning {
  readonly framesPerSecond: number;
  readonly medianFrame: number;
  readonly slowestTwentieth: number;
  readonly longestFrame: number;
}

/** Drags a magnified chart to and fro for some seconds, and times every frame that shows another part. */
async function timePanning(page: Page, seconds: number): Promise<Panning> {
  const chart = page.getByRole('slider', { name: /compared$/ });
  await chart.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('+');
  await page.waitForTimeout(1500);
  const box = (await chart.boundingBox())!;
  await page.evaluate(() => {
    const times: number[] = [];
    const target = document.querySelector('.plot [role=slider]')!;
    let before = target.getAttribute('aria-valuemin');
    const watched = { times, going: true };
    (window as unknown as { watched: typeof watched }).watched = watched;
    const look = (now: number) => {
      const at = target.getAttribute('aria-valuemin');
      if (at !== before) times.push(now);
      before = at;
      if (watched.going) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const y = box.y + box.height / 2;
  const middle = box.x + box.width / 2;
  await page.mouse.move(middle, y);
  await page.mouse.down();
  const until = performance.now() + 1000 * seconds;
  const began = performance.now();
  while (performance.now() < until)
    await page.mouse.move(middle + 0.35 * box.width * Math.sin((performance.now() - began) / 700), y);
  await page.mouse.up();
  const times = await page.evaluate(() => {
    const { watched } = window as unknown as { watched: { times: number[]; going: boolean } };
    watched.going = false;
    return watched.times;
  });
  const frames = times.slice(1).map((time, i) => time - times[i]!);
  const sorted = [...frames].sort((a, b) => a - b);
  return {
    framesPerSecond: (1000 * frames.length) / (times.at(-1)! - times[0]!),
    medianFrame: sorted[Math.floor(sorted.length / 2)]!,
    slowestTwentieth: sorted[Math.floor(sorted.length * 0.95)]!,
    longestFrame: sorted.at(-1)!,
  };
}

function megabytes(home: string, name: string): number {
  const runs = join(home, 'runs');
  return (
    readdirSync(runs).reduce(
      (sum, id) => sum + (statSync(join(runs, id, name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    ) / 1e6
  );
}

const rounded = (value: number, digits = 0) => Number(value.toFixed(digits));
const middle = <T>(sorted: readonly T[]) => sorted[Math.floor(sorted.length / 2)]!;

async function main(): Promise<void> {
  const home = values.home ?? mkdtempSync(join(tmpdir(), 'rl-lab-compare-'));
  mkdirSync(home, { recursive: true });
  try {
    const total = size.configurations * size.seeds;
    if (!existsSync(join(home, 'runs')) || readdirSync(join(home, 'runs')).length !== total) {
      say(`Writing ${total} runs of ${size.points} points into ${home}`);
      await writeLongRuns(home, size, (written) => {
        if (written % 25 === 0) say(`  ${written}`);
      });
    }
    if (!values.warm)
      for (const id of readdirSync(join(home, 'runs')))
        rmSync(join(home, 'runs', id, 'metrics.columns'), { force: true });
    const comparison = {
      ...defaultComparison,
      runs: readdirSync(join(home, 'runs')),
      metric: 'episode/return',
      smoothing: 0.6,
    };
    writeFileSync(join(home, 'settings.json'), JSON.stringify({ comparison }));

    if (values.first) serveFirst(process.pid);
    // The first time the lines are read and columns made of them, which the program begins by itself.
    const first = await open(home);
    const electron = await first.app.evaluate(() => process.versions['electron']!);
    const firstOpening = await timeOpening(first.page);
    say(`first opening${values.warm ? '' : ', columns being made'}: ${firstOpening.lines.toFixed(0)} ms`);
    await quit(first.app);

    const openings: Opening[] = [];
    const pannings: Panning[] = [];
    const memories: number[] = [];
    for (let repetition = 0; repetition < Number(values.repetitions); repetition++) {
      const { app, page } = await open(home);
      openings.push(await timeOpening(page));
      pannings.push(await timePanning(page, 5));
      memories.push(Object.values(await memoryOf(app)).reduce((sum, used) => sum + used, 0));
      say(
        `opening ${openings.at(-1)!.lines.toFixed(0)} ms, bands ${openings.at(-1)!.bands.toFixed(0)} ms, panning ${pannings.at(-1)!.framesPerSecond.toFixed(1)} frames/s, memory ${memories.at(-1)!.toFixed(0)} MB (load ${loadavg()[0]!.toFixed(1)})`,
      );
      await quit(app);
    }
    openings.sort((a, b) => a.lines - b.lines);
    const bands = openings.map((opening) => opening.bands).sort((a, b) => a - b);
    memories.sort((a, b) => a - b);
    pannings.sort((a, b) => a.framesPerSecond - b.framesPerSecond);
    const panning = middle(pannings);
    writeWhole(
      values.file,
      readableJson({
        machine: {
          processor: `${cpus()[0]?.model.trim() ?? 'unknown'}, ${cpus().length} cores`,
          electron,
          otherwise: `load ${loadavg()[1]!.toFixed(1)}${values.first ? ', the program served first' : ''}`,
          graphics: 'drawn by the processor, on a virtual display of 1600 × 900',
        },
        data: {
          runs: total,
          groups: size.configurations,
          pointsPerRun: size.points,
          metricsMegabytes: rounded(megabytes(home, 'metrics.jsonl')),
          columnsMegabytes: rounded(megabytes(home, 'metrics.columns')),
        },
        shown: {
          metric: 'episode/return',
          smoothing: 0.6,
          line: 'mean',
          band: 'bootstrap',
          singleRuns: true,
        },
        repetitions: openings.length,
        openingMilliseconds: {
          ...(values.warm ? {} : { columnsBeingMade: rounded(firstOpening.lines) }),
          least: rounded(openings[0]!.lines),
          median: rounded(middle(openings).lines),
          most: rounded(openings.at(-1)!.lines),
          bandsToo: rounded(middle(bands)),
        },
        panning: {
          framesPerSecond: rounded(panning.framesPerSecond, 1),
          leastFramesPerSecond: rounded(pannings[0]!.framesPerSecond, 1),
          medianFrameMilliseconds: rounded(panning.medianFrame, 1),
          slowestTwentiethMilliseconds: rounded(panning.slowestTwentieth, 1),
          longestFrameMilliseconds: rounded(panning.longestFrame, 1),
        },
        memoryMegabytes: { median: rounded(middle(memories)), most: rounded(memories.at(-1)!) },
      }),
    );
  } finally {
    if (values.home === undefined) rmSync(home, { recursive: true, force: true });
  }
}

await main();
