import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readableJson, readRecord, writeWhole } from '../../experiments/results-file';

const folder = mkdtempSync(join(tmpdir(), 'rl-lab-results-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('readable JSON', () => {
  const value = {
    name: 'a [1, 2] b',
    numbers: [1, -2.5, 3e-7],
    empty: [],
    nested: [{ list: [0] }],
    words: ['x', 'y'],
  };

  it('is the same value, with lists of numbers on one line', () => {
    const text = readableJson(value);
    expect(JSON.parse(text)).toEqual(value);
    expect(text).toContain('"numbers": [1, -2.5, 3e-7],');
    expect(text).toContain('"list": [0]');
    expect(text.split('\n').length).toBeGreaterThan(8);
  });
});

describe('a file of results', () => {
  it('is made with its folder, replaced as a whole, and empty where there is none', () => {
    const path = join(folder, 'deep', 'results.json');
    expect(readRecord(path)).toEqual({});
    writeWhole(path, readableJson({ a: 1 }));
    writeWhole(path, readableJson({ a: 2 }));
    expect(readRecord(path)).toEqual({ a: 2 });
    expect(readdirSync(join(folder, 'deep'))).toEqual(['results.json']);
    expect(readFileSync(path, 'utf8')).toMatch(/\}\n$/);
  });
});
