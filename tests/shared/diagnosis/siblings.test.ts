import { expect, it } from 'vitest';
import { endedSeeds } from '../../../src/shared/diagnosis/siblings';
import type { RunPhase, RunSummary } from '../../../src/shared/runs';
import { aRun } from '../judgement/a-run';
import { recordedSentence } from '../../../src/shared/language/earlier';

const run = (seed: number, phase: RunPhase = 'finished', learningRate = 1e-3): RunSummary =>
  aRun(
    null,
    { seed, hyperparameters: { learningRate } },
    {
      id: `${seed}-${phase}-${learningRate}`,
      state: phase === 'crashed' ? { phase, reason: recordedSentence('') } : { phase },
    },
  );

it('counts the seeds of the same settings that have ended', () => {
  const mine = run(1);
  const all = [mine, run(2), run(3, 'running'), run(4, 'finished', 1e-2), { ...run(2), id: 'again' }];
  expect(endedSeeds(mine, all)).toBe(2);
  expect(endedSeeds(mine, [mine])).toBe(1);
  expect(endedSeeds(run(3, 'running'), [run(3, 'running')])).toBe(0);
});
