import { describe, expect, it } from 'vitest';
import { createEnvironment } from '../../../src/catalogue/environments';
import { RewardNormaliser } from '../../../src/learning/environment/reward-normaliser';
import { RunningStatistics } from '../../../src/learning/environment/running-statistics';
import { algorithms } from '../../../src/catalogue';
import { seededRandom } from '../../../src/shared/random';
import { Counter } from './counter';

const random = seededRandom(1);

const build = (statistics = new RunningStatistics(1), frozen = false) =>
  new RewardNormaliser(new Counter(), statistics, 0.5, frozen);

describe('RewardNormaliser', () => {
  it('divides by the deviation of the discounted returns so far, worked out by hand', () => {
    const environment = build();
    environment.reset(random);
    environment.step([0]);
    // One return alone has no deviation: the reward stays, but for the bound.
    expect(environment.reward).toBe(10);
    environment.step([0]);
    // Returns 10 and 0.5 * 10 + 20 = 25: deviation 7.5.
    expect(environment.reward).toBeCloseTo(20 / 7.5, 6);
    environment.step([0]);
    // And 0.5 * 25 + 30 = 42.5: mean 155 / 6, deviation sqrt(176.39).
    expect(environment.reward).toBeCloseTo(
      30 / Math.sqrt((10 ** 2 + 25 ** 2 + 42.5 ** 2) / 3 - (155 / 6) ** 2),
      6,
    );
    expect(environment.originalReward).toBe(30);
  });

  it('begins the return anew with every episode, and keeps the statistics', () => {
    const statistics = new RunningStatistics(1);
    const environment = build(statistics);
    for (let episode = 0; episode < 2; episode++) {
      environment.reset(random);
      environment.step([0]);
    }
    // Twice a return of 10: no deviation at all, and the reward at its bound.
    expect(statistics.save()).toEqual({ count: 2, mean: [10], squares: [0] });
    expect(environment.reward).toBe(10);
  });

  it('shares the statistics among environments', () => {
    const statistics = new RunningStatistics(1);
    const [one, two] = [build(statistics), build(statistics)];
    for (const environment of [one, two]) environment.reset(random);
    one.step([0]);
    one.step([0]);
    two.step([0]);
    // Returns 10, 25, 10: deviation sqrt(50).
    expect(two.reward).toBeCloseTo(10 / Math.sqrt(50), 6);
  });

  it('uses the statistics without adding to them while it is frozen', () => {
    const statistics = new RunningStatistics(1);
    const training = build(statistics);
    training.reset(random);
    training.step([0]);
    training.step([0]);
    const before = JSON.stringify(statistics.save());
    const evaluation = build(statistics, true);
    evaluation.reset(random);
    evaluation.step([0]);
    expect(evaluation.reward).toBeCloseTo(10 / 7.5, 6);
    expect(evaluation.originalReward).toBe(10);
    expect(JSON.stringify(statistics.save())).toBe(before);
  });

  it('goes on from a saved state as if it had never stopped', () => {
    const begin = () => {
      const returns = { statistics: new RunningStatistics(1), discount: 0.9 };
      const environment = createEnvironment('Pendulum-v1', {}, { returns, rewardScale: 0.1 });
      environment.reset(seededRandom(3));
      return environment;
    };
    const environment = begin();
    for (let i = 0; i < 30; i++) environment.step([i % 3]);
    const saved: unknown = JSON.parse(JSON.stringify(environment.save()));
    const continued = begin();
    continued.step([0]);
    continued.restore(saved, seededRandom(9));
    expect(continued.reward).toBe(environment.reward);
    for (let i = 0; i < 30; i++) {
      for (const one of [environment, continued]) one.step([(i * i) % 3]);
      expect(continued.reward).toBe(environment.reward);
    }
  });
});

it('every algorithm has the discount that normalised rewards are reckoned with', () => {
  for (const { hyperparameters } of Object.values(algorithms))
    expect(hyperparameters['discount']).toMatchObject({ kind: 'number' });
});
