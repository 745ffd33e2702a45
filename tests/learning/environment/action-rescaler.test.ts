import { expect, it } from 'vitest';
import { ActionRescaler } from '../../../src/learning/environment/action-rescaler';
import { seededRandom } from '../../../src/shared/random';
import { Counter } from './counter';

it.each([
  [-1, -2],
  [1, 6],
  [0, 2],
  [0.5, 4],
  [-3, -2],
  [9, 6],
])('ActionRescaler takes %d for %d of the bounds -2 and 6', (action, force) => {
  const environment = new ActionRescaler(new Counter());
  environment.reset(seededRandom(1));
  const given = Float32Array.of(action);
  environment.step(given);
  expect(environment.observation[2]).toBe(force);
  expect(given[0]).toBe(action);
  expect([...environment.originalAction]).toEqual([force]);
  expect(environment.card.action).toEqual({ kind: 'box', dimensions: [{ name: 'force', low: -1, high: 1 }] });
});
