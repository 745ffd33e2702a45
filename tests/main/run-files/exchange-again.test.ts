import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ownIdentity } from '../../../src/platform/process-identity';
import { writeCheckpoint } from '../../../src/main/runs/checkpoint-files';
import { changeAnnotations, readAnnotations } from '../../../src/main/runs/run-annotations';
import type { RunStore } from '../../../src/main/runs/run-store';
import { addRun, exported, linesOf, openStore, removeFolders } from './exchange-fixture';
import { contents, importOne } from './exchange-fixture';
import { say } from '../../../src/shared/language/say';

afterEach(removeFolders);

/** An inspection that can be shown, as a line. */
const inspectionLine = (step: number) =>
  `${JSON.stringify({
    step,
    return: 1,
    length: 1,
    episode: { return: 1, terminated: true, states: [[0], [1]], actions: [0], rewards: [1], values: null },
    slice: null,
    table: null,
  })}\n`;

describe('a run that is handed on and is here already', () => {
  const start = { metrics: { events: 0, bytes: 0 }, inspections: 0 };
  const lines = linesOf(200);
  const shorter = lines.split('\n').slice(0, 120).join('\n') + '\n';
  const checkpoint = (step: number) =>
    [{ step, seconds: 1, state: {}, arrays: { w: Float32Array.of(step) } }, start] as const;

  /** A file of a finished run with everything, and a data folder that has taken it in. */
  async function handedOn() {
    const [there, here] = [await openStore(), await openStore()];
    const run = await addRun(there, { lines, changes: { step: 2000, checkpointStep: 2000 } });
    writeFileSync(join(there.folderOf(run.id), 'trainer.log'), 'a line\n');
    writeFileSync(there.inspectionFile(run.id), inspectionLine(1000));
    await changeAnnotations(there.folderOf(run.id), { note: 'look' });
    await writeCheckpoint(there.checkpointFolder(run.id), ...checkpoint(2000));
    const path = await exported(there, [run.id], 'Ann', true);
    await importOne(here, path);
    return { here, path, id: run.id };
  }

  /** All that a run consists of, but for the times of its record. */
  function whole(store: RunStore, id: string): Record<string, string> {
    const found: Record<string, string> = {};
    for (const name of readdirSync(store.folderOf(id), { recursive: true, encoding: 'utf8' }).sort()) {
      const path = join(store.folderOf(id), name);
      // Checkpoints are counted anew.
      if (statSync(path).isFile() && name !== 'run.json')
        found[name.replace(/\d{9}/, 'N')] = readFileSync(path, 'latin1');
    }
    return found;
  }

  it('is left as it is where it is whole', async () => {
    const { here, path, id } = await handedOn();
    const before = { ...whole(here, id), record: await here.read(id) };
    expect(await importOne(here, path)).toMatchObject({ imported: [], already: [id], remarks: [] });
    expect({ ...whole(here, id), record: await here.read(id) }).toEqual(before);
  });

  it('is mended where a power cut has emptied or shortened its files, or filled them with zeros', async () => {
    const { here, path, id } = await handedOn();
    const sound = whole(here, id);
    const record = await here.read(id);
    const files = Object.keys(sound).map((name) => name.replace('N', '000000001'));
    expect(files.length).toBe(7);
    const damages = {
      empty: () => '',
      shortened: (text: string) => text.slice(0, Math.floor(text.length / 2)),
      zeros: (text: string) => text.slice(0, 1) + '\0'.repeat(text.length - 1),
    };
    for (const damage of Object.values(damages))
      for (const chosen of [files, ...files.map((file) => [file])]) {
        for (const name of chosen) {
          const file = join(here.folderOf(id), name);
          writeFileSync(file, damage(readFileSync(file, 'latin1')), 'latin1');
        }
        const { already, imported, remarks } = await importOne(here, path);
        expect({ chosen, already, imported, remarks: remarks.length }).toEqual({
          chosen,
          already: [id],
          imported: [],
          remarks: 1,
        });
        expect(say(remarks[0]!)).toContain('restored from the file');
        const now = whole(here, id);
        await expect(readAnnotations(here.folderOf(id))).resolves.toMatchObject({
          annotations: { note: 'look' },
        });
        for (const name of Object.keys(sound).filter((name) => !name.includes('annotations')))
          expect([chosen, name, now[name]]).toEqual([chosen, name, sound[name]]);
        expect({ ...(await here.read(id)), updatedAt: '' }).toEqual({ ...record, updatedAt: '' });
        // As it was taken in, for the next damage.
        rmSync(here.checkpointFolder(id), { recursive: true });
        await writeCheckpoint(here.checkpointFolder(id), ...checkpoint(2000));
      }
  });

  it('gets its record back where that is destroyed, and what stood there is kept', async () => {
    const { here, path, id } = await handedOn();
    const sound = whole(here, id);
    const { updatedAt, origin, ...record } = await here.read(id);
    const file = join(here.folderOf(id), 'run.json');
    for (const [n, destroyed] of ['', '{"schema": 1', '[]', '{"schema": 1, "id": "x"}', null].entries()) {
      if (destroyed === null) rmSync(file);
      else writeFileSync(file, destroyed);
      expect((await here.list()).runs).toEqual([]);
      const report = await importOne(here, path);
      expect(report).toMatchObject({ imported: [], already: [id], problem: null });
      expect(say(report.remarks[0]!)).toContain('restored from the file');
      const mended = await here.read(id);
      expect(mended).toMatchObject({ ...record, origin: { name: origin!.name, id: origin!.id } });
      expect(updatedAt <= mended.updatedAt).toBe(true);
      const aside = join(here.folderOf(id), `run.damaged${n === 0 ? '' : `-${n + 1}`}.json`);
      if (destroyed === null) expect(existsSync(aside)).toBe(false);
      else expect(readFileSync(aside, 'utf8')).toBe(destroyed);
      expect(whole(here, id)).toMatchObject(sound);
      expect(readdirSync(join(here.folder, 'runs'))).toEqual([id]);
    }
  });

  it('keeps its record where a later version wrote it, and is taken in beside it', async () => {
    const { here, path, id } = await handedOn();
    const file = join(here.folderOf(id), 'run.json');
    writeFileSync(file, '{"schema": 99}');
    expect(await importOne(here, path)).toMatchObject({ imported: [`${id}-2`] });
    expect(readFileSync(file, 'utf8')).toBe('{"schema": 99}');
  });

  it('is taken in beside a destroyed run that has measured something else', async () => {
    const { here, path, id } = await handedOn();
    writeFileSync(join(here.folderOf(id), 'run.json'), '');
    writeFileSync(here.metricsFile(id), linesOf(3));
    expect(await importOne(here, path)).toMatchObject({ imported: [`${id}-2`] });
    expect(readFileSync(join(here.folderOf(id), 'run.json'), 'utf8')).toBe('');
  });

  it('is brought up to date where it is shorter, but not while somebody works on it', async () => {
    const { here, path, id } = await handedOn();
    const finished = await here.read(id);
    const stopped = { ...finished, state: { phase: 'stopped' as const }, step: 1200, result: null };
    writeFileSync(here.metricsFile(id), shorter);
    await here.write({ ...stopped, owner: { ...ownIdentity(), trainer: null } });
    expect(say((await importOne(here, path)).remarks[0]!)).toContain('is at work here');
    expect(readFileSync(here.metricsFile(id), 'utf8')).toBe(shorter);
    await here.write(stopped);
    expect(say((await importOne(here, path)).remarks[0]!)).toContain('up to step 1,200; it has been brought');
    expect(readFileSync(here.metricsFile(id), 'utf8')).toBe(lines);
    expect({ ...(await here.read(id)), updatedAt: '' }).toEqual({ ...finished, updatedAt: '' });
    expect(contents(here)).toEqual([id]);
  });

  it('stays where it is longer, and that is said', async () => {
    const { here, path, id } = await handedOn();
    const more = lines + linesOf(3);
    writeFileSync(here.metricsFile(id), more);
    await here.write({ ...(await here.read(id)), step: 3000 });
    const { already, remarks } = await importOne(here, path);
    expect(already).toEqual([id]);
    expect(say(remarks[0]!)).toContain(
      'goes further here (up to step 3,000) than in the file (up to step 2,000)',
    );
    expect(readFileSync(here.metricsFile(id), 'utf8')).toBe(more);
  });

  it('is the same where it was resumed and measured the same at other times', async () => {
    const { here, path, id } = await handedOn();
    const [first, ...others] = lines.split(/(?<=\n)/);
    const later = first + others.join('').replaceAll(/"seconds":(\d+),"at":(\d+)/g, '"seconds":$15,"at":$17');
    expect(later).not.toBe(lines);
    const half = later.split('\n').slice(0, 50).join('\n') + '\n';
    writeFileSync(here.metricsFile(id), later);
    expect(await importOne(here, path)).toMatchObject({ already: [id], imported: [], remarks: [] });
    writeFileSync(here.metricsFile(id), half);
    expect(say((await importOne(here, path)).remarks[0]!)).toContain('remove the one here first');
    expect(readFileSync(here.metricsFile(id), 'utf8')).toBe(half);
  });

  it('is taken in beside it where both went on differently, and only once', async () => {
    const { here, path, id } = await handedOn();
    writeFileSync(here.metricsFile(id), shorter + linesOf(3));
    expect((await importOne(here, path)).imported).toEqual([`${id}-2`]);
    expect((await importOne(here, path)).already).toEqual([`${id}-2`]);
  });
});
