/** Runs made by hand, of which a rule is asked what it finds. */
import { Evidence, type DiagnosedRun } from '../../../src/shared/diagnosis/evidence';
import type { Change, Facts, Rule } from '../../../src/shared/diagnosis/rule';
import { experimentFields, type Experiment } from '../../../src/shared/experiment';
import { defaultsOf, type FieldValue } from '../../../src/shared/fields';
import type { Series } from '../../../src/shared/metrics';
import type { RunPhase } from '../../../src/shared/runs';

export interface MadeRun {
  readonly environment?: string;
  readonly algorithm?: string;
  /** Those that differ from the defaults. */
  readonly set?: Readonly<Record<string, FieldValue>>;
  readonly common?: Partial<Experiment>;
  readonly budget?: number;
  /** The env step that it has reached; its budget where it has ended. */
  readonly step?: number;
  readonly phase?: RunPhase;
  /** Values of each metric, evenly spread over the env steps taken. */
  readonly metrics?: Readonly<Record<string, readonly number[]>>;
  /** Mean of the final evaluation, or all of its result. */
  readonly result?: number | DiagnosedRun['result'];
  /** Those of what the run was started from. */
  readonly usual?: Readonly<Record<string, FieldValue>>;
  readonly seeds?: number;
}

/** So many times the same value. */
export const times = (count: number, value: number): number[] => Array<number>(count).fill(value);

/** A series of these values, whose last point lies at a step. */
export const seriesOf = (values: readonly number[], last: number): Series => {
  const step = Float64Array.from(values, (_, i) => ((i + 1) * last) / values.length);
  return { step, seconds: step, value: Float64Array.from(values) };
};

/** A run that has ended after 10,000 env steps, unless something else is said. */
export function madeRun({
  environment = 'CartPole-v1',
  algorithm = 'dqn',
  set = {},
  common = {},
  budget = 10_000,
  step = budget,
  phase = step === budget ? 'finished' : 'running',
  metrics = {},
  result = null,
  usual,
  seeds,
}: MadeRun): DiagnosedRun {
  const started = { ...defaultsOf(experimentFields), environment, algorithm, steps: budget, ...common };
  const experiment = { ...started, hyperparameters: set } as Experiment;
  const entries = Object.entries(metrics).map(([name, values]) => [name, seriesOf(values, step)]);
  return {
    experiment,
    phase,
    step,
    metrics: Object.fromEntries(entries) as DiagnosedRun['metrics'],
    result: typeof result === 'number' ? { episodes: 100, mean: result, std: 1 } : result,
    ...(usual === undefined ? {} : { reference: { ...experiment, hyperparameters: usual } }),
    ...(seeds === undefined ? {} : { seeds }),
  };
}

export const evidenceOf = (run: MadeRun): Evidence => new Evidence(madeRun(run));

/** What a rule finds in a run, the changes by the names of their settings; null for nothing. */
export function found<F extends Facts>({ find }: Rule<F>, run: MadeRun) {
  const all = find(evidenceOf(run));
  if (all?.changes === undefined) return all;
  return { ...all, changes: shortened(all.changes) };
}

/** Changes by the names of their settings, hyperparameters without what stands before each. */
export const shortened = (changes: readonly Change[]) =>
  changes.map(({ path, value }) => [path.replace(/^hyperparameters\./, ''), value]);
