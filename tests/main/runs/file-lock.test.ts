import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identityOf, ownIdentity } from '../../../src/platform/process-identity';
import { LockedError } from '../../../src/main/runs/locked-error';
import { tryLock, withLock } from '../../../src/main/runs/file-lock';
import { worded } from '../../worded';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rl-lab-file-lock-'));
  lock = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const dead = { ...ownIdentity(), pid: 4_190_000, started: null };

/** What a process left that died with the lock. */
const leave = (path: string, owner: object = dead) => writeFileSync(path, JSON.stringify(owner));

/** Does something and tells how long it took, in ms. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
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

  it('names its owner', async () => {
    const unlock = (await tryLock(lock))!;
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject(ownIdentity());
    await unlock();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['of now', 0],
    ['of long ago', -10 * 365 * 86_400],
    ['of the day after tomorrow, after a clock was set back', 2 * 86_400],
  ])('that a dead process left is free at once, whatever the clock says: %s', async (_, seconds) => {
    leave(lock);
    const then = Date.now() / 1000 + seconds;
    utimesSync(lock, then, then);
    expect(await timed(async () => (await tryLock(lock))!())).toBeLessThan(500);
  });

  it('without a name, of an earlier version or of a clock set back, is free within seconds', async () => {
    writeFileSync(lock, '');
    const then = Date.now() / 1000 + 2 * 86_400;
    utimesSync(lock, then, then);
    expect(await timed(async () => (await tryLock(lock))!())).toBeLessThan(3000);
  });

  it('of a living process stays its, however old it looks', async () => {
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
    leave(lock, identityOf(other.pid!));
    utimesSync(lock, 1, 1);
    expect(await tryLock(lock)).toBeNull();
    other.kill();
    await new Promise((resolve) => other.once('exit', resolve));
    expect(await tryLock(lock)).not.toBeNull();
  });

  it('of a folder that is moved ends where it is by then, and no other one does', async () => {
    const [home, away] = [join(folder, 'home'), join(folder, 'away')];
    for (const moves of [
      [],
      [[home, away]],
      [
        [home, away],
        [away, home],
      ],
    ] as const) {
      mkdirSync(home);
      const unlock = (await tryLock(join(home, 'lock')))!;
      for (const [from, to] of moves) renameSync(from, to);
      await unlock(away);
      const there = existsSync(home) ? home : away;
      expect(readdirSync(there)).toEqual([]);
      // Ended already, it does not end the next one.
      const next = (await tryLock(join(there, 'lock')))!;
      await unlock(there);
      expect(readdirSync(there)).toEqual(['lock']);
      await next();
      rmSync(there, { recursive: true });
    }
  });

  it('that stays held is said with path and owner', () => {
    const { says } = new LockedError(lock, { ...ownIdentity(), pid: 77 });
    for (const text of Object.values(worded(says))) expect(text).toMatch(/lock .*77/);
  });

  it('lets one of many in at a time, and loses nothing', async () => {
    const file = join(folder, 'count');
    writeFileSync(file, '0');
    leave(lock);
    const count = () =>
      withLock(lock, async () => {
        const before = Number(readFileSync(file, 'utf8'));
        await new Promise((resolve) => setTimeout(resolve, 1));
        writeFileSync(file, String(before + 1));
      });
    await Promise.all(Array.from({ length: 64 }, count));
    expect(readFileSync(file, 'utf8')).toBe('64');
  });
});
