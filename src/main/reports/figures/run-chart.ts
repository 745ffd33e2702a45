/** The chart of one run as a Chart.js configuration: pure, the same for every canvas. */
import type { ChartConfiguration, ChartDataset, Point } from 'chart.js';
import { environmentCard } from '../../../shared/catalogue';
import { chartFrame } from './chart-frame';
import type { FigureLook } from './look';
import { referenceLabels, type NamedLine } from '../../../shared/figures/reference-labels';
import { shortNumber } from './short-number';
import type { RunMetrics, Series } from '../../../shared/metrics';
import { returnText } from '../../../shared/numbers/returns';
import { settingNumber } from '../../../shared/numbers/settings';
import type { RunSummary } from '../../../shared/runs';
import { variantTitle } from '../../../shared/variants';

/** Episodes in the moving average. */
export const averageWindow = 20;
/** Points drawn per line; more would not be seen. */
const pointLimit = 4000;

// Okabe & Ito 2008: told apart by colour-blind readers; the average and the evaluation also differ in shape.
const colours = {
  episode: 'rgba(86, 180, 233, 0.45)',
  average: '#0072b2',
  evaluation: '#d55e00',
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

const empty: Series = { step: new Float64Array(), seconds: new Float64Array(), value: new Float64Array() };

/** Return per episode, its moving average and the evaluation's return over env steps. */
export function runChart(run: RunSummary, metrics: RunMetrics, look: FigureLook): ChartConfiguration<'line'> {
  const { experiment, result, step } = run;
  const card = environmentCard(experiment.environment, experiment.environmentOptions);
  const references = [
    [card?.solvedReturn, 'solved'],
    [card?.randomReturn, 'random'],
  ].flatMap(([y, word]): NamedLine[] =>
    typeof y === 'number' ? [{ y, texts: [String(word), shortNumber(y)] }] : [],
  );
  const algorithm = variantTitle(experiment);
  const episode = metrics['episode/return'] ?? empty;
  const evaluation = metrics['evaluation/mean'] ?? empty;
  const datasets: ChartDataset<'line', Point[]>[] = [
    {
      label: 'Evaluation return (greedy)',
      data: points(evaluation.step, evaluation.value),
      borderColor: colours.evaluation,
      backgroundColor: look.ground,
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
  for (const { y } of references)
    datasets.push({
      // Named beside the plot, so not in the legend.
      label: '',
      data: [
        { x: 0, y },
        { x: experiment.steps, y },
      ],
      borderColor: look.reference,
      backgroundColor: look.reference,
      borderWidth: 1.2,
      borderDash: [6, 4],
      pointRadius: 0,
    });
  const outcome =
    result === null
      ? `${run.state.phase} at ${settingNumber(step)} of ${settingNumber(experiment.steps)} env steps`
      : `${settingNumber(experiment.steps)} env steps; final evaluation ${returnText(result.mean, experiment)} ± ${returnText(result.std, experiment)} over ${result.episodes} episodes`;
  return {
    type: 'line',
    data: { datasets },
    plugins: [
      referenceLabels(
        () => references,
        () => ({ font: look.font, fontSize: 12, colour: look.faint }),
      ),
    ],
    options: chartFrame(
      {
        title: `${experiment.environment} · ${algorithm} · seed ${experiment.seed}`,
        subtitle: outcome,
        x: { title: 'Environment steps', min: 0, max: experiment.steps },
        y: { title: 'Return (undiscounted)' },
      },
      look,
    ),
  };
}
