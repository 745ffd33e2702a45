import { expect, it } from 'vitest';
import { change, rule } from '../../../src/shared/diagnosis/rule';

it('is what it was given', () => {
  const given = { severity: 'hint', find: () => null } as const;
  expect(rule(given)).toBe(given);
});

it('proposes hyperparameters by their paths', () => {
  expect(change('tau', 0.5)).toEqual({ path: 'hyperparameters.tau', value: 0.5 });
});
