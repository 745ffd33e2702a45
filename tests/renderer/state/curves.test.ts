import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RunCurves } from '../../../src/renderer/state/curves.svelte';
import type { MetricEvent } from '../../../src/shared/events';
import { SeriesCollector, type RunMetrics } from '../../../src/shared/metrics';
import { smooth } from '../../../src/shared/smoothing';

const episode = (step: number): MetricEvent => ({
  ...{ type: 'episode', step, seconds: step, episode: step, length: 1 },
  return: Math.sin(step),
});
const episodes = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => episode(from + i));
function metricsOf(count: number): RunMetrics {
  const collector = new SeriesCollector();
  for (const event of episodes(1, count)) collector.add(event);
  return collector.copies();
}

/** Answers each request for metrics when it is told to. */
let answers: ((metrics: RunMetrics) => Promise<void>)[];
beforeEach(() => {
  answers = [];
  vi.stubGlobal('window', {
    lab: {
      request: () =>
        new Promise((resolve) =>
          answers.push(async (value) => {
            resolve({ ok: true, value });
            await new Promise((done) => setTimeout(done));
          }),
        ),
    },
  });
});

const xs = (curves: RunCurves, weight = 0) => curves.points('episode/return', weight).map(({ x }) => x);

describe('the curves of a run', () => {
  it('grow by what comes, and hold once what came while they were read', async () => {
    const curves = new RunCurves('a');
    curves.take(episodes(3, 6));
    await answers[0]!(metricsOf(4));
    expect(xs(curves)).toEqual([1, 2, 3, 4, 5, 6]);
    curves.take([episode(7)]);
    expect(xs(curves)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('are smoothed the same, whether they grew or were read', async () => {
    const grown = new RunCurves('a');
    await answers[0]!(metricsOf(1000));
    expect(grown.points('episode/return', 0.9)).toHaveLength(1000);
    for (let step = 1001; step <= 5000; step++) grown.take([episode(step)]);
    const smoothed = smooth(
      episodes(1, 5000).map((event) => (event as { return: number }).return),
      0.9,
    );
    const points = grown.points('episode/return', 0.9);
    expect(points.length).toBeLessThan(1700);
    for (const { x, y } of points) expect(y).toBe(smoothed[x - 1]);
  });

  it('give the same points until the metric has another', async () => {
    const curves = new RunCurves('a');
    await answers[0]!(metricsOf(10));
    const before = curves.points('episode/return', 0.5);
    curves.take([{ type: 'learning', step: 11, seconds: 1, values: { loss: 1 } }]);
    expect(curves.points('episode/return', 0.5)).toBe(before);
    curves.take([episode(12)]);
    expect(curves.points('episode/return', 0.5)).not.toBe(before);
    expect(before).toHaveLength(10);
  });

  it('begin anew where they are read anew', async () => {
    const curves = new RunCurves('a');
    await answers[0]!(metricsOf(10));
    expect(xs(curves, 0.5)).toHaveLength(10);
    void curves.reload();
    await answers[1]!(metricsOf(6));
    expect(xs(curves, 0.5)).toHaveLength(6);
    curves.take(episodes(7, 8));
    expect(xs(curves)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('take in an event of a long run in no time, and no more memory than is bounded', async () => {
    const curves = new RunCurves('a');
    await answers[0]!(metricsOf(300_000));
    curves.points('episode/return', 0.9);
    const held = () => Object.values(curves.series).reduce((sum, { value }) => sum + value.length, 0);
    expect(held()).toBeLessThanOrEqual(200_002);
    const start = process.cpuUsage();
    for (let step = 300_001; step <= 300_500; step++) {
      curves.take([episode(step)]);
      curves.points('episode/return', 0.9);
    }
    // From the first point, each of them took more than a millisecond.
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(250);
    expect(xs(curves, 0.9).at(-1)).toBe(300_500);
    expect(held()).toBeLessThanOrEqual(200_002);
  });

  it('let the smoothing be chosen in any number of steps', async () => {
    const curves = new RunCurves('a');
    await answers[0]!(metricsOf(50));
    for (let weight = 0; weight < 0.99; weight += 0.01) expect(xs(curves, weight)).toHaveLength(50);
    curves.take([episode(51)]);
    for (const weight of [0, 0.5, 0.98]) expect(xs(curves, weight)).toHaveLength(51);
  });
});
