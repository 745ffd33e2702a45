import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tryLock, withLock } from '../../../src/main/runs/file-lock';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rl-lab-file-lock-'));
  lock = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a process left that died with the lock a minute ago. */
function leave(path: string): void {
  writeFileSync(path, '');
  const then = Date.now() / 1000 - 60;
  utimesSync(path, then, then);
}

describe('a lock of files', () => {
  it('is held by one at a time', async () => {
    const unlock = (await tryLock(lock))!;
    expect(await tryLock(lock)).toBeNull();
    await unlock();
    expect(await tryLock(lock)).not.toBeNull();
  });

  it('that a dead process left is taken over by one of many', async () => {
    for (let round = 0; round < 100; round++) {
      leave(lock);
      let holders = 0;
      const taken: (() => Promise<void>)[] = [];
      while (taken.length === 0) {
        const tries = await Promise.all(Array.from({ length: 8 }, () => tryLock(lock)));
        taken.push(...tries.filter((unlock) => unlock !== null));
        holders += taken.length;
      }
      expect(holders).toBe(1);
      await taken[0]!();
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it('outlives a process that died while it took one over', async () => {
    leave(lock);
    leave(`${lock}.takeover`);
    expect(await withLock(lock, () => Promise.resolve('done'))).toBe('done');
    expect(existsSync(lock)).toBe(false);
  });
});
