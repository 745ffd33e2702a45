import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { link } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renameToFree } from '../../../src/main/files/atomic-file';
import { handInAsSet } from '../../../src/main/hand-in/as-set';
import { readHandIns } from '../../../src/main/hand-in/hand-in-notes';
import { handInNames, handInRuns } from '../../../src/main/hand-in/hand-in-runs';
import { changeAnnotations } from '../../../src/main/runs/run-annotations';
import { importFiles } from '../../../src/main/run-files/import-runs';
import { addRun, openStore, removeFolders } from '../run-files/exchange-fixture';

const ann = { name: 'Ann Lee', id: '4711' };

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'rl-lab-class-'))));
afterEach(() => {
  removeFolders();
  rmSync(folder, { recursive: true, force: true });
});

describe('handing runs in', () => {
  it('puts one whole file into the folder, with the answers, and notes it', async () => {
    const store = await openStore();
    const ids = [(await addRun(store)).id, (await addRun(store, { seed: 2 })).id];
    await changeAnnotations(store.folderOf(ids[0]!), { answer: 'About 200' });
    const { path, runs, bytes } = await handInRuns(store, { ids, student: ann, folder });
    expect(dirname(path)).toBe(folder);
    expect(basename(path)).toMatch(/^Ann-Lee-4711-\d{8}-\d{6}\.rlrun$/);
    expect(readdirSync(folder)).toEqual([basename(path)]);
    expect([runs, bytes]).toEqual([2, readFileSync(path).length]);
    expect(await readHandIns(store.folder)).toEqual(
      ids.map((id) => ({ id, at: expect.any(String) as string, step: 50 })),
    );

    const other = await openStore();
    const [report] = (await importFiles(other, [path])).files;
    expect(report).toMatchObject({ name: 'Ann Lee', imported: ids, problem: null });
    expect(readFileSync(join(other.folderOf(ids[0]!), 'annotations.json'), 'utf8')).toContain('About 200');
  });

  it('never takes a name that somebody has, however often in one second', async () => {
    const store = await openStore();
    const { id } = await addRun(store);
    const at = new Date();
    const [first, second, third] = [...handInNames(folder, ann, at)];
    for (const name of [first!, second!]) writeFileSync(name, 'somebody else’s');
    const whole = join(folder, 'whole');
    writeFileSync(whole, 'mine');
    expect(await renameToFree(whole, handInNames(folder, ann, at))).toBe(third);
    for (const name of [first!, second!]) expect(readFileSync(name, 'utf8')).toBe('somebody else’s');
    expect(readFileSync(third!, 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toHaveLength(3);

    const paths = await Promise.all(
      Array.from({ length: 8 }, () => handInRuns(store, { ids: [id], student: ann, folder })),
    );
    expect(new Set(paths.map(({ path }) => path)).size).toBe(8);
    expect(readdirSync(folder)).toHaveLength(11);
  });

  it('takes no name either where files cannot have a second one, as on a stick', async () => {
    const noLinks: typeof link = () => Promise.reject(Object.assign(new Error('no'), { code: 'EPERM' }));
    const names = () => handInNames(folder, ann, new Date(0));
    const given = await Promise.all(
      Array.from({ length: 12 }, (_, i) => {
        const whole = join(folder, `whole-${i}`);
        writeFileSync(whole, String(i));
        return renameToFree(whole, names(), noLinks);
      }),
    );
    expect(given.map((path) => readFileSync(path, 'utf8'))).toEqual(given.map((_, i) => String(i)));
    expect(readdirSync(folder)).toHaveLength(12);
    expect(basename([...names()][0]!)).toBe('Ann-Lee-4711-19700101-000000.rlrun');
  });

  it('makes no folder where the share is not there, and leaves nothing behind where it fails', async () => {
    const store = await openStore();
    const { id } = await addRun(store);
    const hand = (to: string) => handInRuns(store, { ids: [id], student: ann, folder: to });
    await expect(hand(join(folder, 'gone'))).rejects.toThrow(/gone.*hand the runs in later/);
    expect(readdirSync(folder)).toEqual([]);
    writeFileSync(join(folder, 'file'), '');
    await expect(hand(join(folder, 'file'))).rejects.toThrow('is not a folder');
    await expect(handInRuns(store, { ids: [id, 'unknown-run'], student: ann, folder })).rejects.toThrow(
      'unknown-run',
    );
    expect(readdirSync(folder)).toEqual(['file']);
    expect(await readHandIns(store.folder)).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'needs no more of the folder than that it takes files',
    async () => {
      const store = await openStore();
      const { id } = await addRun(store);
      const box = join(folder, 'box');
      mkdirSync(box);
      chmodSync(box, 0o333);
      const { path } = await handInRuns(store, { ids: [id], student: ann, folder: box });
      expect(() => readdirSync(box)).toThrow();
      chmodSync(box, 0o755);
      expect(readdirSync(box)).toEqual([basename(path)]);
    },
  );

  it('names files in plain letters, whoever hands in', () => {
    const name = (student: typeof ann) => basename([...handInNames('', student, new Date(0))][0]!);
    expect(name({ name: 'Jürgen Groß', id: '' })).toBe('Jurgen-Gross-19700101-000000.rlrun');
    expect(name({ name: '李雷', id: 'k/../7' })).toBe('k-7-19700101-000000.rlrun');
    expect(name({ name: '李雷', id: '' })).toBe('runs-19700101-000000.rlrun');
  });

  it('asks for a folder and for a name', () => {
    const settings = { yourName: ' Ann  Lee ', studentId: ' 4711 ', handInFolder: folder };
    expect(handInAsSet(settings)).toEqual({ student: ann, folder });
    expect(() => handInAsSet({ ...settings, handInFolder: null })).toThrow('no hand-in folder');
    expect(() => handInAsSet({ ...settings, yourName: ' ' })).toThrow('Whose runs');
  });
});
