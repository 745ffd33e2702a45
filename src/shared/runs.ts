/** A run: one training of one experiment, from the queue to its end. */
import type { Annotations } from './annotations';
import type { RunAssignment } from './assignment';
import type { Experiment } from './experiment';
import type { Message } from './language/message';

/** Every phase of a run, in the order in which it goes through them. */
export const runPhases = [
  'queued',
  'starting',
  'running',
  'paused',
  'finished',
  'stopped',
  'crashed',
] as const;

/**
 * The phases of a run.
 *
 *              a core is free     TensorFlow is there     budget used
 *     new ─▶ queued ────────▶ starting ────────▶ running ────────▶ finished
 *             │ ▲              │    │             │  │
 *             │ └──────────────┼────┼──resume── paused ◀─ pause
 *             │                │    │             │  │
 *             ├──────stop──────┴────┼─────────────┴──┼──▶ stopped ──resume──▶ queued
 *             └──process dies───────┴────────────────┴──▶ crashed ──resume──▶ queued
 *                                                         finished ──extend──▶ queued
 *
 * `starting`: the run has its core, and its process loads TensorFlow and builds the networks. A paused run keeps its
 * process, and goes from the queue straight back to `running`. A finished run goes on only with
 * a larger budget. A run whose process died
 * without a word is found `crashed` at the next start, or `stopped` where it had not begun to train.
 */
export type RunState =
  | { readonly phase: 'queued' }
  | { readonly phase: 'starting' }
  | { readonly phase: 'running' }
  | { readonly phase: 'paused' }
  | { readonly phase: 'finished' }
  | { readonly phase: 'stopped' }
  | CrashedState;

export interface CrashedState {
  readonly phase: 'crashed';
  readonly reason: Message;
}

/** The state of a run that crashed. */
export const crashedBecause = (reason: Message): CrashedState => ({ phase: 'crashed', reason });

export type RunPhase = RunState['phase'];

/** Whether a run waits for a core, has one, or keeps its process while it pauses: something of this program works on it. */
export const isActive = (phase: RunPhase): boolean =>
  phase === 'queued' || phase === 'starting' || phase === 'running' || phase === 'paused';

/** Whether a run goes on by itself: it waits for a core, or has one. */
export const isUnderWay = (phase: RunPhase): boolean => isActive(phase) && phase !== 'paused';

export interface EvaluationResult {
  readonly episodes: number;
  readonly mean: number;
  /** Sample standard deviation over the episodes; 0 for one episode. */
  readonly std: number;
}

/** Sums up the returns of an evaluation's episodes. */
export function resultOf(returns: readonly number[]): EvaluationResult {
  const episodes = returns.length;
  const mean = returns.reduce((sum, x) => sum + x, 0) / episodes;
  const squares = returns.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { episodes, mean, std: episodes > 1 ? Math.sqrt(squares / (episodes - 1)) : 0 };
}

/** Whose an imported run is. */
export interface RunOrigin {
  /** The person that it was exported by. */
  readonly name: string;
  /** The name of the file that it came in. */
  readonly file: string;
  /** ISO 8601, UTC. */
  readonly importedAt: string;
  /** Its id where it was trained; here it may have another. */
  readonly id: string;
}

/** Where a run had come to before its budget was raised. */
export interface Extension {
  /** The budget until then. */
  readonly budget: number;
  /** Env steps that it had taken. */
  readonly step: number;
  /** Its final evaluation there; null where there was none. */
  readonly result: EvaluationResult | null;
}

/** What is known of a run without reading its metrics. */
export interface RunSummary {
  readonly id: string;
  /** The one that someone gave it, or else the one it got when it was made. */
  readonly name: string;
  readonly experiment: Experiment;
  readonly preset: string | null;
  readonly state: RunState;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** Where it stands among the runs: as a time, but one that never goes back, whatever the clock did. Where it is missing, `createdAt`. */
  readonly order?: string;
  /** Orders the queue, the lowest first; runs that never waited, and those of earlier versions, have none. */
  readonly rank?: number;
  /** Env steps taken. */
  readonly step: number;
  /** Training time in seconds, pauses excluded. */
  readonly seconds: number;
  readonly stepsPerSecond: number | null;
  /** The final evaluation, once there is one. */
  readonly result: EvaluationResult | null;
  /** How it was extended, the first time first; missing where it was not. */
  readonly extensions?: readonly Extension[];
  /** Step of the newest checkpoint, or null: what resuming starts from. */
  readonly checkpointStep: number | null;
  /** What it was trained with: versions of the program, TensorFlow, Node, and the processor. */
  readonly versions: Readonly<Record<string, string>>;
  /** True where another process of this program owns the run at present. */
  readonly elsewhere: boolean;
  /** What people say of it. */
  readonly annotations: Annotations;
  /** What is wrong with the file that holds that; null where nothing is. */
  readonly annotationsFault: Message | null;
  /** Null for a run that was made here. */
  readonly origin: RunOrigin | null;
  /** The assignment that it was started from, without its explanation until the question is answered; null for none. */
  readonly assignment: RunAssignment | null;
}

/** Whether a run's result does not show, because a question is to be answered before. */
export function withholdsResult({
  assignment,
  annotations,
}: Pick<RunSummary, 'assignment' | 'annotations'>): boolean {
  return assignment !== null && annotations.answer === null;
}

/** The ids of those runs whose results do not show yet. */
export function withheldAmong(runs: readonly RunSummary[]): ReadonlySet<string> {
  return new Set(runs.filter(withholdsResult).map(({ id }) => id));
}

/**
 * Which actions a run's phase permits. Somebody else's run that came without a checkpoint cannot go on: it would start
 * from the beginning, over what they have measured.
 */
export function permittedActions({
  state,
  elsewhere,
  origin,
  checkpointStep,
  assignment,
}: Pick<RunSummary, 'state' | 'elsewhere' | 'origin' | 'checkpointStep' | 'assignment'>) {
  const { phase } = state;
  const isAtRest = phase === 'finished' || phase === 'stopped' || phase === 'crashed';
  const canGoOn = origin === null || checkpointStep !== null;
  return {
    pause: !elsewhere && phase === 'running',
    resume: !elsewhere && canGoOn && (phase === 'paused' || phase === 'stopped' || phase === 'crashed'),
    stop: !elsewhere && isActive(phase),
    /** To a larger budget; an assignment sets its runs' budgets. */
    extend: !elsewhere && isAtRest && checkpointStep !== null && assignment === null,
    remove: !elsewhere && isAtRest,
  };
}

/** What orders runs. */
export type Ordered = Pick<RunSummary, 'id' | 'order' | 'createdAt'>;

/** Puts runs in the order in which they were made. */
export function byOrder(a: Ordered, b: Ordered): number {
  const [one, other] = [a.order ?? a.createdAt, b.order ?? b.createdAt];
  if (one !== other) return one < other ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Puts runs that wait for a core in the order in which they get one. */
export function byRank(a: Ordered & Pick<RunSummary, 'rank'>, b: Ordered & Pick<RunSummary, 'rank'>): number {
  return (a.rank ?? 0) - (b.rank ?? 0) || byOrder(a, b);
}
