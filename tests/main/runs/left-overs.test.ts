import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownIdentity, ownTag } from '../../../src/platform/process-identity';
import { temporaryName } from '../../../src/main/files/atomic-file';
import { beginWork, removeUnfinished } from '../../../src/main/runs/left-overs';

let home: string;
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'rl-lab-left-overs-'))));
afterEach(() => rmSync(home, { recursive: true, force: true }));

const [space, boot] = ownTag().split('-') as [string, string];
const dead = `${space}-${boot}-4190000-1`;
const elsewhere = `${space === '00000000' ? '11111111' : '00000000'}-${boot}-4190000-1`;
const deadOwner = JSON.stringify({ ...ownIdentity(), pid: 4_190_000, started: null });

function put(path: string, text = 'x'): void {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), text);
}

const all = () =>
  readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('at-work'))
    .sort();

describe('what killed processes left in the data folder', () => {
  const left = [
    `runs/a/run.json.${dead}-0.tmp`,
    `runs/a/annotations.json.${dead}-3.tmp`,
    'runs/a/claim.lock',
    'runs/a/annotations.lock.takeover',
    `bin/c/annotations.json.${dead}-3.tmp`,
    'bin/c/annotations.lock',
    'bin/c/claim.lock',
    `presets/task.json.${dead}-0.tmp`,
    `incoming/${dead}-0/run.json`,
    'import.lock',
  ];
  const kept = [
    'runs/a/run.json',
    'runs/a/metrics.jsonl',
    'bin/c/run.json',
    'bin/c/removed.json',
    `runs/a/run.json.${ownTag()}-9.tmp`,
    `runs/a/run.json.${elsewhere}-0.tmp`,
    `incoming/${ownTag()}-0/run.json`,
    `incoming/${elsewhere}-0/run.json`,
    'runs/b/annotations.lock',
    'yarn.lock',
  ];

  function leave(): void {
    for (const path of left) put(path, path.includes('lock') ? deadOwner : 'x');
    for (const path of kept) put(path, path.includes('lock') ? JSON.stringify(ownIdentity()) : 'x');
  }

  it('goes with the next start; what living processes and other machines work on stays', async () => {
    put(`at-work/${dead}`, '');
    leave();
    const end = await beginWork(home);
    expect(readdirSync(join(home, 'at-work'))).toEqual([ownTag()]);
    for (const path of left) expect([path, existsSync(join(home, path))]).toEqual([path, false]);
    for (const path of kept) expect([path, existsSync(join(home, path))]).toEqual([path, true]);
    await end();
    expect(readdirSync(join(home, 'at-work'))).toEqual([]);
  });

  it('is not looked for where nobody died, but where files are put together', async () => {
    await (
      await beginWork(home)
    )();
    leave();
    const before = all();
    await (
      await beginWork(home)
    )();
    expect(all()).toEqual(before.filter((path) => !path.startsWith(join('incoming', dead))));
  });

  it('of earlier versions goes too: files with no more than a number, folders that were only begun', async () => {
    put('runs/a/run.json');
    put('runs/a/run.json.4190000-0.tmp');
    put('runs/a/claim.lock', '');
    put(`runs/a/run.json.${process.pid}-0.tmp`);
    put('incoming/4190000-1700000000000-0/run.json');
    mkdirSync(join(home, 'runs', 'begun'));
    mkdirSync(join(home, 'runs', 'new'));
    put('runs/broken/metrics.jsonl');
    const long = Date.now() / 1000 - 3600;
    for (const path of ['runs/begun', 'runs/a/run.json.4190000-0.tmp', 'incoming/4190000-1700000000000-0'])
      utimesSync(join(home, path), long, long);
    await beginWork(home);
    const stays = [
      'incoming',
      'runs',
      'runs/a',
      'runs/a/run.json',
      `runs/a/run.json.${process.pid}-0.tmp`,
      'runs/broken',
      'runs/broken/metrics.jsonl',
      'runs/new',
    ];
    expect(all()).toEqual(stays.map(normalize));
  });

  it('beside what people export goes with the next export, and nothing else does', async () => {
    const names = [`a.rlrun.${dead}-0.tmp`, `.report.${dead}-0.tmp`, 'b.123-4.tmp', 'import.lock', 'a.tmp'];
    for (const name of names) put(name);
    writeFileSync(temporaryName(join(home, 'c')), 'x');
    await removeUnfinished(home);
    expect(all().length).toBe(4);
    expect(all()).toEqual(expect.arrayContaining(['a.tmp', 'b.123-4.tmp', 'import.lock']));
  });
});
