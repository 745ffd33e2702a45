import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { drawChart } from '../../../../src/main/reports/figures/draw-chart';
import { figureFont } from '../../../../src/main/reports/figures/fonts';
import { averageWindow, movingAverage, runChart } from '../../../../src/main/reports/figures/run-chart';
import { noAnnotations } from '../../../../src/shared/annotations';
import { requireExperiment } from '../../../../src/shared/experiment';
import { paper } from '../../../../src/main/reports/figures/look';
import { SeriesCollector, type RunMetrics } from '../../../../src/shared/metrics';
import type { RunSummary } from '../../../../src/shared/runs';

const run: RunSummary = {
  id: 'a',
  name: 'a',
  experiment: requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn', steps: 20_000, seed: 7 }),
  preset: null,
  state: { phase: 'finished' },
  createdAt: '2026-11-22T00:00:00.000Z',
  step: 20_000,
  seconds: 4,
  stepsPerSecond: 5000,
  result: { episodes: 100, mean: 432.1, std: 12.34 },
  checkpointStep: null,
  versions: {},
  elsewhere: false,
  annotations: noAnnotations,
  annotationsFault: null,
  origin: null,
  assignment: null,
};

function metricsOf(episodes: number): RunMetrics {
  const collector = new SeriesCollector();
  for (let i = 1; i <= episodes; i++) {
    const step = Math.round((i / episodes) * 20_000);
    collector.add({ type: 'episode', step, seconds: i, episode: i, return: (i * 37) % 500, length: 1 });
  }
  collector.add({ type: 'evaluation', step: 20_000, seconds: 1, returns: [400, 464.2], final: true });
  return collector.copies();
}

describe('the chart of a run', () => {
  const chart = runChart(run, metricsOf(100), paper('Font'));
  const titles = JSON.stringify([chart.options!.plugins, chart.options!.scales]);

  it('names environment, algorithm, seed, outcome and both axes', () => {
    expect(titles).toContain('CartPole-v1 · DQN · seed 7');
    expect(titles).toContain('20,000 env steps; final evaluation 432.1 ± 12.3 over 100 episodes');
    expect(titles).toContain('Environment steps');
    expect(titles).toContain('Return (undiscounted)');
  });

  it('shows episodes, their moving average, and the evaluation with markers', () => {
    const [evaluation, average, episodes] = chart.data.datasets;
    expect(chart.data.datasets.map(({ label }) => label)).toEqual([
      'Evaluation return (greedy)',
      'Mean of 20 episodes',
      'Return per episode',
      '',
      '',
    ]);
    expect(evaluation!.pointRadius).toBeGreaterThan(0);
    expect(evaluation!.data).toEqual([{ x: 20_000, y: 432.1 }]);
    expect(episodes!.data.length).toBe(100);
    expect(average!.data.length).toBe(100);
  });

  it('shows from where on the task is solved and what chance brings, from end to end', () => {
    expect(chart.data.datasets.slice(3).map(({ data }) => data)).toEqual([
      [
        { x: 0, y: 475 },
        { x: 20_000, y: 475 },
      ],
      [
        { x: 0, y: 22 },
        { x: 20_000, y: 22 },
      ],
    ]);
  });

  it('keeps the extremes of more points than can be seen', () => {
    const metrics = metricsOf(100_000);
    metrics['episode/return']!.value[77_777] = 9999;
    const { data } = runChart(run, metrics, paper('Font')).data.datasets[2]!;
    expect(data.length).toBeLessThanOrEqual(4000);
    expect(data.some((point) => (point as { y: number }).y === 9999)).toBe(true);
  });

  it('of a run that has not ended says how far it is', () => {
    const half = runChart(
      { ...run, result: null, state: { phase: 'stopped' }, step: 9000 },
      {},
      paper('Font'),
    );
    expect(JSON.stringify(half.options!.plugins)).toContain('stopped at 9,000 of 20,000 env steps');
  });
});

describe('the moving average', () => {
  it('is the mean of the window, or of what there is at the start', () => {
    expect([...movingAverage(new Float64Array([2, 4, 6, 8]), 2)]).toEqual([2, 3, 5, 7]);
    expect(movingAverage(new Float64Array(), averageWindow).length).toBe(0);
  });

  it('recovers from a value that is none', () => {
    expect([...movingAverage(new Float64Array([NaN, 1, 3]), 2)]).toEqual([NaN, NaN, 2]);
  });
});

describe('drawing', () => {
  it('gives a PNG at the scale that was asked for, with lines in their colours and text on white', async () => {
    const png = drawChart(runChart(run, metricsOf(300), paper(figureFont)));
    const image = await loadImage(png);
    expect([image.width, image.height]).toEqual([1920, 1080]);
    const context = createCanvas(1920, 1080).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, 1920, 1080);
    const colours = new Map<string, number>();
    for (let i = 0; i < data.length; i += 4) {
      const colour = `${data[i]},${data[i + 1]},${data[i + 2]},${data[i + 3]}`;
      colours.set(colour, (colours.get(colour) ?? 0) + 1);
    }
    expect(colours.get('255,255,255,255')).toBeGreaterThan(1_000_000);
    expect(colours.get('0,114,178,255')).toBeGreaterThan(1000);
    expect(colours.get('31,36,48,255')).toBeGreaterThan(500);
  });

  it('draws the same picture twice, and a run without any metrics', () => {
    const draw = (metrics: RunMetrics) => drawChart(runChart(run, metrics, paper(figureFont)));
    expect(draw(metricsOf(50)).equals(draw(metricsOf(50)))).toBe(true);
    expect(draw({}).length).toBeGreaterThan(1000);
  });
});
