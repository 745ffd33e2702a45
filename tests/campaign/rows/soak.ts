/** The window for as long as a lecture: two runs in training, their charts in front. */
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runsIn } from '../../../src/shared/runs-text';
import { family, residentMegabytes } from '../processes';
import { Findings, type Case, type Outcome, type Row } from '../row';
import { noWindow, openWindow, type OpenWindow } from '../window/open-window';
import { say } from '../../../src/shared/language/say';

interface Sample {
  readonly seconds: number;
  readonly main: number;
  readonly renderer: number;
  /** The page's own memory after its garbage has been collected. */
  readonly heap: number;
  readonly eventsPerSecond: number;
  /** How long the main process took to answer. */
  readonly answerMs: number;
  /** Of each run. */
  readonly steps: readonly number[];
}

/** Memory that grows by more in an hour, past the first quarter, would fill a machine in a day. */
const mostGrowthPerHour = 120;

/** Beside other work a training may have to wait for its turn, in seconds; longer than that it stands still. */
const longestPause = 180;

/** Slope of a line through the samples, per hour. */
function growthPerHour(samples: readonly { seconds: number; value: number }[]): number {
  if (samples.length < 2) return 0;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(samples.map(({ seconds }) => seconds));
  const y = mean(samples.map(({ value }) => value));
  const across = samples.reduce((sum, { seconds, value }) => sum + (seconds - x) * (value - y), 0);
  const square = samples.reduce((sum, { seconds }) => sum + (seconds - x) ** 2, 0);
  return square === 0 ? 0 : (across / square) * 3600;
}

async function sample(window: OpenWindow, seconds: number): Promise<Sample> {
  const page = await window.page.evaluate(async () => {
    type Listen = (name: string, listener: (notice: { events: unknown[] }) => void) => () => void;
    const { lab } = globalThis as unknown as {
      lab: { request(name: string): Promise<unknown>; subscribe: Listen };
    };
    let events = 0;
    const end = lab.subscribe('runEvents', (notice) => void (events += notice.events.length));
    const began = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 5000));
    const eventsPerSecond = events / ((performance.now() - began) / 1000);
    end();
    const asked = performance.now();
    await lab.request('about');
    return { eventsPerSecond, answerMs: performance.now() - asked };
  });
  const session = await window.page.context().newCDPSession(window.page);
  await session.send('HeapProfiler.collectGarbage');
  const heap = await session.send('Runtime.getHeapUsage');
  await session.detach();
  const answer = await window.request('runs');
  const runs = answer.ok ? runsIn(answer.value as string) : [];
  const memory = (kind: string) =>
    family(window.pid)
      .filter((process) => process.kind === kind && (kind !== 'main' || process.pid === window.pid))
      .reduce((sum, { pid }) => sum + residentMegabytes(pid), 0);
  return {
    seconds: Math.round(seconds),
    main: memory('main'),
    renderer: memory('renderer'),
    heap: Math.round(heap.usedSize / 1e5) / 10,
    eventsPerSecond: Math.round(page.eventsPerSecond),
    answerMs: Math.round(page.answerMs),
    steps: runs.map(({ step }) => step),
  };
}

/** Neither ends within an hour, however fast the machine. */
const experiments = [
  { environment: 'CartPole-v1', algorithm: 'dqn', steps: 100_000_000, seed: 1, evaluateEvery: 20_000 },
  { environment: 'Pendulum-v1', algorithm: 'sac', steps: 10_000_000, seed: 2, evaluateEvery: 20_000 },
];

async function run({ index, folder }: Case): Promise<Outcome> {
  const findings = new Findings();
  const minutes = Number(process.env['RL_LAB_SOAK_MINUTES'] ?? 1);
  const home = join(folder, 'home');
  mkdirSync(home);
  const window = await openWindow(home);
  const complaints: string[] = [];
  window.page.on('pageerror', (error) => complaints.push(String(error)));
  const ids: string[] = [];
  // One at a time is usual on a small machine.
  await window.request('changeSettings', { parallelRuns: experiments.length });
  for (const experiment of experiments) {
    const answer = await window.request('start', { experiment, preset: null });
    if (answer.ok) ids.push((answer.value as { id: string }).id);
    else findings.failures.push(say(answer.says));
  }
  if (findings.failures.length > 0) {
    await window.close();
    return findings.outcome(0);
  }
  await window.page.locator('nav button[data-room="runs"]').click();
  for (const id of ids) await window.page.locator(`[data-run="${id}"]`).getByRole('checkbox').check();
  const samples: Sample[] = [];
  const began = performance.now();
  const elapsed = () => (performance.now() - began) / 1000;
  while (elapsed() < minutes * 60) {
    await delay(Math.min(15_000, minutes * 6000));
    samples.push(await sample(window, elapsed()));
    writeFileSync(join(folder, 'samples.json'), JSON.stringify(samples));
    // A sign of life: whoever watches this process takes silence for the end.
    process.send?.({ says: 'begin', index, folder });
  }
  const late = samples.filter(({ seconds }) => seconds > (minutes * 60) / 4);
  for (const kind of ['main', 'renderer', 'heap'] as const) {
    const growth = growthPerHour(late.map((each) => ({ seconds: each.seconds, value: each[kind] })));
    const grown = (late.at(-1)?.[kind] ?? 0) - (late[0]?.[kind] ?? 0);
    figures[`${kind} MB at most`] = Math.max(...samples.map((each) => each[kind]));
    figures[`${kind} MB more in an hour`] = Math.round(growth);
    if (minutes >= 20)
      findings.expect(
        growth < mostGrowthPerHour || grown < 40,
        `${kind} grows by ${Math.round(growth)} MB an hour`,
      );
  }
  const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  figures['minutes'] = minutes;
  figures['events a second'] = middle(samples.map(({ eventsPerSecond }) => eventsPerSecond));
  figures['slowest answer, ms'] = Math.max(...samples.map(({ answerMs }) => answerMs));
  figures['env steps'] = (samples.at(-1)?.steps ?? []).reduce((sum, step) => sum + step, 0);
  findings.expect(
    samples.every(({ seconds, steps }) => {
      const earlier = samples.filter((each) => each.seconds <= seconds - longestPause).at(-1);
      return earlier === undefined || steps.every((step, i) => step > (earlier.steps[i] ?? 0));
    }),
    `a training stood still for ${longestPause} s`,
  );
  findings.expect(figures['events a second'] > 0, 'the page was told of no events');
  for (const complaint of complaints) findings.failures.push(`the page says: ${complaint.slice(0, 300)}`);
  figures['metrics MB'] = Math.round(
    ids.reduce((sum, id) => sum + statSync(join(home, 'runs', id, 'metrics.jsonl')).size, 0) / 1e6,
  );
  findings.expect(await window.close(), 'the window could not be closed');
  if (findings.failures.length === 0) rmSync(home, { recursive: true, force: true });
  return findings.outcome(Math.round(minutes));
}

const figures: Record<string, number> = {};

export const soak: Row = {
  name: 'soak',
  title: 'soak: two live runs, their charts in front',
  unit: 'minutes',
  promise: 'A window that stays open keeps its memory and goes on answering.',
  judged:
    'Memory of the main process, the renderer and the page’s heap: none grows by more than 120 MB an hour after the first quarter; events arrive, both trainings go on, the page has no error, the window closes.',
  weight: 1,
  cases: 1_000_000,
  longest: 1200,
  missing: () => (process.platform === 'linux' ? noWindow() : 'it reads memory from /proc'),
  open: async () => ({ run, figures: () => figures }),
};
