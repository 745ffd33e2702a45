import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareRuns } from '../../../src/main/comparison/compare-runs';
import { CurveReader } from '../../../src/main/comparison/curve-reader';
import { readMetrics } from '../../../src/main/runs/metric-file';
import { encodeMetric } from '../../../src/main/runs/metric-lines';
import { RunStore } from '../../../src/main/runs/run-store';
import { comparisonRequest, type ComparisonRequest } from '../../../src/shared/comparison';
import type { MetricEvent } from '../../../src/shared/events';
import { requireExperiment } from '../../../src/shared/experiment';

let folder: string;
let store: RunStore;
let reader: CurveReader;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rl-lab-compare-'));
  store = await RunStore.open(folder);
  reader = new CurveReader(store);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** No run's result is withheld. */
const none: ReadonlySet<string> = new Set();

const began = Date.UTC(2026, 0, 1);

/** Episode k ends at step 10 k after k seconds of training and 2 k seconds of wall time; its return is 3 k. */
const episode = (k: number): MetricEvent => ({
  type: 'episode',
  step: 10 * k,
  seconds: k,
  at: began + 2000 * k,
  episode: k,
  return: 3 * k,
  length: 10,
});
const evaluation = (k: number, mean: number): MetricEvent => ({
  type: 'evaluation',
  step: 10 * k,
  seconds: k,
  at: began + 2000 * k + 500,
  returns: [mean - 1, mean + 1],
  final: false,
});

async function newRun(seed: number, events: readonly MetricEvent[]): Promise<string> {
  const experiment = requireExperiment({
    environment: 'CartPole-v1',
    algorithm: 'dqn',
    seed,
    hyperparameters: {},
  });
  const { id } = await store.create(experiment, { preset: null, versions: {}, owner: null });
  writeFileSync(store.metricsFile(id), events.map(encodeMetric).join(''));
  return id;
}

const many = (n: number) => Array.from({ length: n }, (_, i) => episode(i + 1));

const ask = (groups: string[][], changes: Partial<ComparisonRequest> = {}): ComparisonRequest =>
  comparisonRequest.parse({
    groups,
    metric: 'episode/return',
    axis: 'steps',
    smoothing: 0,
    centre: 'mean',
    band: 'none',
    from: null,
    to: null,
    buckets: 100,
    members: true,
    ...changes,
  });

describe('a curve', () => {
  it('is the same from lines, from memory and from columns', async () => {
    const n = 9000;
    const events = many(n).flatMap((event, i): MetricEvent[] => [
      event,
      // A value that some rows lack.
      {
        type: 'learning',
        step: event.step,
        seconds: event.seconds,
        at: event.at!,
        values: { loss: i, ...(i % 2 === 0 ? { sigma: -i } : {}) },
      },
    ]);
    const id = await newRun(1, events);
    const stored = await readMetrics(store.metricsFile(id));
    for (const round of ['lines', 'columns']) {
      for (const metric of ['episode/return', 'learning/loss', 'learning/sigma'])
        await reader.use(id, (curves) => {
          const series = curves.series(metric, 'steps')!;
          expect(Array.from(series.x), `${metric} from ${round}`).toEqual(Array.from(stored[metric]!.step));
          expect(Array.from(series.y)).toEqual(Array.from(stored[metric]!.value));
        });
      expect(existsSync(store.columnsFile(id))).toBe(true);
      reader = new CurveReader(store);
    }
  });

  it('stands on every axis', async () => {
    const id = await newRun(1, [episode(1), episode(2), evaluation(2, 7), episode(3)]);
    const on = (axis: ComparisonRequest['axis'], metric: string) =>
      reader.use(id, (curves) => Array.from(curves.series(metric, axis)!.x));
    expect(await on('steps', 'episode/return')).toEqual([10, 20, 30]);
    expect(await on('episodes', 'evaluation/mean')).toEqual([2]);
    expect(await on('training', 'episode/return')).toEqual([1, 2, 3]);
    // The first event came 1 s after the training began.
    expect(await on('wall', 'episode/return')).toEqual([1, 3, 5]);
    expect(await on('wall', 'evaluation/mean')).toEqual([3.5]);
  });

  it('grows with its file, and is read anew where the file is another one', async () => {
    const id = await newRun(1, many(3));
    const returns = () => reader.use(id, (curves) => Array.from(curves.series('episode/return', 'steps')!.y));
    expect(await returns()).toEqual([3, 6, 9]);
    appendFileSync(store.metricsFile(id), encodeMetric(episode(4)) + '{"type":"epi');
    expect(await returns()).toEqual([3, 6, 9, 12]);
    // Taken back to a checkpoint, and trained on from there.
    writeFileSync(
      store.metricsFile(id),
      [episode(1), { ...episode(2), return: -1 }, { ...episode(9), return: -2 }]
        .map(encodeMetric)
        .join('')
        .repeat(2),
    );
    expect((await returns()).slice(0, 3)).toEqual([3, -1, -2]);
  });

  it('is not taken from columns that are damaged, or of other lines', async () => {
    const id = await newRun(1, many(8000));
    await reader.prepare(id);
    const columns = store.columnsFile(id);
    const whole = readFileSync(columns);
    const last = async () => {
      reader = new CurveReader(store);
      return reader.use(id, (curves) => curves.series('episode/return', 'steps')!.y.at(-1));
    };
    for (const damaged of [
      whole.subarray(0, whole.length - 1),
      Buffer.from('x'),
      Buffer.alloc(whole.length),
    ]) {
      writeFileSync(columns, damaged);
      expect(await last()).toBe(24_000);
      expect(statSync(columns).size, 'made anew').toBe(whole.length);
    }
    const lines = readFileSync(store.metricsFile(id), 'utf8').replace('"return":24000', '"return":23999');
    writeFileSync(store.metricsFile(id), lines);
    expect(await last()).toBe(23_999);
  });
});

