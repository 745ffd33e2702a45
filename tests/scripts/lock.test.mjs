import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isStale, takeLock } from '../../scripts/setup/lock.mjs';
import { writeJson } from '../../scripts/setup/manifest.mjs';

const module = new URL('../../scripts/setup/lock.mjs', import.meta.url).href;
let folder;
let lock;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rl-lab-lock-'));
  lock = path.join(folder, 'locks', 'setup');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function endedProcess() {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

function own(owner) {
  mkdirSync(lock, { recursive: true });
  writeJson(path.join(lock, 'owner.json'), { host: hostname(), ...owner });
  return { host: hostname(), ...owner };
}

test('a lock can be taken again after its release', async () => {
  const first = await takeLock(lock);
  expect(existsSync(lock)).toBe(true);
  first.release();
  expect(existsSync(lock)).toBe(false);
  (await takeLock(lock)).release();
});

test('a second one waits until the first is released, and is told for whom', async () => {
  const first = await takeLock(lock);
  const waitedFor = [];
  const second = takeLock(lock, { onWait: (pid) => waitedFor.push(pid), pollMs: 5 });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(waitedFor).toEqual([process.pid]);
  first.release();
  (await second).release();
});

test('a release leaves the lock to a child that still works', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  const first = await takeLock(lock);
  first.noteChild(child.pid);
  first.release();
  expect(existsSync(lock)).toBe(true);
  first.forgetChild(child.pid);
  first.release();
  expect(existsSync(lock)).toBe(false);
  child.kill('SIGKILL');
});

test('what a killed process left is taken over', async () => {
  own({ pid: endedProcess() });
  const held = await takeLock(lock, { pollMs: 5 });
  expect(JSON.parse(readFileSync(path.join(lock, 'owner.json'), 'utf8')).pid).toBe(process.pid);
  held.release();
});

test('a dead owner whose child still works keeps the lock', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  const owner = own({ pid: endedProcess(), children: [{ pid: child.pid }] });
  expect(isStale(lock, owner)).toBe(false);
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  expect(isStale(lock, owner)).toBe(true);
});

test.runIf(process.platform === 'linux')(
  'a later process with the number of a dead owner does not count',
  () => {
    expect(isStale(lock, own({ pid: process.pid, start: '1' }))).toBe(true);
    expect(isStale(lock, own({ pid: process.pid }))).toBe(false);
  },
);

test("another computer's lock is stale only after a minute of silence", () => {
  const owner = own({ pid: endedProcess(), host: `not-${hostname()}` });
  expect(isStale(lock, owner)).toBe(false);
  const past = Date.now() / 1000 - 120;
  utimesSync(path.join(lock, 'owner.json'), past, past);
  expect(isStale(lock, owner)).toBe(true);
});

test('processes that give a lock back and take it again never hold it together', async () => {
  const script = `
    import { mkdirSync, rmdirSync } from 'node:fs';
    import { takeLock } from ${JSON.stringify(module)};
    for (let i = 0; i < 40; i++) {
      const held = await takeLock(process.argv[1], { pollMs: 0 });
      mkdirSync(process.argv[1] + '.inside');
      await new Promise((resolve) => setTimeout(resolve, 0));
      rmdirSync(process.argv[1] + '.inside');
      held.release();
    }`;
  const codes = await Promise.all(
    Array.from({ length: 5 }, () => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script, lock], { stdio: 'ignore' });
      return new Promise((resolve) => child.on('exit', resolve));
    }),
  );
  expect(codes).toEqual([0, 0, 0, 0, 0]);
  expect(readdirSync(path.dirname(lock))).toEqual([]);
});

test('of several processes that find a stale lock, one at a time holds it', async () => {
  own({ pid: endedProcess() });
  const script = `
    import { mkdirSync, rmdirSync } from 'node:fs';
    import { takeLock } from ${JSON.stringify(module)};
    const held = await takeLock(process.argv[1], { pollMs: 2 });
    mkdirSync(process.argv[1] + '.inside');
    await new Promise((resolve) => setTimeout(resolve, 20));
    rmdirSync(process.argv[1] + '.inside');
    held.release();`;
  const codes = await Promise.all(
    Array.from({ length: 5 }, () => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script, lock], { stdio: 'ignore' });
      return new Promise((resolve) => child.on('exit', resolve));
    }),
  );
  expect(codes).toEqual([0, 0, 0, 0, 0]);
});
