/** What a training writes into the state of its checkpoints, and how that of earlier versions is read. */
import { catalogue } from '../../shared/catalogue';
import { message } from '../../shared/language/say';
import type { Experiment } from '../../shared/experiment';
import { seededRandom, type RandomState } from '../../shared/random';
import { SpokenError } from '../../shared/language/spoken-error';
import type { Message } from '../../shared/language/message';
import { obstacleToAgent } from './persistent';

/**
 * Version of the state.
 *
 * 1, where there is none, is that of version 0.1.0 of the program: one generator for all evaluations, remembered experience
 * normalised when it was seen, nothing said of the training's end. Up to 2, agents put an update off until their next action.
 */
export const trainingSchema = 3;

/** Name of the generator of the final evaluation. */
export const finalEvaluation = 'final evaluation';

export type EvaluationKind = 'interim' | 'final';

export interface SavedTraining {
  readonly schema: typeof trainingSchema;
  /** Whether the final evaluation has been made: then there is nothing left to do. */
  readonly done: boolean;
  readonly step: number;
  readonly episodes: number;
  readonly evaluationSeconds: number;
  /** The evaluation that was in progress and is to be made again. */
  readonly evaluation: EvaluationKind | null;
  /** The final evaluation has none of its own where version 0.1.0 began the training, which ends as it would have there. */
  readonly evaluationRandoms: { readonly interim: RandomState; readonly final: RandomState | null };
  readonly places: readonly {
    readonly random: RandomState;
    readonly environment: unknown;
    readonly return: number;
    readonly length: number;
  }[];
  readonly agent: unknown;
  /** Whether an earlier version put an update off that is to be made before the training goes on. */
  readonly pendingUpdate?: boolean;
}

interface FirstSavedTraining extends Omit<SavedTraining, 'schema' | 'done' | 'evaluationRandoms'> {
  readonly schema?: undefined;
  readonly evaluationRandom: RandomState;
}

const schemaOf = (state: unknown): number => (state as { schema?: number }).schema ?? 1;

/** Whether an algorithm learns from what it has remembered. */
const remembers = (algorithm: string): boolean =>
  catalogue().algorithms[algorithm]?.updates?.after === 'replay';

/** Why a training cannot be continued exactly from a checkpoint's state, and what to do; null where it can. */
export function obstacleTo(experiment: Experiment, state: unknown): Message | null {
  const schema = schemaOf(state);
  if (schema > trainingSchema) return message('training.newerCheckpoint');
  if (schema > 1) return obstacleToAgent(experiment.algorithm, (state as SavedTraining).agent);
  const { normaliseObservations, normaliseRewards, stateStack, algorithm } = experiment;
  const isRemembered = (normaliseObservations || normaliseRewards) && remembers(algorithm);
  const isStacked = normaliseObservations && stateStack > 1;
  return isRemembered || isStacked ? message('training.staleCheckpoint') : null;
}

/**
 * The state of a checkpoint in the form of today.
 * @param finallyEvaluated whether the metrics that belong to it end with a final evaluation
 * @throws SpokenError where it was written by a newer version
 */
export function savedTrainingOf(state: unknown, finallyEvaluated: boolean): SavedTraining {
  const schema = schemaOf(state);
  if (schema > trainingSchema) throw new SpokenError(message('training.newerCheckpoint'));
  if (schema === trainingSchema) return state as SavedTraining;
  if (schema > 1) return withPendingUpdate(state as SavedTraining);
  const { evaluationRandom, places, ...rest } = state as FirstSavedTraining;
  return withPendingUpdate({
    ...rest,
    schema: trainingSchema,
    done: finallyEvaluated,
    evaluationRandoms: { interim: evaluationRandom, final: null },
    places: places.map((place) => ({ ...place, environment: stackedFirst(place.environment) })),
  });
}

/**
 * Whether a training that came to the end of its budget, or into its final evaluation, has more of it before it.
 * @param saved in the form of today
 */
export function reopens({ done, evaluation, step }: SavedTraining, { steps }: Experiment): boolean {
  return (done || evaluation === 'final') && step < steps;
}

/** Why a run cannot go on beyond its budget as if it had been the larger one, and what to do; null where it can. */
export function obstacleToExtension(state: unknown): Message | null {
  const { evaluationRandoms } = savedTrainingOf(state, true);
  return evaluationRandoms.final === null ? message('training.firstVersion') : null;
}

/**
 * A training at the end of its budget as one of a larger budget would be there: the final evaluation has not been made,
 * and an interim one is, where it is due.
 */
export function reopened(saved: SavedTraining, { seed, evaluateEvery }: Experiment): SavedTraining {
  const isDue = crosses(saved.step, saved.places.length, evaluateEvery);
  return {
    ...saved,
    done: false,
    evaluation: isDue ? 'interim' : null,
    evaluationRandoms: {
      interim: saved.evaluationRandoms.interim,
      final: seededRandom(seed).fork(finalEvaluation).save(),
    },
  };
}

/** Whether the latest `count` steps passed a multiple of `interval`. */
export const crosses = (step: number, count: number, interval: number): boolean => step % interval < count;

/** The same, and whether its agent had put an update off. */
function withPendingUpdate(saved: SavedTraining): SavedTraining {
  const pendingUpdate = (saved.agent as { due?: boolean }).due === true;
  return { ...saved, schema: trainingSchema, pendingUpdate };
}

interface FirstStack {
  readonly frames: readonly number[];
  readonly inner: {
    readonly inner: unknown;
    readonly shown: readonly number[];
    readonly statistics?: unknown;
  };
}

/** Version 0.1.0 normalised observations before it stacked them; what they were before is lost, the statistics are not. */
function stackedFirst(environment: unknown): unknown {
  if (typeof environment !== 'object' || environment === null) return environment;
  const { frames, inner } = environment as FirstStack;
  if (inner === undefined) return environment;
  if (frames === undefined || inner.shown === undefined)
    return { ...environment, inner: stackedFirst(inner) };
  const { inner: innermost, ...normaliser } = inner;
  return { ...normaliser, shown: frames, inner: { frames, inner: innermost } };
}
