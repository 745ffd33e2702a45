/** What trainings keep for later learning, and what they learn from it. */
import { describe, expect, it } from 'vitest';
import { RunningStatistics } from '../../../src/learning/environment/running-statistics';
import { createTraining } from '../../../src/catalogue/trainings';
import type { Inspection } from '../../../src/shared/inspection';
import { requireExperiment } from '../../../src/shared/experiment';

const small = { hiddenLayers: [8], warmup: 40, batchSize: 8, bufferSize: 400 };

function train(given: Record<string, unknown>) {
  const experiment = requireExperiment({
    ...{ steps: 300, seed: 3, evaluateEvery: 1000, finalEpisodes: 1 },
    ...given,
  });
  const inspections: Inspection[] = [];
  let time = 0;
  const training = createTraining({
    experiment,
    emit: () => undefined,
    inspected: (inspection) => inspections.push(inspection),
    now: () => time++,
  });
  while (!training.done) training.advance(100);
  const { arrays, state } = training.checkpoint();
  training.dispose();
  return { arrays, state, inspections };
}

describe.each([
  ['ddpg', small],
  ['td3', small],
  ['sac', small],
])('the replay buffer of %s', (algorithm, hyperparameters) => {
  it('holds what the pendulum showed: cos² + sin² = 1 in every row and every frame', () => {
    const { arrays } = train({
      ...{ environment: 'Pendulum-v1', algorithm, hyperparameters, stateStack: 2 },
      ...{ normaliseObservations: true, normaliseRewards: true },
    });
    for (const name of ['observations', 'nextObservations']) {
      const rows = arrays[`agent/replay/${name}`] as Float32Array;
      expect(rows.length).toBe(300 * 6);
      for (let at = 0; at < rows.length; at += 3)
        expect(rows[at]! ** 2 + rows[at + 1]! ** 2).toBeCloseTo(1, 5);
    }
    // The pendulum's rewards lie between -16.3 and 0; normalised ones are of the order of 1.
    const rewards = arrays['agent/replay/rewards'] as Float32Array;
    expect(Math.min(...rewards)).toBeLessThan(-5);
    expect(Math.min(...rewards)).toBeGreaterThanOrEqual(-16.3);
  });
});

describe.each([
  [{}],
  [{ prioritised: true }],
  [{ nStep: 3 }],
  [{ replay: false, trainEvery: 1 }],
  [{ nStep: 3, prioritised: true }],
])('the memory of DQN with %j', (switches) => {
  it('holds what the pole cart showed, and rewards as the environment gave them', () => {
    const { arrays } = train({
      ...{ environment: 'CartPole-v1', algorithm: 'dqn', hyperparameters: { ...small, ...switches } },
      ...{ normaliseObservations: true, normaliseRewards: true },
    });
    const rows = arrays['agent/replay/observations'] as Float32Array;
    // An episode ends beyond 0.2095 rad; in standard deviations angles would go far beyond.
    for (let at = 0; at < rows.length; at += 4) expect(Math.abs(rows[at + 2]!)).toBeLessThan(0.21);
    const rewards = arrays['agent/replay/rewards'] as Float32Array;
    expect(new Set(rewards)).toEqual('nStep' in switches ? new Set([0, 1]) : new Set([1]));
  });
});

it.each(['naive-dqn', 'dqn'])('%s explains a step by what it would learn from now', (algorithm) => {
  const { arrays, state, inspections } = train({
    ...{ environment: 'CartPole-v1', algorithm, normaliseObservations: true },
    hyperparameters: algorithm === 'dqn' ? small : { hiddenLayers: [8] },
  });
  const { places } = state as { places: [{ environment: { statistics: unknown } }] };
  const statistics = new RunningStatistics(4);
  statistics.restore(places[0].environment.statistics);
  const kept = arrays[`agent/${algorithm === 'dqn' ? 'replay' : 'latest'}/observations`] as Float32Array;
  const rows = new Float32Array(kept.length);
  statistics.normalise(kept, rows);
  const observations = inspections.at(-1)!.learning!.values['observation'] as number[][];
  expect(observations.length).toBeGreaterThan(0);
  // Inspections keep six digits.
  for (const observation of observations)
    expect(
      Array.from({ length: rows.length / 4 }, (_, row) =>
        Math.max(...observation.map((value, i) => Math.abs(value - rows[4 * row + i]!))),
      ).some((distance) => distance < 1e-4),
    ).toBe(true);
});
