/** Agents that act in several environments at once, through the whole training loop. */
import { describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../../src/learning/training/checkpoint';
import { createTraining } from '../../../src/catalogue/trainings';
import type { RunEvent } from '../../../src/shared/events';
import { requireExperiment } from '../../../src/shared/experiment';

/** Episodes of the pendulum are cut off after 200 steps, in the middle of a rollout. */
const small = {
  environment: 'Pendulum-v1',
  algorithm: 'ppo',
  steps: 4200,
  evaluateEvery: 1000,
  evaluationEpisodes: 1,
  finalEpisodes: 1,
  normaliseObservations: true,
  normaliseRewards: true,
  hyperparameters: {
    hiddenLayers: [8],
    environments: 4,
    rolloutSteps: 64,
    epochs: 2,
    learningRateSchedule: 'linear',
  },
};

function begin(changes: object = {}, checkpoint?: Checkpoint) {
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

/** What a training tells, without the times. */
const curve = (events: readonly RunEvent[]) =>
  events
    .filter(({ type }) => type !== 'progress' && type !== 'clip')
    .map((event) => ({ ...event, seconds: 0 }));

function finish({ training, events }: ReturnType<typeof begin>) {
  while (!training.done) training.advance(50);
  training.dispose();
  return curve(events);
}

const a2c = {
  algorithm: 'a2c',
  environment: 'CartPole-v1',
  hyperparameters: { hiddenLayers: [8], environments: 4, rolloutSteps: 5 },
};

describe.each([
  ['ppo', {}],
  ['a2c', a2c],
])('%s', (_, changes) => {
  it('goes on from a checkpoint in the middle of a rollout as if it had never stopped', () => {
    const whole = finish(begin(changes));
    const first = begin(changes);
    // A rollout holds 4 * 64 or 4 * 5 steps.
    const inTheMiddle = () => first.training.step % 256 !== 0 && first.training.step % 20 !== 0;
    while (first.training.step < 2500 || !inTheMiddle()) first.training.advance(20);
    const { state, ...rest } = first.training.checkpoint();
    const second = begin(changes, { ...rest, state: JSON.parse(JSON.stringify(state)) as unknown });
    first.training.dispose();
    expect([...curve(first.events), ...finish(second)]).toEqual(whole);
  });

  it('gives a seed the same curve alone and beside others, and other seeds other curves', () => {
    const alone = finish(begin(changes));
    const [beside, other] = [begin(changes), begin({ ...changes, seed: 2 })];
    while (!beside.training.done) {
      beside.training.advance(30);
      if (!other.training.done) other.training.advance(20);
    }
    beside.training.dispose();
    expect(curve(beside.events)).toEqual(alone);
    expect(finish(other)).not.toEqual(alone);
  });

  it('reports what it learned, and its values beside what came of them', () => {
    const events = finish(begin(changes));
    const learning = events.filter((event) => event.type === 'learning');
    expect(learning.length).toBeGreaterThan(5);
    for (const { values } of learning) {
      expect(values).toHaveProperty('entropy');
      expect(values).toHaveProperty('explainedVariance');
      for (const value of Object.values(values)) expect(value).toSatisfy(Number.isFinite);
    }
    for (const event of events)
      if (event.type === 'evaluation') expect(event.value?.predicted).toSatisfy(Number.isFinite);
  });
});

it('predicted and realised returns are in the unit that the agent learns from; those shown are the environment’s', () => {
  const events = finish(begin());
  const evaluations = events.filter((event) => event.type === 'evaluation');
  expect(evaluations.length).toBeGreaterThan(2);
  for (const { returns, value } of evaluations) {
    expect(returns[0]).toBeLessThan(-100);
    // Rewards of at most about -16 a step, in deviations of a return of hundreds.
    expect(value!.realised).toBeLessThan(0);
    expect(value!.realised).toBeGreaterThan(-60);
  }
});
