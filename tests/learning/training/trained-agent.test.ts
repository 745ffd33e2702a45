import { expect, it } from 'vitest';
import { createTraining, trainedAgent } from '../../../src/catalogue/trainings';
import type { RunEvent } from '../../../src/shared/events';
import { requireExperiment } from '../../../src/shared/experiment';
import { seededRandom } from '../../../src/shared/random';

it.each([{}, { stateStack: 2, normaliseObservations: true, rewardScale: 0.1 }])(
  'a trained agent plays as in its final evaluation, with %j',
  (changes) => {
    const experiment = requireExperiment({
      environment: 'CartPole-v1',
      algorithm: 'dqn',
      steps: 600,
      seed: 8,
      evaluateEvery: 1000,
      finalEpisodes: 4,
      hyperparameters: { hiddenLayers: [8], warmup: 100, batchSize: 16 },
      ...changes,
    });
    const events: RunEvent[] = [];
    let time = 0;
    const training = createTraining({ experiment, emit: (event) => events.push(event), now: () => time++ });
    while (!training.done) training.advance(100);
    const { state, ...rest } = training.checkpoint();
    training.dispose();
    const final = events.find((event) => event.type === 'evaluation');

    const { agent, environment } = trainedAgent(experiment, {
      ...rest,
      state: JSON.parse(JSON.stringify(state)) as unknown,
    });
    const random = seededRandom(experiment.seed).fork('final evaluation');
    const action = new Float32Array(1);
    const returns = Array.from({ length: 4 }, () => {
      environment.reset(random);
      let sum = 0;
      while (!environment.terminated && !environment.truncated) {
        agent.actGreedily(environment.observation, action);
        environment.step(action);
        sum += environment.originalReward ?? environment.reward;
      }
      return sum;
    });
    agent.dispose();
    expect(returns).toEqual(final?.returns);
  },
);
