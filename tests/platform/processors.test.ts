import { expect, it } from 'vitest';
import { processorCount } from '../../src/platform/processors';

it('counts one processor at least, also where the system tells of none', () => {
  expect(processorCount(() => 0)).toBe(1);
  expect(processorCount(() => 8)).toBe(8);
  expect(processorCount()).toBeGreaterThan(0);
});
