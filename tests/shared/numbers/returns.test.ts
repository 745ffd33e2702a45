import { describe, expect, it } from 'vitest';
import { environments } from '../../../src/catalogue';
import { environmentCard } from '../../../src/shared/catalogue';
import { returnDecimals, returnsOf, returnText } from '../../../src/shared/numbers/returns';

const text = (value: number, environment: string) => returnText(value, { environment });

describe('returns', () => {
  it.each([
    ['CartPole-v1', 307.2, '307.2'],
    ['Pendulum-v1', -1226.04, '−1,226.0'],
    ['FrozenLake-v1', 0.73, '0.730'],
    ['Blackjack-v1', -0.0466, '−0.047'],
    ['MaximisationBias-v0', -0.0123, '−0.0123'],
    ['Gridworld-v0', 0.705, '0.705'],
  ])('of %s have the digits that tell them apart', (environment, value, expected) => {
    expect(Object.hasOwn(environments, environment)).toBe(true);
    expect(text(value, environment)).toBe(expected);
  });

  it('stay apart where they differ by a hundredth of what lies between random and solved', () => {
    for (const id of Object.keys(environments)) {
      const { randomReturn, solvedReturn } = environmentCard(id)!;
      if (randomReturn === null || solvedReturn === null) continue;
      const step = (solvedReturn - randomReturn) / 100;
      for (let at = 0; at < 100; at++) {
        const value = randomReturn + at * step;
        expect(text(value, id), id).not.toBe(text(value + step, id));
      }
    }
  });

  it('are never a zero with a sign', () => {
    for (const id of Object.keys(environments))
      for (const value of [-0, -1e-9, -0.00001, -0.0004, -0.04])
        expect(text(value, id)).not.toMatch(/^[−-]0[.,]0*$/);
  });

  it('follow the rewards that somebody has chosen', () => {
    const world = (goalReward: number) => ({
      environment: 'Gridworld-v0',
      environmentOptions: { goalReward, pitReward: -goalReward, stepReward: -goalReward / 25 },
    });
    expect(returnText(87.654, world(100))).toBe('87.7');
    expect(returnText(0.087654, world(0.1))).toBe('0.0877');
  });

  it('keep the digits of their environment with options that nobody has measured', () => {
    const windy = { environment: 'LunarLander-v3', environmentOptions: { wind: true } };
    expect(returnText(-123.456, windy)).toBe('−123.5');
    expect(returnText(0.4321, { environment: 'gone' })).toBe('0.432');
  });

  it('need fewer digits where they are far beyond the scale of their task', () => {
    expect(returnText(512.3456, { environment: 'FrozenLake-v1' })).toBe('512.3');
  });

  it('have equally many digits where they stand together', () => {
    const lake = { environment: 'FrozenLake-v1' };
    const written = returnsOf(lake, [0.7, 12.5], { language: 'de' });
    expect([0.7, 12.5, -0.001].map(written)).toEqual(['0,70', '12,50', '0,00']);
    expect(returnDecimals(lake)).toBe(3);
  });

  it('say what is no number', () => {
    expect([NaN, Infinity, -Infinity].map((value) => text(value, 'CartPole-v1'))).toEqual(['NaN', '∞', '−∞']);
  });
});
