import { expect, it } from 'vitest';
import { noAnnotations } from '../../src/shared/annotations';
import { requireExperiment } from '../../src/shared/experiment';
import type { RunSummary } from '../../src/shared/runs';
import { runsIn, runsText } from '../../src/shared/runs-text';
import { recordedSentence } from '../../src/shared/language/earlier';

const run: RunSummary = {
  id: 'a',
  name: 'Pole · 1',
  experiment: requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn' }),
  preset: null,
  state: { phase: 'crashed', reason: recordedSentence('out of memory', 'kein Speicher') },
  createdAt: '2026-01-01T00:00:00.000Z',
  order: '2026-01-01T00:00:00.000Z',
  step: 12,
  seconds: 0.1 + 0.2,
  stepsPerSecond: null,
  result: { episodes: 5, mean: -1 / 3, std: 1e-300 },
  checkpointStep: null,
  versions: { program: '1' },
  elsewhere: false,
  annotations: { ...noAnnotations, tags: ['“best”\u2028'], note: 'one\ntwo' },
  annotationsFault: null,
  origin: null,
  assignment: null,
};

it('brings every run over as it was, results that are no numbers among them', () => {
  const diverged = { ...run, id: 'b', result: { episodes: 5, mean: NaN, std: NaN } };
  const unfinished = { ...run, id: 'c', result: null };
  const all = [run, diverged, unfinished];
  expect(runsIn(runsText(all))).toEqual(all);
  expect(runsIn(runsText([]))).toEqual([]);
});
