/** The numbers that runs report, and the columns that they are kept in. */
import type { MetricEvent } from './events';

export interface MetricCard {
  readonly title: string;
  readonly unit?: string;
  readonly doc: string;
}

/** Every metric by its name: the kind of event, a slash, the value. */
export const metricCards: Readonly<Record<string, MetricCard>> = {
  'episode/return': {
    title: 'Return per episode',
    doc: 'Undiscounted sum of rewards, exploration included.',
  },
  'episode/length': { title: 'Episode length', unit: 'env steps', doc: 'Steps until the episode ended.' },
  'evaluation/mean': { title: 'Evaluation return', doc: 'Mean return of the greedy policy.' },
  'evaluation/min': { title: 'Lowest evaluation return', doc: 'Worst episode of each evaluation.' },
  'evaluation/max': { title: 'Highest evaluation return', doc: 'Best episode of each evaluation.' },
  'evaluation/predicted': {
    title: 'Predicted return',
    doc: 'Mean value that the agent gives the start states of an evaluation. Above the actual return: overestimation.',
  },
  'evaluation/realised': {
    title: 'Actual discounted return',
    doc: 'Mean discounted return from these start states under the greedy policy, in rewards as the agent learns from them.',
  },
  'learning/epsilon': { title: 'Epsilon', doc: 'Share of random actions.' },
  'learning/loss': { title: 'Loss', doc: 'Mean loss of the minibatches.' },
  'learning/q': { title: 'Q', doc: 'Mean Q-value of the actions in the minibatches.' },
  'learning/target': { title: 'Target', doc: 'Mean temporal-difference target in the minibatches.' },
  'learning/tdError': { title: 'TD error', doc: 'Mean absolute temporal-difference error.' },
  'learning/replayAge': {
    title: 'Replay age',
    unit: 'transitions',
    doc: 'Mean age of the transitions in the minibatches.',
  },
  'learning/greedyShare': { title: 'Greedy actions', doc: 'Share of actions that the policy itself chose.' },
  'learning/targetLag': {
    title: 'Target lag',
    doc: 'Norm of the difference between online and target network.',
  },
  'learning/sigma': { title: 'Noise', doc: 'Mean deviation of the noisy weights.' },
  'learning/value': { title: 'V', doc: 'Mean value that the network gives the states of a batch.' },
  'learning/advantageSpread': {
    title: 'Advantage spread',
    doc: 'Mean distance between the values of the best and the worst action, in a dueling network or a critic.',
  },
  'learning/policyLoss': {
    title: 'Policy loss',
    doc: 'Mean loss of the policy alone. Its height says little: it is its gradient that counts.',
  },
  'learning/valueLoss': {
    title: 'Value loss',
    doc: 'Mean squared error of the values against the returns that they are to predict.',
  },
  'learning/explainedVariance': {
    title: 'Explained variance',
    doc: 'Share of the returns’ variance that the values explain: 1 is perfect, 0 no better than a constant.',
  },
  'learning/entropy': {
    title: 'Entropy',
    unit: 'nats',
    doc: 'How undecided the policy is. Falling to its lowest early: it has stopped exploring.',
  },
  'learning/logProbability': {
    title: 'Log-probability',
    doc: 'Mean logarithm of the probability, or density, that the actions taken had.',
  },
  'learning/kl': {
    title: 'Approximate KL divergence',
    unit: 'nats',
    doc: 'How far updates move the policy from the one that gathered the rollout. Above about 0.05 steps are too large.',
  },
  'learning/clipFraction': {
    title: 'Clip fraction',
    doc: 'Share of the probability ratios further from 1 than the clip range, where no gradient is left.',
  },
  'learning/advantageDeviation': {
    title: 'Advantage deviation',
    doc: 'Standard deviation of the advantages of a rollout, before they are normalised.',
  },
  'learning/actionDeviation': {
    title: 'Action deviation',
    doc: 'Mean standard deviation of a Gaussian policy’s actions, which go from -1 to 1.',
  },
  'learning/saturation': {
    title: 'Action saturation',
    doc: 'Share of the actions’ numbers beyond the bounds, where they are clipped.',
  },
  'learning/learningRate': { title: 'Learning rate', doc: 'Step size of the optimiser, where it changes.' },
  'learning/gradientVariance': {
    title: 'Gradient variance',
    doc: 'Variance of one episode’s policy gradient, summed over all weights.',
  },
  'learning/valueOffset': {
    title: 'V − mean Q',
    doc: 'What V lies above the mean Q-value of the actions: 0 with equation (7); with (6) any constant, which means nothing.',
  },
  'learning/gradientNorm': { title: 'Gradient norm', doc: 'Global norm of the gradient before clipping.' },
  'learning/criticLoss': {
    title: 'Critic loss',
    doc: 'Mean squared error of the Q-values against their targets, summed over the critics.',
  },
  'learning/actorLoss': {
    title: 'Actor loss',
    doc: 'What the policy descends: minus the mean Q-value of its own actions, and for SAC their log-probability weighted by the temperature.',
  },
  'learning/criticGradientNorm': {
    title: 'Gradient norm of the critic',
    doc: 'Global norm of the critic’s, or both critics’, gradient before clipping.',
  },
  'learning/actorGradientNorm': {
    title: 'Gradient norm of the actor',
    doc: 'Global norm of the policy’s gradient before clipping. At zero the policy no longer learns.',
  },
  'learning/tanhSaturation': {
    title: 'Saturation of the policy',
    doc: 'Share of the policy’s actions within 3 % of a bound, where the slope of tanh and with it the gradient nearly vanishes.',
  },
  'learning/twinGap': {
    title: 'Gap between the critics',
    doc: 'Mean absolute difference between the two critics’ Q-values: how uncertain they are.',
  },
  'learning/temperature': {
    title: 'Temperature',
    doc: 'What a nat of entropy counts, in units of the reward.',
  },
  'learning/actionNoise': {
    title: 'Action noise',
    doc: 'Root mean square of the noise that was added to the policy’s actions, whose bounds are −1 and 1.',
  },
};

