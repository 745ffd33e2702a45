import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { exportRuns } from '../../../src/main/run-files/export-runs';
import { importFiles } from '../../../src/main/run-files/import-runs';
import { ownIdentity } from '../../../src/platform/process-identity';
import { writeCheckpoint } from '../../../src/main/runs/checkpoint-files';
import { changeAnnotations, readAnnotations } from '../../../src/main/runs/run-annotations';
import type { RunStore } from '../../../src/main/runs/run-store';
import { StorageError } from '../../../src/main/runs/storage-error';
import { CancelledError } from '../../../src/main/work/work';
import type { WorkProgress } from '../../../src/shared/work';
import {
  addRun,
  archive,
  exported,
  linesOf,
  makeFolder,
  manifest,
  openStore,
  removeFolders,
} from './exchange-fixture';

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

/** Everything that a data folder holds of runs; nothing half-written may be among it. */
const contents = (store: RunStore) => [
  ...readdirSync(join(store.folder, 'runs')),
  ...(existsSync(join(store.folder, 'incoming')) ? readdirSync(join(store.folder, 'incoming')) : []),
  ...readdirSync(store.folder).filter((name) => name.endsWith('.lock')),
];

async function importOne(store: RunStore, path: string) {
  const [report] = (await importFiles(store, [path])).files;
  return report!;
}

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

  const start = { metrics: { events: 0, bytes: 0 }, inspections: 0 };

  describe('that is here already', () => {
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
          expect(remarks[0]!.en).toContain('restored from the file');
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
        expect(report.remarks[0]!.en).toContain('restored from the file');
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
      expect((await importOne(here, path)).remarks[0]!.en).toContain('is at work here');
      expect(readFileSync(here.metricsFile(id), 'utf8')).toBe(shorter);
      await here.write(stopped);
      expect((await importOne(here, path)).remarks[0]!.en).toContain('up to step 1200; it has been brought');
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
      expect(remarks[0]!.en).toContain(
        'goes further here (up to step 3000) than in the file (up to step 2000)',
      );
      expect(readFileSync(here.metricsFile(id), 'utf8')).toBe(more);
    });

    it('is the same where it was resumed and measured the same at other times', async () => {
      const { here, path, id } = await handedOn();
      const [first, ...others] = lines.split(/(?<=\n)/);
      const later =
        first + others.join('').replaceAll(/"seconds":(\d+),"at":(\d+)/g, '"seconds":$15,"at":$17');
      expect(later).not.toBe(lines);
      const half = later.split('\n').slice(0, 50).join('\n') + '\n';
      writeFileSync(here.metricsFile(id), later);
      expect(await importOne(here, path)).toMatchObject({ already: [id], imported: [], remarks: [] });
      writeFileSync(here.metricsFile(id), half);
      expect((await importOne(here, path)).remarks[0]!.en).toContain('remove the one here first');
      expect(readFileSync(here.metricsFile(id), 'utf8')).toBe(half);
    });

    it('is taken in beside it where both went on differently, and only once', async () => {
      const { here, path, id } = await handedOn();
      writeFileSync(here.metricsFile(id), shorter + linesOf(3));
      expect((await importOne(here, path)).imported).toEqual([`${id}-2`]);
      expect((await importOne(here, path)).already).toEqual([`${id}-2`]);
    });
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
    expect(reports[1]!.remarks[0]!.en).toContain(`this one is called ${one.id}-2`);
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
    expect(remarks[0]!.en).toContain('1 run was still at work');
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

