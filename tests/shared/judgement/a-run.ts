import { noAnnotations } from '../../../src/shared/annotations';
import { requireExperiment } from '../../../src/shared/experiment';
import type { EvaluationResult, RunState, RunSummary } from '../../../src/shared/runs';

let made = 0;

/** A run of a DQN on the pole cart, unless the experiment says otherwise. */
export function aRun(
  result: EvaluationResult | null,
  experiment: Readonly<Record<string, unknown>> = {},
  changes: Partial<RunSummary> = {},
): RunSummary {
  const id = `run-${String(++made).padStart(6, '0')}`;
  const state: RunState = { phase: 'finished' };
  return {
    id,
    name: id,
    experiment: requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn', ...experiment }),
    preset: null,
    state,
    createdAt: `2026-01-01T00:00:${String(made % 60).padStart(2, '0')}Z`,
    step: 50_000,
    seconds: 5,
    stepsPerSecond: 10_000,
    result,
    checkpointStep: null,
    versions: {},
    elsewhere: false,
    annotations: noAnnotations,
    annotationsFault: null,
    origin: null,
    assignment: null,
    ...changes,
  };
}

/** The final evaluation of a hundred episodes. */
export const over100 = (mean: number, std = 0): EvaluationResult => ({ episodes: 100, mean, std });
