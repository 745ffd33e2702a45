/** What a run tells of itself, in the form that the rules of the diagnosis ask for. */
import { catalogue, environmentCard } from '../catalogue';
import type { AlgorithmCard } from '../catalogue/algorithm';
import type { EnvironmentCard } from '../catalogue/environment';
import { applicable } from '../configuration';
import type { Experiment } from '../experiment';
import type { FieldValue } from '../fields';
import type { RunMetrics, Series } from '../metrics';
import type { EvaluationResult, RunPhase } from '../runs';
import { median } from '../statistics/quantile';

/** A run to be diagnosed; everything but the experiment may still be empty. */
export interface DiagnosedRun {
  readonly experiment: Experiment;
  readonly metrics: RunMetrics;
  readonly phase: RunPhase;
  /** Env steps taken. */
  readonly step: number;
  readonly result: EvaluationResult | null;
  /** What the run was started from, or what its form starts from: the values there are the usual ones. */
  readonly reference?: Experiment | undefined;
  /** How many seeds of these settings have ended, this run's included; missing where nobody has counted. */
  readonly seeds?: number;
}

const nothing: Series = {
  step: new Float64Array(),
  seconds: new Float64Array(),
  value: new Float64Array(),
};

/** A part of a series by shares of its points, for example its last quarter: `part(series, 0.75)`. */
export function part({ step, seconds, value }: Series, from: number, to = 1): Series {
  const [first, last] = [Math.floor(from * value.length), Math.ceil(to * value.length)];
  return {
    step: step.subarray(first, last),
    seconds: seconds.subarray(first, last),
    value: value.subarray(first, last),
  };
}

/** The median size of the values of a series; NaN of nothing. */
export const typicalSize = ({ value }: Series): number => median(value.map(Math.abs));

/** The share of the values that fulfil a condition; 0 of nothing. */
export function shareOf({ value }: Series, holds: (value: number) => boolean): number {
  let count = 0;
  for (const one of value) if (holds(one)) count++;
  return value.length === 0 ? 0 : count / value.length;
}

export class Evidence {
  readonly experiment: Experiment;
  readonly phase: RunPhase;
  readonly step: number;
  readonly result: EvaluationResult | null;
  readonly seeds: number | null;
  /** The environment with its options; undefined where the catalogue no longer knows it. */
  readonly card: EnvironmentCard | undefined;
  /** The algorithm; undefined where the catalogue no longer knows it. */
  readonly algorithm: AlgorithmCard | undefined;
  readonly #metrics: RunMetrics;
  readonly reference: Experiment | undefined;
  /** The hyperparameters that have an effect, those that older runs lack at their defaults. */
  readonly #settings: ReadonlyMap<string, FieldValue>;

  constructor({ experiment, metrics, phase, step, result, reference, seeds }: DiagnosedRun) {
    this.experiment = experiment;
    this.phase = phase;
    this.step = step;
    this.result = result;
    this.seeds = seeds ?? null;
    this.reference = reference?.algorithm === experiment.algorithm ? reference : undefined;
    this.card = environmentCard(experiment.environment, experiment.environmentOptions);
    this.#metrics = metrics;
    const { algorithm, hyperparameters } = experiment;
    const { algorithms } = catalogue();
    this.algorithm = Object.hasOwn(algorithms, algorithm) ? algorithms[algorithm] : undefined;
    this.#settings = new Map(applicable(this.algorithm?.hyperparameters ?? {}, hyperparameters));
  }

  /** The budget in env steps. */
  get budget(): number {
    return this.experiment.steps;
  }

  get finished(): boolean {
    return this.phase === 'finished';
  }

  /** A hyperparameter; undefined where the algorithm has none of this name, or where it has no effect. */
  setting(name: string): FieldValue | undefined {
    return this.#settings.get(name);
  }

  /** The value that a hyperparameter has in what the run was started from, or else its default; NaN for no number. */
  usual(name: string): number {
    const field = catalogue().algorithms[this.experiment.algorithm]?.hyperparameters[name];
    const value = this.reference?.hyperparameters[name] ?? field?.default;
    return typeof value === 'number' ? value : NaN;
  }

  /** A hyperparameter that is a number; NaN where there is none, so that no comparison with it holds. */
  number(name: string): number {
    const value = this.#settings.get(name);
    return typeof value === 'number' ? value : NaN;
  }

  /** A metric's points so far; empty where there are none. */
  series(metric: string): Series {
    return (Object.hasOwn(this.#metrics, metric) ? this.#metrics[metric] : undefined) ?? nothing;
  }

  /** The first of these metrics that the run reports, with its points. */
  firstOf(metrics: readonly string[]): { readonly metric: string; readonly series: Series } | null {
    const metric = metrics.find((name) => this.series(name).value.length > 0);
    return metric === undefined ? null : { metric, series: this.series(metric) };
  }

  /** Whether the algorithm has learned anything so far: some metric tells of its updates. */
  get hasLearned(): boolean {
    const { metrics } = catalogue();
    return Object.entries(this.#metrics).some(
      ([name, { value }]) =>
        value.length > 0 && name.startsWith('learning/') && metrics[name]?.ofActing === undefined,
    );
  }

  /** Mean of the latest evaluations: the final one where there is one, otherwise up to three; NaN where there are none. */
  get latestEvaluation(): number {
    if (this.result !== null) return this.result.mean;
    const { value } = this.series('evaluation/mean');
    const latest = value.subarray(Math.max(0, value.length - 3));
    return latest.reduce((sum, x) => sum + x, 0) / latest.length;
  }

  /** How far a return is on the way from acting at random (0) to solving the task (1); NaN where nobody has measured these. */
  wayOf(value: number): number {
    const { randomReturn = null, solvedReturn = null } = this.card ?? {};
    if (randomReturn === null || solvedReturn === null) return NaN;
    return (value - randomReturn) / (solvedReturn - randomReturn);
  }

  /** Whether it is known that the training has ended without solving its task. */
  get isUnsolved(): boolean {
    return this.finished && this.result !== null && this.wayOf(this.result.mean) < 1;
  }

  /** Whether the task is as good as solved at present; false where nobody knows. */
  get performsWell(): boolean {
    return this.wayOf(this.latestEvaluation) >= 0.8;
  }
}
