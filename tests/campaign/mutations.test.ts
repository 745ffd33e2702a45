import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fromBuffer } from 'yauzl';
import { seededRandom } from '../../src/shared/random';
import { changes, fingerprint, leftovers } from './fingerprint';
import { damageBytes } from './mutations/bytes';
import { depthOf, distortJson } from './mutations/json';
import { zip } from './mutations/zip';

const random = (i: number) => seededRandom(3).fork(String(i));
const record = { id: 'a', state: { phase: 'finished' }, list: [1, 2, { deep: [true] }], note: null };

describe('damage', () => {
  it('is the same whenever a case is repeated', () => {
    const data = Buffer.from('a line\nand another\n'.repeat(50));
    for (let i = 0; i < 200; i++) {
      expect(damageBytes(data, random(i))).toEqual(damageBytes(data, random(i)));
      expect(distortJson(record, random(i))).toEqual(distortJson(record, random(i)));
    }
  });

  it('leaves what it was given as it was', () => {
    const data = Buffer.from('abc');
    const copy = structuredClone(record);
    for (let i = 0; i < 200; i++) {
      damageBytes(data, random(i));
      distortJson(record, random(i));
    }
    expect(data.toString()).toBe('abc');
    expect(record).toEqual(copy);
  });

  it('changes something nearly always', () => {
    const before = JSON.stringify(record);
    const same = Array.from({ length: 300 }, (_, i) => distortJson(record, random(i)).text).filter(
      (text) => text === before,
    );
    expect(same.length).toBeLessThan(30);
  });
});

describe('depthOf', () => {
  it('counts what no recursion could reach', () => {
    let value: unknown = 1;
    for (let i = 0; i < 100_000; i++) value = [value];
    expect(depthOf(value)).toBe(100_000);
    expect(depthOf({ a: [1] })).toBe(2);
  });
});

describe('zip', () => {
  it('writes an archive that others read', async () => {
    const names = await new Promise<string[]>((resolve, reject) => {
      const found: string[] = [];
      const archive = zip([{ name: 'a/b.txt', data: Buffer.from('hello') }]);
      fromBuffer(archive, (error, file) => {
        if (error) return reject(error);
        file.on('entry', (entry) => found.push(`${entry.fileName} ${entry.uncompressedSize}`));
        file.on('end', () => resolve(found));
        file.on('error', reject);
      });
    });
    expect(names).toEqual(['a/b.txt 5']);
  });
});

describe('fingerprint', () => {
  it('tells what is new, gone and changed, and what a killed process left', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rl-lab-fingerprint-'));
    try {
      for (const name of ['same', 'changed', 'gone']) writeFileSync(join(folder, name), name);
      const before = fingerprint(folder);
      writeFileSync(join(folder, 'changed'), 'otherwise');
      rmSync(join(folder, 'gone'));
      writeFileSync(join(folder, 'run.json.12-0.tmp'), '');
      expect(changes(before, fingerprint(folder))).toEqual([
        'changed has changed',
        'gone is gone',
        'run.json.12-0.tmp is new',
      ]);
      expect(leftovers(folder)).toEqual(['run.json.12-0.tmp']);
      expect(changes(before, { ...before, 'metrics.columns': 'a cache' })).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
