import { describe, expect, it } from 'vitest';
import { createEnvironment } from '../../../src/catalogue/environments';
import { valueIteration, type DecisionProcess } from '../../../src/learning/ops/dynamic-programming';

const model = (id: string, options?: Record<string, string | number | boolean>) =>
  createEnvironment(id, options).model!;

/** Two states: stay (reward 1) or leave (reward 5, ends) in the first; the second is the end. */
const choice: DecisionProcess = {
  states: 2,
  actions: 2,
  starts: [{ probability: 1, state: 0 }],
  outcomes: [
    [{ probability: 1, next: 0, reward: 1, terminated: false }],
    [{ probability: 1, next: 1, reward: 5, terminated: true }],
    [{ probability: 1, next: 1, reward: 0, terminated: true }],
    [],
  ],
};

describe('valueIteration', () => {
  it('weighs staying against leaving, worked out by hand', () => {
    // Staying for ever is worth 1 / (1 - 0.9) = 10, leaving 5.
    const patient = valueIteration(choice, { discount: 0.9 });
    expect(patient.values[0]).toBeCloseTo(10, 9);
    expect(patient.policy[0]).toBe(0);
    // With a discount of 0.5 staying is worth 2 at most, and leaving after staying 1 + 0.5 · 5 = 3.5.
    const hasty = valueIteration(choice, { discount: 0.5 });
    expect([...hasty.actionValues.slice(0, 2)]).toEqual([3.5, 5]);
    expect(hasty.policy[0]).toBe(1);
  });

  it('gives an action that is not offered no value', () => {
    const { actionValues } = valueIteration(choice, { discount: 0.5 });
    expect([...actionValues.slice(2)]).toEqual([0, -Infinity]);
  });

  it('finds the values of a finite horizon', () => {
    const { values } = valueIteration(choice, { discount: 1, tolerance: 0, sweeps: 3 });
    // Stay twice, then leave.
    expect(values[0]).toBe(7);
  });

  it('says so where values grow for ever', () => {
    expect(() => valueIteration(choice, { discount: 1, sweeps: 50 })).toThrow(RangeError);
    // The first sweep makes it 5, each later one adds a reward of 1.
    expect(() => valueIteration(choice, { discount: 1, sweeps: 50 })).toThrow(
      /after 50 sweeps values still change by 1; allow more sweeps or a discount below 1/,
    );
  });

  it('takes the first of several actions that are equally good', () => {
    const end = [{ probability: 1, next: 0, reward: 2, terminated: true }];
    const equal = { states: 1, actions: 2, starts: choice.starts, outcomes: [end, end] };
    expect(valueIteration(equal, { discount: 0.9 }).policy[0]).toBe(0);
  });

  it('sweeps until no value changes by more than the tolerance, and a horizon to its end', () => {
    const end = [{ probability: 1, next: 0, reward: 2, terminated: true }];
    const once = { states: 1, actions: 1, starts: choice.starts, outcomes: [end] };
    // The first sweep changes the value by 2, the second by nothing.
    expect(valueIteration(once, { discount: 0.9, tolerance: 2 }).sweeps).toBe(1);
    expect(valueIteration(once, { discount: 0.9, tolerance: 1.9 }).sweeps).toBe(2);
    expect(valueIteration(once, { discount: 0.9, tolerance: 0, sweeps: 7 }).sweeps).toBe(7);
  });

  it('averages over the start states', () => {
    const starts = [0.25, 0.75].map((probability, state) => ({ probability, state }));
    expect(valueIteration({ ...choice, starts }, { discount: 0.5 }).startValue).toBe(1.25);
  });

  it('walks along the cliff in 13 steps', () => {
    expect(valueIteration(model('CliffWalking-v1'), { discount: 1 }).startValue).toBe(-13);
  });

  it('finds the known optimum of the slippery lake: 14/17 without a step limit', () => {
    expect(valueIteration(model('FrozenLake-v1'), { discount: 1 }).startValue).toBeCloseTo(14 / 17, 8);
    expect(valueIteration(model('FrozenLake-v1', { slippery: false }), { discount: 1 }).startValue).toBe(1);
  });

  it.each(['FrozenLake-v1', 'FrozenLake8x8-v1'])('finds what the card of %s calls best', (id) => {
    const { card } = createEnvironment(id);
    const within = valueIteration(model(id), { discount: 1, tolerance: 0, sweeps: card.stepLimit! });
    expect(within.startValue).toBeCloseTo(card.bestReturn!, 3);
  });

  it.each([
    ['plain', -0.0466],
    ['sab', -0.0431],
    ['natural', -0.0257],
  ])('finds the optimum of blackjack over an infinite deck, rules "%s": %d', (rules, optimum) => {
    const { card, model: exact } = createEnvironment('Blackjack-v1', { rules });
    expect(valueIteration(exact!, { discount: 1 }).startValue).toBeCloseTo(optimum, 4);
    expect(card.bestReturn).toBe(optimum);
  });

  it('finds the strategy of the book for blackjack', () => {
    // Sutton & Barto 2018, figure 5.2: without a usable ace stick from 13 on against 2 and 3, from 12 on against 4 to
    // 6, else from 17 on; with one stick from 18 on, against 9, 10 and ace from 19 on.
    const { policy } = valueIteration(model('Blackjack-v1', { rules: 'sab' }), { discount: 1 });
    const sticksFrom = (dealer: number, ace: boolean) =>
      Array.from({ length: 10 }, (_, index) => index + 12).find(
        (sum) => policy[((sum - 4) * 10 + dealer - 1) * 2 + (ace ? 1 : 0)] === 0,
      );
    const dealers = Array.from({ length: 10 }, (_, index) => index + 1);
    expect(dealers.map((dealer) => sticksFrom(dealer, false))).toEqual([
      17, 13, 13, 12, 12, 12, 17, 17, 17, 17,
    ]);
    expect(dealers.map((dealer) => sticksFrom(dealer, true))).toEqual([
      19, 18, 18, 18, 18, 18, 18, 18, 19, 19,
    ]);
  });

  it('finds the published utilities of the 4 by 3 world of Russell and Norvig', () => {
    const { values } = valueIteration(model('Gridworld-v0'), { discount: 1 });
    const published = [0.812, 0.868, 0.918, null, 0.762, null, 0.66, null, 0.705, 0.655, 0.611, 0.388];
    published.forEach((value, cell) => {
      if (value !== null) expect(Math.abs(values[cell]! - value)).toBeLessThan(6e-4);
    });
  });

  it('crosses the windy gridworld of Sutton and Barto, example 6.5, in 15 steps', () => {
    const rows = Array.from({ length: 7 }, (_, row) => (row === 3 ? 'S..1112G1.' : '...111221.'));
    const options = { map: rows.join('/'), slip: 0, stepReward: -1, goalReward: 0 };
    expect(valueIteration(model('Gridworld-v0', options), { discount: 1 }).startValue).toBe(-15);
  });

  it('goes right in the world of maximisation bias', () => {
    const { policy, startValue, values } = valueIteration(model('MaximisationBias-v0'), { discount: 1 });
    expect([policy[0], startValue, values[1]]).toEqual([1, 0, -0.1]);
  });
});
