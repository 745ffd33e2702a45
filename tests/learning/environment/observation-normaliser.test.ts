import { describe, expect, it } from 'vitest';
import { createEnvironment } from '../../../src/catalogue/environments';
import { ObservationNormaliser } from '../../../src/learning/environment/observation-normaliser';
import { RunningStatistics } from '../../../src/learning/environment/running-statistics';
import { seededRandom } from '../../../src/shared/random';
import { Counter } from './counter';

const random = seededRandom(1);

describe('ObservationNormaliser', () => {
  it('shows the first observation as it is, and later ones by all that was seen', () => {
    const environment = new ObservationNormaliser(new Counter(), new RunningStatistics(3), false);
    environment.reset(random);
    expect([...environment.observation]).toEqual([0, 0, 0]);
    environment.step([0]);
    // Seen: 0 and 1, mean 0.5, standard deviation 0.5.
    expect(environment.observation[0]).toBeCloseTo(1, 5);
    expect(environment.observation[2]).toBe(0);
  });

  it('adds nothing to the statistics while it is frozen', () => {
    const statistics = new RunningStatistics(3);
    const training = new ObservationNormaliser(new Counter(), statistics, false);
    training.reset(random);
    for (let i = 0; i < 4; i++) training.step([i]);
    const before = JSON.stringify(statistics.save());
    const evaluation = new ObservationNormaliser(new Counter(), statistics, true);
    evaluation.reset(random);
    evaluation.step([1]);
    evaluation.step([2]);
    expect(JSON.stringify(statistics.save())).toBe(before);
    // Steps 0 to 4 were seen: 2 is their mean.
    expect(evaluation.observation[0]).toBe(0);
  });

  it('saves the statistics with the episode, and goes on as if it had never stopped', () => {
    const begin = () => {
      const environment = createEnvironment(
        'Acrobot-v1',
        {},
        { statistics: new RunningStatistics(6), stack: 2, rewardScale: 0.5 },
      );
      environment.reset(seededRandom(3));
      return environment;
    };
    const environment = begin();
    for (let i = 0; i < 30; i++) environment.step([i % 3]);
    const saved: unknown = JSON.parse(JSON.stringify(environment.save()));
    const continued = begin();
    continued.step([0]);
    continued.restore(saved, seededRandom(9));
    for (let i = 0; i < 30; i++) {
      expect([...continued.observation]).toEqual([...environment.observation]);
      for (const one of [environment, continued]) one.step([(i * i) % 3]);
      expect(continued.reward).toBe(environment.reward);
    }
  });
});

it('createEnvironment composes what it is asked for', () => {
  const environment = createEnvironment(
    'Pendulum-v1',
    {},
    { statistics: new RunningStatistics(3), stack: 4, rewardBound: 1, rescaleActions: true },
  );
  environment.reset(random);
  expect(environment.observation).toHaveLength(12);
  expect(environment.card.action).toMatchObject({ dimensions: [{ low: -1, high: 1 }] });
  const plain = createEnvironment('Pendulum-v1');
  plain.resetTo([...environment.state], random);
  environment.step([0.5]);
  plain.step([1]);
  expect([...environment.state]).toEqual([...plain.state]);
  expect(environment.originalReward).toBe(plain.reward);
  expect(environment.reward).toBe(Math.max(-1, plain.reward));
});
