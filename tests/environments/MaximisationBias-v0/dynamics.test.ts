import { describe, expect, it } from 'vitest';
import { MaximisationBias } from '../../../src/environments/MaximisationBias-v0/dynamics';
import { seededRandom } from '../../../src/shared/random';

describe('MaximisationBias', () => {
  it('ends without a reward where one goes right from A', () => {
    const environment = new MaximisationBias();
    environment.reset(seededRandom(1));
    expect(environment.observation[0]).toBe(0);
    environment.step([1]);
    expect([environment.observation[0], environment.reward, environment.terminated]).toEqual([2, 0, true]);
  });

  it('pays draws from N(-0.1, 1) after going left, whatever the action in B', () => {
    const environment = new MaximisationBias();
    const random = seededRandom(2);
    for (let action = 0; action < 10; action += 3) {
      let sum = 0;
      let squares = 0;
      const count = 10_000;
      for (let i = 0; i < count; i++) {
        environment.reset(random);
        environment.step([0]);
        if (environment.observation[0] !== 1 || environment.terminated || environment.reward !== 0)
          expect.fail('left from A leads to B');
        environment.step([action]);
        expect(environment.terminated).toBe(true);
        sum += environment.reward;
        squares += (environment.reward + 0.1) ** 2;
      }
      expect(Math.abs(sum / count + 0.1)).toBeLessThan(4 / Math.sqrt(count));
      expect(Math.abs(squares / count - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
    }
  });

  it('offers two actions in A, and lets an agent that does not know go either way as often', () => {
    const environment = new MaximisationBias();
    expect(environment.card.actionCounts[0]).toBe(2);
    const left = Array.from({ length: 10 }, (_, action) => {
      environment.reset(seededRandom(1));
      environment.step([action]);
      return environment.observation[0] === 1;
    });
    expect(left.filter(Boolean)).toHaveLength(5);
  });
});
