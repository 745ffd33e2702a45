import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFiles } from '../../../src/main/run-files/import-runs';
import type { RunStore } from '../../../src/main/runs/run-store';
import { buildProgram, type BuiltProgram } from '../built-program';
import { addRun, makeFolder, openStore, removeFolders } from '../run-files/exchange-fixture';
import { startProgram, type Outcome } from './program';

let program: BuiltProgram;
let store: RunStore;
let id: string;
beforeAll(async () => {
  program = await buildProgram();
  store = await openStore();
  ({ id } = await addRun(store));
});
afterAll(() => {
  removeFolders();
});

const labIn = (home: string, ...words: string[]): Promise<Outcome> =>
  startProgram([program.cli, ...words], home).outcome;

describe('hand-in', () => {
  it('asks where to and whose, as long as no settings say so', async () => {
    const nowhere = await labIn(store.folder, 'hand-in', 'latest', '--name', 'Ann');
    expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringContaining('--to FOLDER')]);
    const nobody = await labIn(store.folder, 'hand-in', 'latest', '--to', makeFolder());
    expect([nobody.code, nobody.stderr]).toEqual([2, expect.stringContaining('--name NAME')]);
  });

  it('goes by the settings of the window, and hands in what is named', async () => {
    const [home, shared] = [makeFolder(), makeFolder()];
    cpSync(store.folder, home, { recursive: true });
    writeFileSync(
      join(home, 'settings.json'),
      JSON.stringify({ yourName: 'Ann Lee', studentId: '4711', handInFolder: shared }),
    );
    const { code, stdout, stderr } = await labIn(home, 'hand-in', 'latest');
    expect(code, stderr).toBe(0);
    expect(readdirSync(shared)).toEqual([stdout.trim().slice(shared.length + 1)]);
    expect(stdout).toContain(`${join(shared, 'Ann-Lee-4711-')}`);
    expect(stderr).toContain('1 run of Ann Lee handed in');
    const told = await labIn(home, 'hand-in', id, '--name', 'Ben', '--id', '', '--to', shared, '--json');
    expect(told.code).toBe(2);
    const as = await labIn(home, 'hand-in', id, '--name', 'Ben', '--id', '12', '--to', shared, '--json');
    expect(JSON.parse(as.stdout)).toMatchObject({ runs: 1, remarks: [] });
    expect(readFileSync(join(home, 'hand-ins.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('keeps what twenty people of one name hand in at once, each file whole', async () => {
    const shared = makeFolder();
    const homes = Array.from({ length: 20 }, () => {
      const home = makeFolder();
      mkdirSync(join(home, 'runs'), { recursive: true });
      cpSync(store.folderOf(id), join(home, 'runs', id), { recursive: true });
      return home;
    });
    const outcomes = await Promise.all(
      homes.map((home) => labIn(home, 'hand-in', 'all', '--name', 'Ann Lee', '--to', shared)),
    );
    expect(outcomes.map(({ code, stderr }) => (code === 0 ? '' : stderr))).toEqual(homes.map(() => ''));
    const names = readdirSync(shared);
    expect(names).toHaveLength(20);
    const paths = names.map((name) => join(shared, name));
    expect(new Set(paths)).toEqual(new Set(outcomes.map(({ stdout }) => stdout.trim())));
    const { files } = await importFiles(await openStore(), paths);
    expect(files.map(({ problem }) => problem)).toEqual(names.map(() => null));
  }, 180_000);
});
