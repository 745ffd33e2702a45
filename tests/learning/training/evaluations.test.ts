/** Evaluations look at a training and change nothing of it, however many there are. */
import { describe, expect, it } from 'vitest';
import { createTraining } from '../../../src/catalogue/trainings';
import type { EvaluationEvent, RunEvent } from '../../../src/shared/events';
import { requireExperiment } from '../../../src/shared/experiment';

function train(given: Record<string, unknown>) {
  const events: RunEvent[] = [];
  let time = 0;
  const training = createTraining({
    experiment: requireExperiment({ steps: 400, seed: 5, finalEpisodes: 4, ...given }),
    emit: (event) => events.push(event),
    now: () => time++,
  });
  while (!training.done) training.advance(100);
  training.dispose();
  const timeless = events.map((event) => ({ ...event, seconds: 0 }));
  const evaluations = timeless.filter((event) => event.type === 'evaluation') as EvaluationEvent[];
  return {
    curve: timeless.filter(({ type }) => type === 'episode' || type === 'learning'),
    interim: evaluations.filter(({ final }) => !final),
    final: evaluations.find(({ final }) => final)!,
  };
}

const off = { hiddenLayers: [8], warmup: 40, batchSize: 8, bufferSize: 400 };

describe.each([
  ['FrozenLake-v1', 'q-table', {}],
  ['CartPole-v1', 'dqn', { hiddenLayers: [8], warmup: 40, batchSize: 8, noisy: true, trainEvery: 3 }],
  ['CartPole-v1', 'naive-dqn', { hiddenLayers: [8] }],
  ['CartPole-v1', 'reinforce', { hiddenLayers: [8] }],
  ['CartPole-v1', 'q-actor-critic', {}],
  ['CartPole-v1', 'a2c', {}],
  ['CartPole-v1', 'ppo', { environments: 2, rolloutSteps: 32, batchSize: 32 }],
  ['Pendulum-v1', 'ddpg', off],
  ['Pendulum-v1', 'sac', off],
])('on %s, %s', (environment, algorithm, hyperparameters) => {
  it('ends with the same curve and the same result, however often and however long it is evaluated', () => {
    const given = { environment, algorithm, hyperparameters };
    const seldom = train({ ...given, evaluateEvery: 100_000 });
    const often = train({ ...given, evaluateEvery: 90, evaluationEpisodes: 2 });
    const long = train({ ...given, evaluateEvery: 90, evaluationEpisodes: 3 });
    expect(seldom.interim).toEqual([]);
    expect(often.interim).toHaveLength(4);
    for (const other of [often, long]) {
      expect(other.final).toEqual(seldom.final);
      expect(other.curve).toEqual(seldom.curve);
    }
  });
});
