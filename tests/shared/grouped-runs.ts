/** Runs for the tests of grouping. */
import { noAnnotations } from '../../src/shared/annotations';
import { requireExperiment } from '../../src/shared/experiment';
import type { RunSummary } from '../../src/shared/runs';

let made = 0;
/** A finished run with settings; each is one of its own. */
export function run(
  changes: Record<string, unknown> = {},
  hyperparameters: Record<string, unknown> = {},
): RunSummary {
  const id = `run-${String(++made).padStart(6, '0')}`;
  return {
    id,
    name: id,
    experiment: requireExperiment({
      environment: 'CartPole-v1',
      algorithm: 'dqn',
      ...changes,
      hyperparameters,
    }),
    preset: null,
    state: { phase: 'finished' },
    createdAt: `2026-01-01T00:00:${String(made).padStart(2, '0')}Z`,
    step: 50_000,
    seconds: 5,
    stepsPerSecond: 10_000,
    result: null,
    checkpointStep: null,
    versions: {},
    elsewhere: false,
    annotations: noAnnotations,
    annotationsFault: null,
    origin: null,
    assignment: null,
  };
}
