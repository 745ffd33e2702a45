import fc from 'fast-check';
import { expect, it } from 'vitest';
import { excessOf } from '../../src/shared/extent';
import { say } from '../../src/shared/language/say';

const limits = { depth: 4, values: 100, characters: 1000 };

/** A list in a list in a list. */
function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value };
  return value;
}

it.each([
  null,
  1,
  'text',
  true,
  undefined,
  [],
  {},
  nested(4),
  { a: [1, 2, { b: 'c' }] },
  new Array(99).fill(1),
])('lets %j through', (value) => expect(excessOf(value, limits)).toBeNull());

it.each([
  ['depth', nested(5), 'at most 4 objects and lists within one another'],
  ['enormous depth', nested(1_000_000), 'at most 4 objects and lists within one another'],
  ['items', new Array(100).fill(1), 'at most 100 values'],
  ['holes', new Array(1_000_000_000), 'at most 100 values'],
  ['names', Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`k${i}`, 1])), 'at most 100 values'],
  ['a text', ['x'.repeat(1001)], 'at most 1,000 characters of text'],
  ['a long name', { ['x'.repeat(1001)]: 1 }, 'at most 1,000 characters of text'],
  ['bytes', new Uint8Array(10), 'nothing but JSON'],
  ['a map', { a: new Map() }, 'nothing but JSON'],
  ['a date', [new Date(0)], 'nothing but JSON'],
  ['a big integer', 1n, 'nothing but JSON'],
])('says what %s would have to keep to', (_, value, says) => {
  const excess = excessOf(value, limits)!;
  expect(say(excess)).toBe(says);
  expect(say(excess, 'de')).toBeTruthy();
  expect(say(excess, 'de')).not.toBe(says);
});

it('permits exactly what it counts', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      let [values, characters, deepest] = [0, 0, 0];
      const count = (part: unknown, depth: number): void => {
        values++;
        if (typeof part === 'string') characters += part.length;
        if (typeof part !== 'object' || part === null) return;
        deepest = Math.max(deepest, depth + 1);
        for (const [name, item] of Object.entries(part)) {
          if (!Array.isArray(part)) characters += name.length;
          count(item, depth + 1);
        }
      };
      count(value, 0);
      const exact = { depth: deepest, values, characters };
      expect(excessOf(value, exact)).toBeNull();
      if (deepest > 0) expect(excessOf(value, { ...exact, depth: deepest - 1 })).not.toBeNull();
      if (values > 1) expect(excessOf(value, { ...exact, values: values - 1 })).not.toBeNull();
      if (characters > 0) expect(excessOf(value, { ...exact, characters: characters - 1 })).not.toBeNull();
    }),
  );
});
