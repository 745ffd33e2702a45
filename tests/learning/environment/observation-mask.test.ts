import { describe, expect, it } from 'vitest';
import { createEnvironment } from '../../../src/catalogue/environments';
import { seededRandom } from '../../../src/shared/random';

describe('ObservationMask', () => {
  it('shows positions only of CartPoleMasked-v1, which otherwise goes the way of CartPole-v1', () => {
    const masked = createEnvironment('CartPoleMasked-v1');
    const whole = createEnvironment('CartPole-v1');
    masked.reset(seededRandom(4));
    whole.reset(seededRandom(4));
    for (let i = 0; i < 8; i++) {
      const [position, , angle] = whole.observation;
      expect([...masked.observation]).toEqual([position, angle]);
      expect([...masked.state]).toEqual([...whole.state]);
      for (const environment of [masked, whole]) environment.step([i % 2]);
      expect(masked.reward).toBe(whole.reward);
    }
  });

  it('has two dimensions on its card, with their units', () => {
    const { observation } = createEnvironment('CartPoleMasked-v1').card;
    expect(observation).toMatchObject({
      dimensions: [
        { name: 'cart position', unit: 'm' },
        { name: 'pole angle', unit: 'rad' },
      ],
    });
  });
});
