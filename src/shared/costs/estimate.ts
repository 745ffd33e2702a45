/**
 * What trainings will take, before they start: a rough range of time, and the disk space at most.
 *
 * The speed comes from earlier runs of this computer where there are some that are alike, otherwise from a table measured
 * elsewhere, which earlier runs of any kind scale to this computer. The less alike, the wider the range.
 */
import { environmentCard } from '../catalogue';
import type { Experiment } from '../experiment';
import { mostInspections } from '../inspection';
import type { RunSummary } from '../runs';
import { measuredCosts, type MeasuredRow } from './measured';
import { comparedOf, distance, type Compared } from './similarity';

/** What an estimate rests on, the best first. */
export const bases = ['alike', 'similar', 'scaled', 'elsewhere', 'nothing'] as const;
export type Basis = (typeof bases)[number];

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** The middle of a range of times: as many times more than its lower end as its upper end is more than it. */
export const middleOf = ({ low, high }: Range): number => Math.sqrt(low * high);

export interface Estimate {
  /** Seconds until the last run has ended. */
  readonly seconds: Range;
  /** At most so much on the disk, checkpoints included. */
  readonly bytes: number;
  readonly basis: Basis;
  /** Trainings at the same time. */
  readonly parallel: number;
}

export interface Machine {
  /** As runs name it among their versions; undefined where nobody knows. */
  readonly processor: string | undefined;
  readonly cores: number;
  /** Trainings at the same time. */
  readonly parallel: number;
}

/** What estimates go by. */
export interface Known {
  /** Earlier runs of any kind; what they say of themselves decides whether they count. */
  readonly runs: readonly RunSummary[];
  readonly machine: Machine;
  readonly table?: readonly MeasuredRow[];
}

/** Shorter trainings tell more of their start than of their speed. */
const shortestSeconds = 1;
/** To either side, by what an estimate rests on: measured speeds of one machine differ by so much, load included. */
const factors: Readonly<Record<Basis, number>> = {
  alike: 1.3,
  similar: 1.8,
  scaled: 1.8,
  elsewhere: 2.5,
  nothing: 8,
};
/** Experiments that differ by no more than this in the work of a step are alike, or similar. */
const nearness = { alike: 0.5, similar: 2 };
/** Where nothing is known of an algorithm. */
const assumedSpeed = 3000;
/** Starting a process and loading TensorFlow. */
const startSeconds: Range = { low: 1, high: 5 };
/** Where an environment sets no step limit, an evaluation's episodes end after so many. */
const unlimited = 1000;
/** Episodes that end early take at least about so much of the limit. */
const shortEpisode = 0.1;
/** Every run has a record and a log, and each checkpoint a manifest. */
const folderBytes = 20_000;
/** The number of checkpoints that are kept. */
const checkpoints = 2;
/** A return in the line of an evaluation. */
const returnBytes = 20;

interface Sample extends Compared {
  readonly stepsPerSecond: number;
}

const middle = (values: readonly number[]): number | undefined =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Speeds of finished runs of this machine. */
function ownSamples({ runs, machine }: Known): Sample[] {
  return runs.flatMap(({ experiment, state, step, seconds, versions }) =>
    state.phase === 'finished' &&
    seconds >= shortestSeconds &&
    machine.processor !== undefined &&
    versions['processor'] === machine.processor
      ? [{ ...comparedOf(experiment), stepsPerSecond: step / seconds }]
      : [],
  );
}

const rowAsCompared = ({ environment, algorithm, settings }: MeasuredRow): Compared => ({
  environment,
  algorithm,
  costly: new Map(Object.entries(settings)),
});

/** The nearest of some candidates; undefined where none is of the algorithm. */
function nearest<T>(wanted: Compared, candidates: readonly { readonly as: Compared; readonly it: T }[]) {
  let best: { readonly it: T; readonly away: number } | undefined;
  for (const { as, it } of candidates) {
    const away = distance(wanted, as);
    if (away < (best?.away ?? Infinity)) best = { it, away };
  }
  return best;
}

/** Runs spread over so many places, each next one where it can begin first; seconds until the last has ended. */
export function makespan(durations: readonly number[], places: number): number {
  const free = Array.from({ length: Math.max(1, Math.min(places, durations.length)) }, () => 0);
  for (const duration of durations) {
    const next = free.indexOf(Math.min(...free));
    free[next]! += duration;
  }
  return Math.max(...free);
}

/** How many evaluations come before the last one. */
const interimEvaluations = ({ steps, evaluateEvery }: Experiment) =>
  Math.max(0, Math.ceil(steps / evaluateEvery) - 1);

