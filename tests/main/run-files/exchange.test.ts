import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { exportRuns } from '../../../src/main/run-files/export-runs';
import { importFiles } from '../../../src/main/run-files/import-runs';
import { writeCheckpoint } from '../../../src/main/runs/checkpoint-files';
import { changeAnnotations, readAnnotations } from '../../../src/main/runs/run-annotations';
import { StorageError } from '../../../src/main/runs/storage-error';
import { addRun, exported, linesOf, makeFolder, openStore, removeFolders } from './exchange-fixture';
import { contents, importOne } from './exchange-fixture';
import { say } from '../../../src/shared/language/say';

afterEach(removeFolders);

describe('a run that is handed on', () => {
  it('is the same elsewhere, and says whose it is', async () => {
    const [there, here] = [await openStore(), await openStore()];
    const run = await addRun(there);
    writeFileSync(join(there.folderOf(run.id), 'trainer.log'), 'a line\n');
    await changeAnnotations(there.folderOf(run.id), { tag: ['best'], note: 'look', name: 'Mine' });
    const report = await importOne(here, await exported(there, [run.id], 'Ann Lee'));
    expect(report).toEqual({
      file: 'Ann Lee.rlrun',
      name: 'Ann Lee',
      imported: [run.id],
      already: [],
      remarks: [],
      problem: null,
    });
    const copy = await here.read(run.id);
    expect({ ...copy, updatedAt: '' }).toEqual({
      ...run,
      updatedAt: '',
      checkpointStep: null,
      origin: { name: 'Ann Lee', file: 'Ann Lee.rlrun', id: run.id, importedAt: copy.origin!.importedAt },
    });
    expect(readFileSync(here.metricsFile(run.id), 'utf8')).toBe(
      readFileSync(there.metricsFile(run.id), 'utf8'),
    );
    expect(await here.log(run.id)).toBe('a line\n');
    const { annotations } = await readAnnotations(here.folderOf(run.id));
    expect(annotations).toMatchObject({ tags: ['best'], note: 'look', name: 'Mine' });
    expect(contents(here)).toEqual([run.id]);
  });

  it('is not doubled when it is imported twice, nor when its owner imports it', async () => {
    const [there, here] = [await openStore(), await openStore()];
    const run = await addRun(there);
    const path = await exported(there, [run.id]);
    await importOne(here, path);
    expect(await importOne(here, path)).toMatchObject({ imported: [], already: [run.id], problem: null });
    expect(await importOne(there, path)).toMatchObject({ imported: [], already: [run.id] });
    expect(contents(here)).toEqual([run.id]);
  });

  it('gets another id where another run has its own: two people, the same second, the same seed', async () => {
    const [ann, ben, here] = [await openStore(), await openStore(), await openStore()];
    const one = await addRun(ann, { seed: 3 });
    // The same name and moment, measured at another time.
    const other = await addRun(ben, { seed: 3 });
    await ben.remove(other.id);
    mkdirSync(ben.folderOf(one.id));
    await ben.write({ ...other, id: one.id, createdAt: one.createdAt });
    writeFileSync(ben.metricsFile(one.id), linesOf(5));
    const { files: reports } = await importFiles(here, [
      await exported(ann, [one.id], 'Ann'),
      await exported(ben, [one.id], 'Ben'),
    ]);
    expect(reports.map(({ imported }) => imported)).toEqual([[one.id], [`${one.id}-2`]]);
    expect(say(reports[1]!.remarks[0]!)).toContain(`this one is called ${one.id}-2`);
    expect((await here.read(`${one.id}-2`)).origin).toMatchObject({ name: 'Ben', id: one.id });
    // And neither is doubled.
    expect((await importOne(here, await exported(ben, [one.id], 'Ben'))).already).toEqual([`${one.id}-2`]);
    // Handed on once more, each stays whose it was.
    const third = await openStore();
    await importOne(third, await exported(here, [one.id, `${one.id}-2`], 'Teacher'));
    const names = (await third.list()).runs.map(({ origin }) => origin!.name);
    expect(names.sort()).toEqual(['Ann', 'Ben']);
  });

  it('comes with its newest checkpoint where that is asked for, and is said to have none otherwise', async () => {
    const [there, here] = [await openStore(), await openStore()];
    const state = { phase: 'stopped' as const };
    const run = await addRun(there, { changes: { state, checkpointStep: 40, result: null } });
    const arrays = { w: Float32Array.of(1, 2.5, -3) };
    for (const step of [20, 40])
      await writeCheckpoint(
        there.checkpointFolder(run.id),
        { step, seconds: 1, state: {}, arrays },
        { metrics: { events: 0, bytes: 0 }, inspections: 0 },
      );
    await importOne(here, await exported(there, [run.id], 'Ann', true));
    expect((await here.read(run.id)).checkpointStep).toBe(40);
    expect(readdirSync(here.checkpointFolder(run.id))).toEqual(['000000002']);
    const third = await openStore();
    await importOne(third, await exported(there, [run.id], 'Ann', false));
    expect((await third.read(run.id)).checkpointStep).toBeNull();
  });

  it('is cut at its last whole line and at rest where it was still growing', async () => {
    const [there, here] = [await openStore(), await openStore()];
    const whole = linesOf(30_000);
    const state = { phase: 'running' as const };
    const run = await addRun(there, {
      lines: `${whole}{"type":"epis`,
      changes: { state, result: null, step: 5 },
    });
    let growing = true;
    const grow = (async () => {
      while (growing) {
        appendFileSync(there.metricsFile(run.id), 'ode","step":300010}\n{"type":"epis');
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    })();
    const path = join(makeFolder(), 'growing.rlrun');
    const { remarks } = await exportRuns(there, { ids: [run.id], name: 'Ann', checkpoints: false }, path);
    growing = false;
    await grow;
    expect(say(remarks[0]!)).toContain('1 run was still at work');
    await importOne(here, path);
    const text = readFileSync(here.metricsFile(run.id), 'utf8');
    expect(text.startsWith(whole)).toBe(true);
    expect(text.endsWith('\n')).toBe(true);
    expect(await here.read(run.id)).toMatchObject({
      state: { phase: 'stopped' },
      step: 300_000,
      owner: null,
    });
  });

  it('that becomes shorter while it is written is refused, and no file is left', async () => {
    const there = await openStore();
    const run = await addRun(there, { lines: linesOf(200_000) });
    const folder = makeFolder();
    const exporting = exportRuns(
      there,
      { ids: [run.id], name: 'Ann', checkpoints: false },
      join(folder, 'short.rlrun'),
    );
    exporting.catch(() => undefined);
    await expect.poll(() => readdirSync(folder).length, { interval: 1 }).toBe(1);
    truncateSync(there.metricsFile(run.id), 100);
    await expect(exporting).rejects.toThrow(/changed while it was written\. Try again/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('names the folder where it cannot be written, and leaves what was there', async () => {
    const there = await openStore();
    const run = await addRun(there);
    const order = { ids: [run.id], name: 'Ann', checkpoints: false };
    await expect(exportRuns(there, order, join(makeFolder(), 'none', 'a.rlrun'))).rejects.toThrow(
      StorageError,
    );
    const folder = makeFolder();
    mkdirSync(join(folder, 'a.rlrun'));
    await expect(exportRuns(there, order, join(folder, 'a.rlrun'))).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['a.rlrun']);
    if (process.getuid?.() === 0) return;
    chmodSync(folder, 0o500);
    await expect(exportRuns(there, order, join(folder, 'b.rlrun'))).rejects.toThrow(/no permission/);
    chmodSync(folder, 0o700);
  });
});
