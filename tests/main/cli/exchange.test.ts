import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../../src/shared/runs';
import type { RunStore } from '../../../src/main/runs/run-store';
import { buildProgram, type BuiltProgram } from '../built-program';
import { addRun, linesOf, makeFolder, openStore, removeFolders } from '../run-files/exchange-fixture';
import { startProgram, type Outcome } from './program';

let program: BuiltProgram;
let store: RunStore;
let ids: string[];
beforeAll(async () => {
  program = await buildProgram();
  store = await openStore();
  ids = [];
  for (const seed of [1, 2]) ids.push((await addRun(store, { seed })).id);
});
afterAll(() => {
  removeFolders();
});

const labIn = (home: string, ...words: string[]): Promise<Outcome> =>
  startProgram([program.cli, ...words], home).outcome;
const lab = (...words: string[]) => labIn(store.folder, ...words);
const listed = async (...words: string[]) =>
  (JSON.parse((await lab('list', '--json', ...words)).stdout) as RunSummary[]).map(({ id }) => id);

describe('annotate', () => {
  it('changes what stands in annotations.json, and list finds and shows it', async () => {
    const { code, stdout, stderr } = await lab(
      'annotate',
      ids[0]!,
      '--tag',
      'best',
      '--tag',
      'task 2',
      '--note',
      'first\\nsecond',
      '--name',
      'Mine',
    );
    expect(code, stderr).toBe(0);
    expect(stdout).toBe(`${ids[0]}  Mine  best, task 2\n`);
    const file = join(store.folderOf(ids[0]!), 'annotations.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      name: 'Mine',
      tags: ['best', 'task 2'],
      note: 'first\nsecond',
    });
    expect((await lab('list')).stdout).toMatch(/tags\n.*best, task 2\n/);
    expect(await listed('--tag', 'BEST')).toEqual([ids[0]]);
    expect(await listed('--text', 'second')).toEqual([ids[0]]);
    expect(await listed('--tag', 'best', '--tag', 'other')).toEqual([]);
    expect((await lab('list', '--state', 'stopped')).stdout).toContain('None of the 2 runs fits');
    const shown = (await lab('show', ids[0]!)).stdout;
    expect(shown).toMatch(/name +Mine\n/);
    expect(shown).toMatch(/note +first\n +second\n/);
    await lab('annotate', ids[0]!, '--untag', 'best', '--name', '', '--note', '');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ name: null, tags: ['task 2'], note: '' });
  });

  it('puts runs away, and takes them out again', async () => {
    expect((await lab('annotate', 'all', '--archive')).code).toBe(0);
    expect(await listed()).toEqual([]);
    expect(await listed('--archived')).toEqual(ids);
    expect((await lab('list', '--archived')).stdout).toContain('(archived)');
    expect((await lab('annotate', 'all', '--unarchive')).code).toBe(0);
    expect(await listed()).toEqual(ids);
  });

  it.each([
    [['--tag', 'x'.repeat(41)], /--tag is "x+.*"; allowed is 1 to 40 characters/],
    [['--archive', '--unarchive'], /contradict each other/],
    [[], /Nothing is to be changed: give --tag/],
    [['--name', 'x'], /--name is for one run; RUN means 2/],
    [['--tags', 'x'], /no option --tags.*--tag\b/],
  ])('refuses %j with what is allowed', async (words, message) => {
    const { code, stderr } = await lab('annotate', 'all', ...words);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('says what is wrong with a damaged file, and lists the run all the same', async () => {
    const file = join(store.folderOf(ids[1]!), 'annotations.json');
    writeFileSync(file, '{');
    const { stdout, stderr } = await lab('list');
    expect(stdout).toContain(ids[1]);
    expect(stderr).toContain(`Of the run ${ids[1]}, annotations.json is invalid`);
    rmSync(file);
  });
});

