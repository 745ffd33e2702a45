/** What stands between the environment and the agent: stacked, normalised, scaled. */
import { expect, it } from 'vitest';
import type { Checkpoint } from '../../../src/learning/training/checkpoint';
import { createTraining } from '../../../src/catalogue/trainings';
import type { RunEvent } from '../../../src/shared/events';
import { requireExperiment } from '../../../src/shared/experiment';

const small = {
  environment: 'CartPoleMasked-v1',
  algorithm: 'dqn',
  steps: 900,
  evaluateEvery: 250,
  evaluationEpisodes: 2,
  finalEpisodes: 2,
  hyperparameters: { hiddenLayers: [8], warmup: 100, batchSize: 16 },
};

function begin(changes: object, checkpoint?: Checkpoint) {
  const events: RunEvent[] = [];
  let time = 0;
  const training = createTraining({
    experiment: requireExperiment({ ...small, ...changes }),
    checkpoint,
    emit: (event) => events.push(event),
    now: () => time++,
  });
  return { training, events };
}

const curve = (events: readonly RunEvent[]) =>
  events
    .filter(({ type }) => type !== 'progress' && type !== 'clip')
    .map((event) => ({ ...event, seconds: 0 }));

it('goes on from a checkpoint as if it had never stopped, statistics and frames included', () => {
  const changes = {
    stateStack: 3,
    normaliseObservations: true,
    normaliseRewards: true,
    rewardScale: 0.1,
    rewardClip: 0.05,
  };
  const whole = begin(changes);
  while (!whole.training.done) whole.training.advance(50);
  const first = begin(changes);
  while (first.training.step < 430) first.training.advance(20);
  const { state, ...rest } = first.training.checkpoint();
  const second = begin(changes, { ...rest, state: JSON.parse(JSON.stringify(state)) as unknown });
  while (!second.training.done) second.training.advance(50);
  expect([...curve(first.events), ...curve(second.events)]).toEqual(curve(whole.events));
  for (const { training } of [whole, first, second]) training.dispose();
});

it('tells returns of the environment, whatever the agent learns from', () => {
  const { training, events } = begin({ normaliseRewards: true, rewardScale: 0.01, rewardClip: 0.005 });
  while (!training.done) training.advance(50);
  training.dispose();
  const episodes = events.filter((event) => event.type === 'episode');
  expect(episodes.length).toBeGreaterThan(5);
  for (const episode of episodes) expect(episode.return).toBe(episode.length);
  for (const event of events)
    if (event.type === 'evaluation')
      for (const value of event.returns) expect(value).toBeGreaterThanOrEqual(1);
});