/** Env steps in evaluations. */
function evaluationSteps(experiment: Experiment): Range {
  const card = environmentCard(experiment.environment, experiment.environmentOptions);
  const longest = card?.stepLimit ?? unlimited;
  const episodes = interimEvaluations(experiment) * experiment.evaluationEpisodes + experiment.finalEpisodes;
  return { low: shortEpisode * longest * episodes, high: longest * episodes };
}

/** Bytes that a run leaves, with episodes as short as those that were measured early in a training. */
function bytesOf(experiment: Experiment, row: MeasuredRow | undefined): number {
  if (row === undefined) return folderBytes;
  const { steps, evaluationEpisodes, finalEpisodes, hyperparameters } = experiment;
  const reports = steps / Math.min(1000, Math.max(1, Math.round(steps / 1000)));
  const interim = interimEvaluations(experiment);
  const { bufferSize } = hyperparameters;
  const stored = Math.min(steps, typeof bufferSize === 'number' ? bufferSize : steps);
  const { perStep, report, perStored, fixed, inspection } = row.bytes;
  return (
    folderBytes +
    steps * perStep +
    reports * report +
    (interim * evaluationEpisodes + finalEpisodes) * returnBytes +
    (Math.min(interim, mostInspections) + 1) * inspection +
    checkpoints * (fixed + perStored * stored)
  );
}

/** Makes an estimator that knows earlier runs and the table. */
function speedsOf(known: Known) {
  const own = ownSamples(known).map((it) => ({ as: it, it }));
  const table = (known.table ?? measuredCosts.rows).map((it) => ({ as: rowAsCompared(it), it }));
  /** How much faster this machine is than the one of the table. */
  const scale = middle(
    own.flatMap(({ it }) => {
      const row = nearest(it, table);
      return row === undefined || row.away > nearness.alike
        ? []
        : [it.stepsPerSecond / row.it.stepsPerSecond];
    }),
  );
  return (experiment: Experiment) => {
    const wanted = comparedOf(experiment);
    const row = nearest(wanted, table);
    const run = nearest(wanted, own);
    const acting = (row?.it.greedyStepsPerSecond ?? assumedSpeed) * (scale ?? 1);
    const found = (basis: Basis, speed: number) => ({ basis, speed, acting, row: row?.it });
    if (run !== undefined && run.away <= nearness.alike) {
      const alike = own.filter(({ as }) => distance(wanted, as) <= nearness.alike);
      return found('alike', middle(alike.map(({ it }) => it.stepsPerSecond))!);
    }
    if (row !== undefined && scale !== undefined && row.away <= (run?.away ?? Infinity))
      return found('scaled', row.it.stepsPerSecond * scale);
    if (run !== undefined && run.away <= nearness.similar) return found('similar', run.it.stepsPerSecond);
    if (row !== undefined) return found('elsewhere', row.it.stepsPerSecond * (scale ?? 1));
    return run === undefined ? found('nothing', assumedSpeed) : found('similar', run.it.stepsPerSecond);
  };
}

/** How many of so many trainings go on at the same time. */
const atOnce = (trainings: number, { parallel }: Machine) => Math.max(1, Math.min(parallel, trainings));

/** Seconds of each training, each for itself, when as many of them go on at the same time as may. */
export function estimateEach(experiments: readonly Experiment[], known: Known) {
  const speeds = speedsOf(known);
  /** More trainings than cores share these. */
  const share = Math.max(1, atOnce(experiments.length, known.machine) / Math.max(1, known.machine.cores));
  // Seeds change nothing: each combination is worked out once.
  const worked = new Map<string, { low: number; high: number; bytes: number; basis: Basis }>();
  return experiments.map((experiment) => {
    const identity = JSON.stringify({ ...experiment, seed: 0 });
    const before = worked.get(identity);
    if (before !== undefined) return before;
    const { basis, speed, acting, row } = speeds(experiment);
    const evaluating = evaluationSteps(experiment);
    const factor = factors[basis];
    const one = {
      low: share * (startSeconds.low + (experiment.steps / speed + evaluating.low / acting) / factor),
      high: share * (startSeconds.high + (experiment.steps / speed + evaluating.high / acting) * factor),
      bytes: bytesOf(experiment, row),
      basis,
    };
    worked.set(identity, one);
    return one;
  });
}

/** Estimates what some trainings take, started now in this order; null for none. */
export function estimateRuns(experiments: readonly Experiment[], known: Known): Estimate | null {
  if (experiments.length === 0) return null;
  const parallel = atOnce(experiments.length, known.machine);
  const each = estimateEach(experiments, known);
  return {
    seconds: {
      low: makespan(
        each.map(({ low }) => low),
        parallel,
      ),
      high: makespan(
        each.map(({ high }) => high),
        parallel,
      ),
    },
    bytes: each.reduce((sum, { bytes }) => sum + bytes, 0),
    basis: bases[Math.max(...each.map(({ basis }) => bases.indexOf(basis)))]!,
    parallel,
  };
}
