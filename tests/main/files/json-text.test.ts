import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excessIn, JsonTextError, parseJson } from '../../../src/main/files/json-text';
import { jsonLimits } from '../../../src/shared/limits';

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('parseJson', () => {
  it('reads what is nested as deeply as may be, and names the place where that ends', () => {
    expect(parseJson(nested(jsonLimits.depth), 'a.json')).toBeInstanceOf(Array);
    const deep = `{"a":\n${nested(jsonLimits.depth)}}`;
    expect(() => parseJson(deep, 'a.json')).toThrow(
      `a.json, line 2, column ${jsonLimits.depth}: objects and lists are nested more than ${jsonLimits.depth} deep`,
    );
  });

  it.each([
    ['whole', nested(5_000_000)],
    ['broken', '['.repeat(50_000)],
    ['of objects', '{"a":'.repeat(1_000_000)],
  ])('names file, line and column of enormous depth, %s', (_, text) => {
    expect(() => parseJson(text, 'p.json')).toThrow(JsonTextError);
    expect(() => parseJson(text, 'p.json')).toThrow(
      /^p\.json, line 1, column \d+: objects and lists are nested/,
    );
  });

  it('counts names', () => {
    const many = `{${Array.from({ length: jsonLimits.names + 1 }, (_, i) => `"${i}":0`).join()}}`;
    expect(() => parseJson(many, 'a.json')).toThrow('there are more than 200,000 names before this place');
  });

  it('finds the mistake behind a text of many megabytes', () => {
    const text = `["${'x\\n'.repeat(3_000_000)}" 1]`;
    expect(() => parseJson(text, 'a.json')).toThrow('line 1, column 9000005: a comma or ] is missing here');
  });

  it('blames a missing quote, not the brackets that stand in a text behind it', () => {
    const text = `{"a: 1,\n "b": "${'['.repeat(100)}"}`;
    expect(() => parseJson(text, 'a.json')).toThrow(/^a\.json, line 1, column 2: a name in double quotes/);
  });
});

it('no brackets, quotes or colons in texts count', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      let [names, deepest] = [0, 0];
      const count = (part: unknown, depth: number): void => {
        deepest = Math.max(deepest, depth);
        if (typeof part !== 'object' || part === null) return;
        if (!Array.isArray(part)) names += Object.keys(part).length;
        deepest = Math.max(deepest, depth + 1);
        for (const item of Object.values(part)) count(item, depth + 1);
      };
      count(value, 0);
      const text = JSON.stringify(value, null, 1);
      expect(excessIn(text, { depth: deepest, names })).toBeNull();
      if (deepest > 0) expect(excessIn(text, { depth: deepest - 1, names })).not.toBeNull();
      if (names > 0) expect(excessIn(text, { depth: deepest, names: names - 1 })).not.toBeNull();
    }),
  );
});