describe('compareRuns', () => {
  it('sums up a group on its runs’ own x, and tells who contributes where', async () => {
    const long = await newRun(1, [evaluation(1, 10), evaluation(2, 20), evaluation(3, 30)]);
    const short = await newRun(2, [evaluation(1, 30), evaluation(2, 40)]);
    const answer = await compareRuns(reader, ask([[long, short]], { metric: 'evaluation/mean' }), none);
    expect(answer.extent).toEqual({ from: 0, to: 30 });
    const [group] = answer.groups;
    expect([...group!.x]).toEqual([10, 20, 30]);
    expect([...group!.centre]).toEqual([20, 30, 30]);
    expect([...group!.count]).toEqual([2, 2, 1]);
    expect(group!.ends).toEqual([{ run: short, x: 20 }]);
    expect(group!.size).toBe(2);
    expect(group!.members!.map((member) => [...member])).toEqual([
      [10, 20, 30],
      [30, 40, NaN],
    ]);
  });

  it('does not end a run’s curve before the run', async () => {
    // The last episode ends before the budget does, which the evaluation reaches.
    const early = await newRun(1, [episode(1), episode(2), evaluation(4, 5)]);
    const late = await newRun(2, [episode(1), episode(4), evaluation(4, 5)]);
    const { groups } = await compareRuns(reader, ask([[early, late]]), none);
    expect([...groups[0]!.x]).toEqual([10, 20, 40]);
    expect([...groups[0]!.count]).toEqual([2, 2, 2]);
    expect(groups[0]!.ends).toEqual([]);
  });

  it('thins out what is longer, alike from lines and columns, and anew for a part of it', async () => {
    const n = 9000;
    const id = await newRun(1, many(n));
    for (const source of ['lines', 'columns']) {
      const { groups } = await compareRuns(reader, ask([[id]], { buckets: 10 }), none);
      const { x, centre, low, high } = groups[0]!;
      expect([...x], source).toEqual(Array.from({ length: 10 }, (_, i) => 9000 * (i + 1)));
      expect([...centre]).toEqual(Array.from({ length: 10 }, (_, i) => 2700 * (i + 1)));
      expect([low![1], high![1]]).toEqual([2703, 5400]);
    }
    const part = await compareRuns(reader, ask([[id]], { buckets: 10, from: 100, to: 200 }), none);
    expect([...part.groups[0]!.x]).toEqual(Array.from({ length: 10 }, (_, i) => 110 + 10 * i));
    expect([...part.groups[0]!.centre]).toEqual(Array.from({ length: 10 }, (_, i) => 33 + 3 * i));
  });

  it('smooths every point before it thins out', async () => {
    const returns = Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? 0 : 100));
    const id = await newRun(
      1,
      returns.map((value, i) => ({ ...episode(i + 1), return: value }) as MetricEvent),
    );
    const { groups } = await compareRuns(reader, ask([[id]], { buckets: 4, smoothing: 0.99 }), none);
    // Each bucket ends with a 100, but the average over many is near the middle.
    for (const value of groups[0]!.centre.slice(1)) expect(Math.abs(value - 50)).toBeLessThan(2);
  });

  it('names runs that lack the metric or the wall time, and leaves out those that are gone', async () => {
    const { at: gone, ...timeless } = episode(1);
    expect(gone).toBeDefined();
    const fine = await newRun(1, [episode(1), episode(2)]);
    const old = await newRun(2, [timeless as MetricEvent]);
    const bare = await newRun(3, [evaluation(1, 5)]);
    const answer = await compareRuns(reader, ask([[fine, old], [bare], ['nobody']], { axis: 'wall' }), none);
    expect(answer.groups.map(({ size }) => size)).toEqual([1, 0, 0]);
    expect(answer.absent).toContainEqual({ run: old, why: 'wall' });
    expect(answer.absent).toContainEqual({ run: bare, why: 'metric' });
    expect(answer.metrics).toEqual([
      'episode/length',
      'episode/return',
      'evaluation/max',
      'evaluation/mean',
      'evaluation/min',
    ]);
  });

  it('of nothing is nothing', async () => {
    expect(await compareRuns(reader, ask([]), none)).toEqual({
      groups: [],
      extent: null,
      metrics: [],
      absent: [],
    });
  });
});
