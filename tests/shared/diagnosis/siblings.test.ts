import { expect, it } from 'vitest';
import { endedSeeds } from '../../../src/shared/diagnosis/siblings';
import { noAnnotations } from '../../../src/shared/annotations';
import { requireExperiment } from '../../../src/shared/experiment';
import type { RunPhase, RunSummary } from '../../../src/shared/runs';

function run(seed: number, phase: RunPhase = 'finished', learningRate = 1e-3): RunSummary {
  return {
    id: `${seed}-${phase}-${learningRate}`,
    name: '',
    experiment: requireExperiment({
      environment: 'CartPole-v1',
      algorithm: 'dqn',
      seed,
      hyperparameters: { learningRate },
    }),
    preset: null,
    state: phase === 'crashed' ? { phase, reason: '' } : { phase },
    createdAt: '2026-01-01T00:00:00Z',
    step: 0,
    seconds: 0,
    stepsPerSecond: null,
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

it('counts the seeds of the same settings that have ended', () => {
  const mine = run(1);
  const all = [mine, run(2), run(3, 'running'), run(4, 'finished', 1e-2), { ...run(2), id: 'again' }];
  expect(endedSeeds(mine, all)).toBe(2);
  expect(endedSeeds(mine, [mine])).toBe(1);
  expect(endedSeeds(run(3, 'running'), [run(3, 'running')])).toBe(0);
});
