import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { machineMoment, ownIdentity } from '../../../src/platform/process-identity';
import { RunBin } from '../../../src/main/runs/run-bin';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

let folder: string;
/** How long the machine has been running, and which start of it that is. */
let running: number;
let boot: string | null;
let bin: RunBin;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rl-lab-bin-'));
  running = 3 * day;
  boot = 'first';
  bin = new RunBin(join(folder, 'bin'), () => ({ ...machineMoment(), boot, runningMs: running }));
  mkdirSync(bin.folder);
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

const noteOf = (id: string) => join(bin.folderOf(id), 'removed.json');
const readNote = (id: string) => JSON.parse(readFileSync(noteOf(id), 'utf8')) as Record<string, unknown>;

/** Removes a run, as a process that has ended since. */
async function removed(id: string): Promise<void> {
  const run = join(folder, id);
  mkdirSync(run);
  await bin.take(id, run);
  const { started, ...other } = ownIdentity();
  writeFileSync(noteOf(id), JSON.stringify({ ...readNote(id), by: { ...other, pid: 2 ** 30, started } }));
}

const there = () => readdirSync(bin.folder).filter((name) => !name.startsWith('.'));

describe('a run in the bin', () => {
  it('is deleted a day later, and not before', async () => {
    await removed('a');
    running += day - 1;
    await bin.empty(day);
    expect(there()).toEqual(['a']);
    running += 1;
    await bin.empty(day);
    expect(there()).toEqual([]);
  });

  it.each([
    ['a year ahead when it is emptied', 0, 365],
    ['a year behind when it was removed', -365, 0],
    ['a year ahead when it was removed', 365, 0],
  ])('is kept where the clock was %s', async (_, then, now) => {
    const time = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: time + then * day });
    await removed('a');
    vi.setSystemTime(time + now * day);
    await bin.empty(day);
    expect(there()).toEqual(['a']);
    // And not for good.
    running += day;
    await bin.empty(day);
    expect(there()).toEqual([]);
  });

  it('grows older by what a machine ran that is switched off every evening', async () => {
    await removed('a');
    running += 2 * hour;
    await bin.empty(day);
    const daily: string[][] = [];
    for (let morning = 0; morning < 4; morning++) {
      [running, boot] = [8 * hour, `start ${morning}`];
      await bin.empty(day);
      daily.push(there());
    }
    // Nothing is known of the two hours of the first day once the machine has been started anew.
    expect(daily).toEqual([['a'], ['a'], [], []]);
  });

  it('grows older on a system that does not tell of its starts, too', async () => {
    boot = null;
    await removed('a');
    running = hour;
    await bin.empty(day);
    expect(readNote('a')).toMatchObject({ counted: { boot: null, ageMs: hour } });
    running += day - hour;
    await bin.empty(day);
    expect(there()).toEqual([]);
  });

  it('of an earlier version, which did not count, begins to count', async () => {
    await removed('a');
    const { at, by } = readNote('a');
    writeFileSync(noteOf('a'), JSON.stringify({ at: new Date(0).toISOString(), by }));
    await bin.empty(day);
    expect(there()).toEqual(['a']);
    expect(readNote('a')).toMatchObject({ by, counted: { ageMs: 0 } });
    expect(at).not.toBe(readNote('a')['at']);
    running += day;
    await bin.empty(day);
    expect(there()).toEqual([]);
  });

  it('whose note names nobody stays for a day whoever empties the bin', async () => {
    await removed('a');
    writeFileSync(noteOf('a'), JSON.stringify({ ...readNote('a'), by: null }));
    await bin.empty(0);
    expect(there()).toEqual(['a']);
    running += day;
    await bin.empty(0);
    expect(there()).toEqual([]);
  });

  it('is not touched while whoever removed it works', async () => {
    mkdirSync(join(folder, 'a'));
    await bin.take('a', join(folder, 'a'));
    running += 10 * day;
    await bin.empty(day);
    expect(there()).toEqual(['a']);
  });
});
