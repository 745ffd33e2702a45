import { describe, expect, it } from 'vitest';
import { createTraining } from '../../../src/catalogue/trainings';
import { requireExperiment } from '../../../src/shared/experiment';
import { streamsAt, visitedStates, withConstantMoved } from '../../../experiments/dueling/streams';

const states = visitedStates('CartPole-v1', 50);

/** Trains the pole cart for a moment; V and Q before and after. */
function train(dueling: 'naive' | 'mean', moved: number) {
  const experiment = requireExperiment({
    environment: 'CartPole-v1',
    algorithm: 'dqn',
    steps: 300,
    evaluateEvery: 300,
    finalEpisodes: 1,
    hyperparameters: { dueling, hiddenLayers: [32, 32], warmup: 100, batchSize: 32, learningRate: 1e-3 },
  });
  const options = { experiment, emit: () => undefined, now: () => performance.now() };
  const first = createTraining(options);
  const training = createTraining({
    ...options,
    checkpoint: withConstantMoved(first.checkpoint(), moved),
  });
  const before = streamsAt(experiment, training.checkpoint(), states);
  while (!training.done) training.advance(1000);
  const after = streamsAt(experiment, training.checkpoint(), states);
  first.dispose();
  training.dispose();
  return { before, after };
}

describe('a constant moved from A to V before training', () => {
  it('stays there with V + A, and the Q-values know nothing of it', () => {
    const [plain, moved] = [train('naive', 0), train('naive', 50)];
    for (const when of ['before', 'after'] as const) {
      expect(moved[when].value - plain[when].value).toBeCloseTo(50, 2);
      expect(moved[when].q).toBeCloseTo(plain[when].q, 2);
      expect(moved[when].best).toBeCloseTo(plain[when].best, 2);
    }
    expect(Math.abs(plain.after.q - plain.before.q)).toBeGreaterThan(0.5);
  });

  it('makes an error of the Q-values with V + A - mean A, which are V on average, and begins to be unlearned', () => {
    const { before, after } = train('mean', 50);
    expect(before.q).toBeCloseTo(before.value, 3);
    expect(after.q).toBeCloseTo(after.value, 3);
    expect(before.q).toBeGreaterThan(49);
    expect(after.q).toBeLessThan(before.q - 0.5);
  });
});

describe('the states to look at', () => {
  it('are the same every time, and differ from each other', () => {
    expect(visitedStates('CartPole-v1', 50)).toEqual(states);
    expect(new Set(states.map((state) => state.join())).size).toBe(50);
  });
});
