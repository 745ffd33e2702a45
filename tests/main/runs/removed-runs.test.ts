import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownIdentity } from '../../../src/platform/process-identity';
import { tagOfTemporary, temporaryName } from '../../../src/main/files/atomic-file';
import { tryLock } from '../../../src/main/runs/file-lock';
import { annotationLock, readAnnotations, RunAnnotations } from '../../../src/main/runs/run-annotations';
import { writeIntoRun } from '../../../src/main/runs/staging';
import { UnknownRunError } from '../../../src/main/runs/run-errors';
import { StorageError } from '../../../src/main/runs/storage-error';
import { emptyStore, experiment, given } from './empty-store';

const at = emptyStore();

describe('the bin', () => {
  it('keeps what this process removed, and forgets what a dead one did', async () => {
    const [ours, theirs] = [
      await at.store.create(experiment, given),
      await at.store.create(experiment, given),
    ];
    await at.store.remove(ours.id);
    await at.store.remove(theirs.id);
    expect((await at.store.list()).runs).toEqual([]);
    await expect(at.store.read(ours.id)).rejects.toThrow(UnknownRunError);
    const note = join(at.folder, 'bin', theirs.id, 'removed.json');
    writeFileSync(
      note,
      JSON.stringify({ at: new Date().toISOString(), by: { ...ownIdentity(), started: 'x' } }),
    );
    await at.store.emptyBin(60_000);
    expect(readdirSync(join(at.folder, 'bin')).length).toBe(2);
    if (process.platform === 'linux') {
      await at.store.emptyBin();
      expect(readdirSync(join(at.folder, 'bin'))).toEqual([ours.id]);
    }
    expect(await at.store.restore(ours.id)).toEqual(ours);
    expect(readdirSync(at.store.folderOf(ours.id))).toEqual(['run.json']);
    await expect(at.store.restore(ours.id)).rejects.toThrow(UnknownRunError);
  });
});

describe('a removal', () => {
  it('that cannot be noted leaves the run where it is', async () => {
    const { id } = await at.store.create(experiment, given);
    mkdirSync(join(at.store.folderOf(id), 'removed.json'));
    await expect(at.store.remove(id)).rejects.toThrow(StorageError);
    expect((await at.store.list()).runs.map((run) => run.id)).toEqual([id]);
    expect(readdirSync(join(at.folder, 'bin'))).toEqual([]);
  });

  it('without a note, of an earlier version that was killed, is noted and kept for a day', async () => {
    const { id } = await at.store.create(experiment, given);
    await at.store.remove(id);
    const note = join(at.folder, 'bin', id, 'removed.json');
    for (const text of [null, '', '{"at": 7}']) {
      if (text === null) rmSync(note);
      else writeFileSync(note, text);
      await at.store.emptyBin();
      await at.store.emptyBin();
      expect(readdirSync(join(at.folder, 'bin'))).toEqual([id]);
    }
  });

  it('and a start in one process at a time: one of both happens, and the other is told why', async () => {
    for (let round = 0; round < 20; round++) {
      const { id } = await at.store.create(experiment, given);
      const owner = { ...ownIdentity(), trainer: null };
      const [removed, claimed] = await Promise.all([
        at.store.remove(id).catch((error: unknown) => error),
        at.store.claim(id, owner).catch((error: unknown) => error),
      ]);
      const wasRemoved = readdirSync(join(at.folder, 'bin')).includes(id);
      expect(removed === true).toBe(wasRemoved);
      if (wasRemoved && claimed !== null) expect(String(claimed)).toMatch(/in the bin: restore it first/);
      if (!wasRemoved) expect(claimed).toMatchObject({ record: { owner } });
    }
  });
});

describe('a run that is written into while it is removed', () => {
  const noTrace = (place: string, id: string) =>
    expect(
      readdirSync(join(at.folder, place, id)).filter((name) => /\.(?:tmp|lock|takeover)$/.test(name)),
    ).toEqual([]);

  it('is let finish, and takes nothing half made with it', async () => {
    for (let round = 0; round < 24; round++) {
      const { id } = await at.store.create(experiment, given);
      const annotations = new RunAnnotations((run) => at.store.folderOf(run));
      const annotated = at.store
        .unlessRemoved(id, () => annotations.change(id, { note: 'n'.repeat(15_000) }))
        .catch((error: unknown) => error);
      // One moment of the writing after the other.
      for (let turn = 0; turn < round; turn++) await new Promise((resolve) => setImmediate(resolve));
      expect(await at.store.remove(id)).toBe(true);
      noTrace('bin', id);
      const refused = await annotated;
      if (refused !== undefined) expect(String(refused)).toMatch(/in the bin: restore it first/);
      noTrace('bin', id);
      await at.store.restore(id);
      noTrace('runs', id);
      expect((await readAnnotations(at.store.folderOf(id))).annotations.note === '').toBe(
        refused !== undefined,
      );
    }
  });

  it('waits for who holds it, and both locks end', async () => {
    const { id } = await at.store.create(experiment, given);
    const unlock = (await tryLock(annotationLock(at.store.folderOf(id))))!;
    const removal = at.store.remove(id);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(readdirSync(join(at.folder, 'bin'))).toEqual([]);
    await unlock();
    expect(await removal).toBe(true);
    expect(readdirSync(join(at.folder, 'bin', id)).sort()).toEqual(['removed.json', 'run.json']);
  });

  it('keeps no part of a file that somebody else puts into its folder', async () => {
    const { id } = await at.store.create(experiment, given);
    const file = join(at.store.folderOf(id), 'chart.png');
    const written = writeIntoRun(at.folder, file, async (path) => {
      writeFileSync(path, 'half');
      await at.store.remove(id);
      writeFileSync(path, 'whole');
    });
    await expect(at.store.unlessRemoved(id, () => written)).rejects.toThrow(/in the bin: restore it first/);
    expect(readdirSync(join(at.folder, 'bin', id)).sort()).toEqual(['removed.json', 'run.json']);
    expect(readdirSync(join(at.folder, 'incoming'))).toEqual([]);
  });

  it('is brought back without what killed processes left in it', async () => {
    const { id } = await at.store.create(experiment, given);
    await at.store.remove(id);
    const dead = { ...ownIdentity(), pid: 4_190_000, started: null };
    const tag = tagOfTemporary(temporaryName('x'))!.replace(`-${process.pid}-`, '-4190000-');
    for (const name of ['claim.lock', 'annotations.lock'])
      writeFileSync(join(at.folder, 'bin', id, name), JSON.stringify(dead));
    writeFileSync(join(at.folder, 'bin', id, `annotations.json.${tag}-3.tmp`), '{');
    await at.store.restore(id);
    expect(readdirSync(at.store.folderOf(id))).toEqual(['run.json']);
  });
});
