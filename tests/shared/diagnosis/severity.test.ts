import { expect, it } from 'vitest';
import { byGravity } from '../../../src/shared/diagnosis/severity';

it('puts faults before warnings, and hints last', () => {
  const mixed = (['hint', 'fault', 'warning', 'hint', 'fault'] as const).map((severity) => ({ severity }));
  expect(mixed.sort(byGravity).map(({ severity }) => severity)).toEqual([
    ...['fault', 'fault', 'warning', 'hint', 'hint'],
  ]);
});