/** One metric of one run, point by point; the three arrays have the same length. */
export interface Series {
  readonly step: Float64Array;
  /** Training time in seconds. */
  readonly seconds: Float64Array;
  readonly value: Float64Array;
}

export type RunMetrics = Readonly<Record<string, Series>>;

/** Splits an event into the points it adds, one call per metric. */
export function forEachPoint(
  event: MetricEvent,
  add: (metric: string, step: number, seconds: number, value: number) => void,
): void {
  const { step, seconds } = event;
  switch (event.type) {
    case 'episode':
      add('episode/return', step, seconds, event.return);
      add('episode/length', step, seconds, event.length);
      break;
    case 'learning':
      for (const [name, value] of Object.entries(event.values)) add(`learning/${name}`, step, seconds, value);
      break;
    case 'evaluation': {
      const { returns } = event;
      add('evaluation/mean', step, seconds, returns.reduce((sum, x) => sum + x, 0) / returns.length);
      add(
        'evaluation/min',
        step,
        seconds,
        returns.reduce((least, x) => Math.min(least, x), Infinity),
      );
      add(
        'evaluation/max',
        step,
        seconds,
        returns.reduce((most, x) => Math.max(most, x), -Infinity),
      );
      if (event.value !== undefined) {
        add('evaluation/predicted', step, seconds, event.value.predicted);
        add('evaluation/realised', step, seconds, event.value.realised);
      }
      break;
    }
  }
}

class GrowingColumn {
  #values = new Float64Array(64);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Float64Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  /** The values so far, sharing memory with the column. */
  view(): Float64Array {
    return this.#values.subarray(0, this.length);
  }

  copy(): Float64Array {
    return this.#values.slice(0, this.length);
  }
}

/** Collects events into series; appending is amortised constant time. */
export class SeriesCollector {
  #columns = new Map<string, { step: GrowingColumn; seconds: GrowingColumn; value: GrowingColumn }>();

  add(event: MetricEvent): void {
    forEachPoint(event, (metric, step, seconds, value) => {
      let columns = this.#columns.get(metric);
      if (columns === undefined) {
        columns = { step: new GrowingColumn(), seconds: new GrowingColumn(), value: new GrowingColumn() };
        this.#columns.set(metric, columns);
      }
      columns.step.push(step);
      columns.seconds.push(seconds);
      columns.value.push(value);
    });
  }

  /** Continues from series that were read from disk. */
  load(metrics: RunMetrics): void {
    this.#columns.clear();
    for (const [metric, series] of Object.entries(metrics)) {
      const columns = { step: new GrowingColumn(), seconds: new GrowingColumn(), value: new GrowingColumn() };
      series.step.forEach((x) => columns.step.push(x));
      series.seconds.forEach((x) => columns.seconds.push(x));
      series.value.forEach((x) => columns.value.push(x));
      this.#columns.set(metric, columns);
    }
  }

  /** The series so far; they share memory with the collector and do not grow. */
  views(): RunMetrics {
    return this.#mapped((column) => column.view());
  }

  /** Copies of the series so far. */
  copies(): RunMetrics {
    return this.#mapped((column) => column.copy());
  }

  #mapped(read: (column: GrowingColumn) => Float64Array): RunMetrics {
    return Object.fromEntries(
      [...this.#columns].map(([metric, { step, seconds, value }]) => [
        metric,
        { step: read(step), seconds: read(seconds), value: read(value) },
      ]),
    );
  }
}
