import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { requireExperiment } from '../../../src/shared/experiment';
import { TrainingLoop } from '../../../src/main/processes/training-loop';
import { createTraining } from '../../../src/catalogue/trainings';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'rl-lab-clock-'))));
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const dayMs = 86_400_000;
const table = {
  environment: 'FrozenLake-v1',
  algorithm: 'q-table',
  evaluateEvery: 1000,
  evaluationEpisodes: 2,
  finalEpisodes: 2,
};

it('keeps wall time from jumping where a clock is set while a run trains, or between two parts of it', async () => {
  const real = Date.now;
  let wrongBy = dayMs;
  vi.spyOn(Date, 'now').mockImplementation(() => real() + wrongBy);
  const began = real() + dayMs;
  let stopAt = 4000;
  const train = async () => {
    const loop = new TrainingLoop({
      folder,
      experiment: requireExperiment({ ...table, steps: 8000 }),
      checkpointSeconds: 1000,
      create: (options) => createTraining(options),
      versions: () => ({}),
      report: (report) => {
        if (report.type !== 'events') return Promise.resolve();
        // Somebody notices, and sets the clock right.
        wrongBy = 0;
        if (report.step >= stopAt) loop.order({ type: 'stop' });
        return Promise.resolve();
      },
      now: () => performance.now(),
    });
    await loop.run();
  };
  const started = performance.now();
  await train();
  stopAt = Infinity;
  await train();
  const took = performance.now() - started;
  const times = readFileSync(join(folder, 'metrics.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { at: number }).at);
  expect(times.length).toBeGreaterThan(100);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times[0]).toBeGreaterThanOrEqual(began - 1);
  expect(times.at(-1)! - times[0]!).toBeLessThanOrEqual(took);
});