describe('export-runs and import', () => {
  it('hand runs on from one folder to another, with the name of their owner', async () => {
    const file = join(makeFolder(), 'anna.rlrun');
    const nameless = await lab('export-runs', 'all', '--to', file);
    expect(nameless).toMatchObject({ code: 2, stderr: expect.stringContaining('--name NAME') });
    const written = await lab('export-runs', 'all', '--to', file, '--name', 'Anna');
    expect(written, written.stderr).toMatchObject({ code: 0, stdout: `${file}\n` });
    expect(written.stderr).toContain('2 runs of Anna');
    expect((await lab('export-runs', 'all', '--to', file, '--name', 'Anna')).stderr).toContain('--force');

    const here = makeFolder();
    const other = await openStore();
    await addRun(other, { seed: 2 });
    const own = await labIn(other.folder, 'import', file);
    expect(own.code, own.stderr).toBe(0);
    expect(own.stderr).toMatch(/seed 2: there are runs of .*Anna.*All are kept/);

    const foreign = join(makeFolder(), 'foreign.rlrun');
    writeFileSync(foreign, 'x');
    const { code, stdout, stderr } = await labIn(here, 'import', foreign, file);
    expect(code).toBe(2);
    expect(stdout).toBe(ids.map((id) => `${id}  Anna\n`).join(''));
    expect(stderr).toMatch(/Nothing was taken from this file\. foreign\.rlrun is no file of runs/);
    expect((await labIn(here, 'import', file)).stderr).toContain(`${ids[0]} is here already`);
    expect((await labIn(here, 'list')).stdout).toMatch(/whose\b.*\n.*Anna/);
    expect((await labIn(here, 'show', ids[0]!)).stdout).toMatch(/whose +Anna, imported from anna\.rlrun/);
  });

  it('tell whose seed is whose in a comparison', async () => {
    const file = join(makeFolder(), 'anna.rlrun');
    await lab('export-runs', 'all', '--to', file, '--name', 'Anna');
    const mine = await openStore();
    await addRun(mine, { seed: 1 });
    await labIn(mine.folder, 'import', file);
    const words = ['compare', 'all', '--group-by', 'configuration', '--group-by', 'whose'];
    const { code, stdout, stderr } = await labIn(mine.folder, ...words, '--metric', 'episode/return');
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/made here +1 /);
    expect(stdout).toMatch(/Anna +2 /);
    expect(stdout).toContain('The same seed from several people, all of them kept: seed 1');
    expect(
      (await labIn(mine.folder, 'compare', 'all', '--group-by', 'run', '--group-by', 'whose')).stderr,
    ).toMatch(/--group-by is run, which says everything/);
  });

  it('name the folder that cannot be written', async () => {
    const missing = join(makeFolder(), 'none', 'a.rlrun');
    const { code, stderr } = await lab('export-runs', 'all', '--to', missing, '--name', 'Anna');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^There is no folder .*none\. Make it first, or choose another with --to\.\n$/);
  });
});

describe('Ctrl-C', () => {
  /** A run whose files take seconds to pack and to draw: what is as good as random cannot be packed fast. */
  async function addLargeRun(): Promise<RunStore> {
    const large = await openStore();
    const { id } = await addRun(large, { lines: linesOf(300_000) });
    const log = randomBytes(45 << 20)
      .toString('base64')
      .replaceAll(/.{100}/g, '$&\n');
    writeFileSync(join(large.folderOf(id), 'trainer.log'), log);
    return large;
  }

  /** Starts a command, presses Ctrl-C once something can be seen of its work, and waits for its end. */
  async function interrupted(home: string, begun: () => boolean, ...words: string[]): Promise<Outcome> {
    const started = startProgram([program.cli, ...words], home);
    await expect.poll(begun, { interval: 5, timeout: 30_000 }).toBe(true);
    started.signal('SIGINT');
    return started.outcome;
  }

  it('leaves nothing of an export, a report or an import that it cuts short', async () => {
    const large = await addLargeRun();
    const target = makeFolder();
    const file = join(target, 'large.rlrun');
    const something = () => readdirSync(target).length > 0;
    const cancelled = { code: 130, stdout: '', stderr: 'Cancelled: nothing was written.\n' };
    expect(
      await interrupted(large.folder, something, 'export-runs', 'all', '--to', file, '--name', 'Anna'),
    ).toEqual(cancelled);
    expect(readdirSync(target)).toEqual([]);
    const report = ['report', 'all', '--metric', 'episode/return', '--to', join(target, 'pack')];
    expect(await interrupted(large.folder, something, ...report)).toEqual(cancelled);
    expect(readdirSync(target)).toEqual([]);

    expect((await labIn(large.folder, 'export-runs', 'all', '--to', file, '--name', 'Anna')).code).toBe(0);
    const here = await openStore();
    const incoming = join(here.folder, 'incoming');
    const unpacking = () => existsSync(incoming) && readdirSync(incoming).length > 0;
    const { code, stdout, stderr } = await interrupted(here.folder, unpacking, 'import', file);
    expect({ code, stdout, stderr }).toEqual({
      code: 130,
      stdout: '',
      stderr: 'Cancelled: nothing was taken from large.rlrun.\n',
    });
    expect(readdirSync(incoming)).toEqual([]);
    expect(readdirSync(join(here.folder, 'runs'))).toEqual([]);
    expect((await labIn(here.folder, 'import', file)).code).toBe(0);
  });
});
