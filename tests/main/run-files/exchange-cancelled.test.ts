import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { exportRuns } from '../../../src/main/run-files/export-runs';
import { importFiles } from '../../../src/main/run-files/import-runs';
import { CancelledError } from '../../../src/main/work/work';
import type { WorkProgress } from '../../../src/shared/work';
import { addRun, exported, linesOf, makeFolder, openStore, removeFolders } from './exchange-fixture';
import { contents } from './exchange-fixture';

afterEach(removeFolders);

describe('an export or import that is cancelled', () => {
  /** Cancels as soon as what it hears says so. */
  function cancelsWhen(says: (progress: WorkProgress) => boolean) {
    const stop = new AbortController();
    const heard: WorkProgress[] = [];
    const tell = (progress: WorkProgress) => {
      heard.push(progress);
      if (says(progress)) stop.abort();
    };
    return { heard, watcher: { signal: stop.signal, tell } };
  }

  it.each([
    ['before the file is begun', ({ stage }: WorkProgress) => stage === 'reading'],
    ['with the first piece', ({ stage }: WorkProgress) => stage === 'writing'],
    ['in the middle', ({ share }: WorkProgress) => share > 0.5],
    ['at its very end', ({ share }: WorkProgress) => share === 1],
  ])('%s leaves the folder as it was', async (_, says) => {
    const there = await openStore();
    const ids: string[] = [];
    for (const seed of [1, 2]) ids.push((await addRun(there, { seed, lines: linesOf(5000) })).id);
    const folder = makeFolder();
    const path = join(folder, 'a.rlrun');
    writeFileSync(path, 'before');
    const { watcher, heard } = cancelsWhen(says);
    const order = { ids, name: 'Ann', checkpoints: false };
    await expect(exportRuns(there, order, path, watcher)).rejects.toThrow(CancelledError);
    expect(heard.some(says)).toBe(true);
    expect(readdirSync(folder)).toEqual(['a.rlrun']);
    expect(readFileSync(path, 'utf8')).toBe('before');
  });

  it('tells of every run in order, up to the whole', async () => {
    const there = await openStore();
    const ids: string[] = [];
    for (const seed of [1, 2, 3]) ids.push((await addRun(there, { seed, lines: linesOf(3000) })).id);
    const { watcher, heard } = cancelsWhen(() => false);
    await exportRuns(there, { ids, name: 'Ann', checkpoints: false }, join(makeFolder(), 'a.rlrun'), watcher);
    const writing = heard.filter(({ stage }) => stage === 'writing');
    expect([...new Set(writing.flatMap(({ run }) => run?.at ?? []))]).toEqual([1, 2, 3]);
    const shares = heard.map(({ share }) => share);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('keeps the runs of the files before, names the others, and leaves nothing of these', async () => {
    const [there, here] = [await openStore(), await openStore()];
    const first = await addRun(there, { seed: 1 });
    const second = await addRun(there, { seed: 2, lines: linesOf(5000) });
    const third = await addRun(there, { seed: 3 });
    const paths = [
      await exported(there, [first.id], 'Ann'),
      await exported(there, [second.id, third.id], 'Ben'),
      await exported(there, [third.id], 'Cleo'),
    ];
    const { watcher, heard } = cancelsWhen(({ file, run }) => file!.at === 2 && run?.at === 2);
    const report = await importFiles(here, paths, watcher);
    expect(report.files.map(({ imported }) => imported)).toEqual([[first.id]]);
    expect(report.notTaken).toEqual(['Ben.rlrun', 'Cleo.rlrun']);
    expect(contents(here)).toEqual([first.id]);
    expect(heard.at(-1)).toMatchObject({ stage: 'unpacking', file: { at: 2, of: 3 } });
    // What was cancelled can be taken in later.
    const again = await importFiles(here, paths);
    expect(again.notTaken).toEqual([]);
    expect(again.files.map(({ imported }) => imported)).toEqual([[], [second.id, third.id], []]);
    expect(contents(here).sort()).toEqual([first.id, second.id, third.id].sort());
  });
});