describe('what others made', () => {
  /** A run as an archive holds it, to be spoilt. */
  async function parts(changes: object = {}, lines = linesOf(3)) {
    const run = await addRun(await openStore());
    return {
      id: run.id,
      'rl-lab-runs.json': manifest([run.id]),
      record: `runs/${run.id}/run.json`,
      metrics: `runs/${run.id}/metrics.jsonl`,
      entries: {
        'rl-lab-runs.json': manifest([run.id]),
        [`runs/${run.id}/run.json`]: JSON.stringify({ ...run, ...changes }),
        [`runs/${run.id}/metrics.jsonl`]: lines,
      } as Record<string, string | Buffer>,
    };
  }

  async function problemWith(path: string): Promise<string> {
    const here = await openStore();
    const { imported, problem } = await importOne(here, path);
    expect(imported).toEqual([]);
    expect(contents(here)).toEqual([]);
    expect(problem).not.toBeNull();
    expect(problem!.de).not.toBe(problem!.en);
    return problem!.en;
  }

  it('is imported where it is as it should be', async () => {
    const { id, entries } = await parts();
    const here = await openStore();
    expect(await importOne(here, await archive(entries))).toMatchObject({ imported: [id], problem: null });
  });

  it('cannot write anywhere else', async () => {
    for (const name of ['../../evil.txt', '/etc/evil', 'runs/../../evil', 'C:/evil', 'runs\\..\\evil']) {
      const { entries } = await parts();
      // The library that writes archives refuses such names: they are put in afterwards, of the same length.
      const stand = 'x'.repeat(name.length);
      const path = await archive({ ...entries, [stand]: 'evil' });
      const bytes = readFileSync(path);
      for (let at = bytes.indexOf(stand); at >= 0; at = bytes.indexOf(stand, at + 1))
        bytes.write(name, at, 'latin1');
      writeFileSync(path, bytes);
      expect(await problemWith(path)).toMatch(/^strange\.rlrun: /);
      expect(existsSync(join(dirname(path), 'evil.txt'))).toBe(false);
    }
  });

  it.each(['notes.txt', 'runs/a/evil.sh', 'runs/a/checkpoints/x/state.json', 'runs/.hidden/run.json'])(
    'is refused with an entry that belongs to no run: %s',
    async (name) => {
      const { entries } = await parts();
      expect(await problemWith(await archive({ ...entries, [name]: 'x' }))).toContain(
        `strange.rlrun: it holds "${name}"`,
      );
    },
  );

  it('cannot fill the disk with what was packed very small', async () => {
    const { entries, metrics } = await parts();
    const bomb = await archive({ ...entries, [metrics]: Buffer.alloc(40 << 20, ' \n') });
    expect(await problemWith(bomb)).toMatch(/metrics\.jsonl would become \d+ times larger when unpacked/);
    const noLine = await archive({ ...entries, [metrics]: Buffer.alloc(900_000, 'a') });
    expect(await problemWith(noLine)).toContain('none of its');
  });

  it.each([
    ['text', 'hello', 'no file of runs, or its end is missing'],
    ['empty', '', 'no file of runs, or its end is missing'],
  ])('is refused where it is no archive: %s', async (_what, content, reason) => {
    const path = join(makeFolder(), 'foreign.rlrun');
    writeFileSync(path, content);
    const problem = await problemWith(path);
    expect(problem).toContain(reason);
    expect(problem).toContain('foreign.rlrun');
  });

  it('is refused where its end is missing, or a byte of it is another', async () => {
    const there = await openStore();
    const path = await exported(there, [(await addRun(there, { lines: linesOf(2000) })).id]);
    const bytes = readFileSync(path);
    const cut = join(makeFolder(), 'cut.rlrun');
    writeFileSync(cut, bytes.subarray(0, bytes.length - 200));
    expect(await problemWith(cut)).toContain('cut.rlrun');
    const flipped = join(makeFolder(), 'flipped.rlrun');
    const at = Math.floor(bytes.length * 0.5);
    bytes[at] = bytes[at]! ^ 0x55;
    writeFileSync(flipped, bytes);
    expect(await problemWith(flipped)).toContain('flipped.rlrun');
  });

  it.each([
    ['another archive', { 'a.txt': 'x' }, /without rl-lab-runs\.json/],
    ['a newer version', { 'rl-lab-runs.json': manifest(['a'], { schema: 2 }) }, /newer version.*schema 2/],
    ['a manifest without a name', { 'rl-lab-runs.json': manifest(['a'], { name: '' }) }, /name/],
    ['a torn manifest', { 'rl-lab-runs.json': '{"format"' }, /line 1, column 10/],
    ['a manifest alone', { 'rl-lab-runs.json': manifest(['a']) }, /its files are missing/],
  ])('is refused: %s', async (_what, entries, reason) => {
    expect(await problemWith(await archive(entries as Record<string, string>))).toMatch(reason);
  });

  it.each([
    ['a negative step', { step: -1 }, /run\.json: step/],
    ['an endless training', { seconds: 1e300 }, /run\.json: seconds/],
    ['a date that is none', { createdAt: 'yesterday' }, /run\.json: createdAt/],
    ['a newer record', { schema: 9 }, /newer version/],
    ['an experiment that is none', { experiment: { environment: 'x' } }, /experiment/],
    ['the record of another run', { id: 'other' }, /belongs to the run other/],
    ['a huge name', { name: 'x'.repeat(1000) }, /run\.json: name/],
  ])('is refused: %s', async (_what, changes, reason) => {
    const { entries } = await parts(changes);
    expect(await problemWith(await archive(entries))).toMatch(reason);
  });

  it.each([
    [
      'steps without end',
      '{"type":"episode","step":1e300,"seconds":1,"episode":1,"return":1,"length":1}\n',
      /step is 1e\+300/,
    ],
    [
      'negative times',
      '{"type":"episode","step":1,"seconds":-1,"episode":1,"return":1,"length":1}\n',
      /seconds is -1/,
    ],
    ['something else altogether', 'hello\nworld\n', /none of its lines/],
  ])('is refused where it measured %s', async (_what, lines, reason) => {
    const { entries } = await parts({}, lines);
    expect(await problemWith(await archive(entries))).toMatch(reason);
  });

  it('loses single lines that make no sense, and says so', async () => {
    const { id, entries } = await parts({}, `${linesOf(2)}nonsense\n${linesOf(1)}`);
    const inspection = { step: 1, return: 1, length: 1, episode: 7 };
    entries[`runs/${id}/inspections.jsonl`] = `${JSON.stringify(inspection)}\n`;
    const here = await openStore();
    const { imported, remarks } = await importOne(here, await archive(entries));
    expect(imported).toEqual([id]);
    expect(remarks.map(({ en }) => en).join(' ')).toMatch(
      /1 line cannot be understood and is left out.*1 recorded episode cannot be shown/,
    );
    expect(await here.inspections(id)).toEqual([]);
  });

  it('does not keep the others of a selection away, nor a bad run the others of its file', async () => {
    const [there, here] = [await openStore(), await openStore()];
    const good = await addRun(there, { seed: 2 });
    const { id, entries } = await parts();
    entries['runs/bad/run.json'] = '{"schema": 1}';
    entries['rl-lab-runs.json'] = manifest([id, 'bad']);
    const foreign = join(makeFolder(), 'foreign.rlrun');
    writeFileSync(foreign, 'x');
    const missing = join(makeFolder(), 'missing.rlrun');
    const { files: reports } = await importFiles(here, [
      foreign,
      missing,
      await archive(entries),
      await exported(there, [good.id], 'Ben'),
    ]);
    expect(reports.map(({ imported }) => imported)).toEqual([[], [], [id], [good.id]]);
    expect(reports.map(({ problem }) => problem === null)).toEqual([false, false, true, true]);
    expect(reports[1]!.problem).toEqual({
      en: `${basename(missing)} cannot be read: there is no such file (ENOENT)`,
      de: `${basename(missing)} ist nicht lesbar: die Datei gibt es nicht (ENOENT)`,
    });
    expect(reports[2]!.remarks[0]!.en).toMatch(/The run bad was left out: id/);
    expect(contents(here).sort()).toEqual([id, good.id].sort());
  });

  it('is imported once by two programs at the same time', async () => {
    const [there, here] = [await openStore(), await openStore()];
    const path = await exported(there, [(await addRun(there)).id]);
    const reports = (await Promise.all(Array.from({ length: 4 }, () => importFiles(here, [path])))).flatMap(
      ({ files }) => files,
    );
    expect(reports.flatMap(({ imported }) => imported)).toHaveLength(1);
    expect(reports.flatMap(({ already }) => already)).toHaveLength(3);
  });
});
