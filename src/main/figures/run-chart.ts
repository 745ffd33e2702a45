/** The chart of one run as a Chart.js configuration: pure, the same for every canvas. */
import type { ChartConfiguration, ChartDataset, Point } from 'chart.js';
import { algorithms, environmentCard } from '../../shared/catalogue';
import type { RunMetrics, Series } from '../../shared/metrics';
import type { RunSummary } from '../../shared/runs';

/** Episodes in the moving average. */
export const averageWindow = 20;
/** Points drawn per line; more would not be seen. */
const pointLimit = 4000;

// Okabe & Ito 2008: told apart by colour-blind readers; the average and the evaluation also differ in shape.
const colours = {
  episode: 'rgba(86, 180, 233, 0.45)',
  average: '#0072b2',
  evaluation: '#d55e00',
  solved: '#767676',
  text: '#1f2430',
  faint: '#5b6270',
  grid: '#e6e8ec',
};

/** The mean of each value and the `window - 1` values before it, as far as there are so many. */
export function movingAverage(values: Float64Array, window: number): Float64Array {
  const means = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const from = Math.max(0, i - window + 1);
    let sum = 0;
    for (let j = from; j <= i; j++) sum += values[j]!;
    means[i] = sum / (i - from + 1);
  }
  return means;
}

/** Points of a line; of too many, each bucket keeps its lowest and highest. */
function points(step: Float64Array, value: Float64Array): Point[] {
  const point = (i: number): Point => ({ x: step[i]!, y: value[i]! });
  if (step.length <= pointLimit) return Array.from(step, (_, i) => point(i));
  const buckets = pointLimit / 2;
  const kept: Point[] = [];
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = Math.floor((bucket * step.length) / buckets);
    const to = Math.floor(((bucket + 1) * step.length) / buckets);
    let low = from;
    let high = from;
    for (let i = from; i < to; i++) {
      if (value[i]! < value[low]!) low = i;
      if (value[i]! > value[high]!) high = i;
    }
    kept.push(point(Math.min(low, high)));
    if (low !== high) kept.push(point(Math.max(low, high)));
  }
  return kept;
}

/** Lines and markers at the edge of the chart are drawn whole. */
const clip = 8;

const empty: Series = { step: new Float64Array(), seconds: new Float64Array(), value: new Float64Array() };

/** `12500` as `12.5k`, `2000000` as `2M`. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  const [unit, letter] = size >= 1e6 ? [1e6, 'M'] : size >= 1e3 ? [1e3, 'k'] : [1, ''];
  return `${Number((value / unit).toFixed(2))}${letter}`;
}

/**
 * Return per episode, its moving average and the evaluation's return over env steps.
 * @param font name of the font for all text
 */
export function runChart(run: RunSummary, metrics: RunMetrics, font: string): ChartConfiguration<'line'> {
  const { experiment, result, step } = run;
  const solved = environmentCard(experiment.environment, experiment.environmentOptions)?.solvedReturn;
  const algorithm = algorithms[experiment.algorithm]?.title ?? experiment.algorithm;
  const episode = metrics['episode/return'] ?? empty;
  const evaluation = metrics['evaluation/mean'] ?? empty;
  const datasets: ChartDataset<'line', Point[]>[] = [
    {
      label: 'Evaluation return (greedy)',
      data: points(evaluation.step, evaluation.value),
      borderColor: colours.evaluation,
      backgroundColor: '#ffffff',
      borderWidth: 1.8,
      pointRadius: 3.4,
      pointBorderWidth: 1.8,
    },
    {
      label: `Mean of ${averageWindow} episodes`,
      data: points(episode.step, movingAverage(episode.value, averageWindow)),
      borderColor: colours.average,
      backgroundColor: colours.average,
      borderWidth: 2.2,
      pointRadius: 0,
    },
    {
      label: 'Return per episode',
      data: points(episode.step, episode.value),
      borderColor: colours.episode,
      backgroundColor: colours.episode,
      borderWidth: 0.9,
      pointRadius: 0,
    },
  ];
  if (typeof solved === 'number')
    datasets.push({
      label: `Solved (${shortNumber(solved)})`,
      data: [
        { x: 0, y: solved },
        { x: experiment.steps, y: solved },
      ],
      borderColor: colours.solved,
      backgroundColor: colours.solved,
      borderWidth: 1.2,
      borderDash: [6, 4],
      pointRadius: 0,
    });
  const outcome =
    result === null
      ? `${run.state.phase} at ${step.toLocaleString('en')} of ${experiment.steps.toLocaleString('en')} env steps`
      : `${experiment.steps.toLocaleString('en')} env steps; final evaluation ${result.mean.toFixed(1)} ± ${result.std.toFixed(1)} over ${result.episodes} episodes`;
  const axisTitle = (text: string) => ({
    display: true,
    text,
    color: colours.faint,
    font: { family: font, size: 13 },
  });
  const ticks = { color: colours.faint, font: { family: font, size: 12 }, padding: 6 };
  return {
    type: 'line',
    data: { datasets },
    options: {
      animation: false,
      responsive: false,
      clip,
      parsing: false,
      normalized: true,
      locale: 'en',
      layout: { padding: { left: 14, right: 22, top: 12, bottom: 10 } },
      interaction: { mode: 'nearest' },
      plugins: {
        title: {
          display: true,
          text: `${experiment.environment} · ${algorithm} · seed ${experiment.seed}`,
          align: 'start',
          color: colours.text,
          font: { family: font, size: 18, weight: 600 },
          padding: { top: 4, bottom: 4 },
        },
        subtitle: {
          display: true,
          text: outcome,
          align: 'start',
          color: colours.faint,
          font: { family: font, size: 13 },
          padding: { bottom: 10 },
        },
        legend: {
          position: 'top',
          align: 'start',
          labels: {
            // A box without height is a piece of the line; its dashes, there and back, meet at this width.
            boxWidth: 28,
            boxHeight: 0,
            padding: 18,
            color: colours.text,
            font: { family: font, size: 13 },
          },
        },
        tooltip: { enabled: false },
      },
      scales: {
        x: {
          type: 'linear',
          min: 0,
          max: experiment.steps,
          title: axisTitle('Environment steps'),
          ticks: {
            ...ticks,
            maxTicksLimit: 11,
            maxRotation: 0,
            callback: (value) => shortNumber(Number(value)),
          },
          grid: { color: colours.grid, drawTicks: false },
          border: { color: colours.grid },
        },
        y: {
          type: 'linear',
          title: axisTitle('Return (undiscounted)'),
          ticks: { ...ticks, maxTicksLimit: 9 },
          grid: { color: colours.grid, drawTicks: false },
          border: { display: false },
        },
      },
    },
  };
}
