import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requireExperiment } from '../../../src/shared/experiment';
import { ownIdentity } from '../../../src/platform/process-identity';
import { tagOfTemporary, temporaryName } from '../../../src/main/files/atomic-file';
import { tryLock } from '../../../src/main/runs/file-lock';
import { annotationLock, readAnnotations, RunAnnotations } from '../../../src/main/runs/run-annotations';
import { writeIntoRun } from '../../../src/main/runs/staging';
import { runIdFor } from '../../../src/main/runs/run-id';
import { DamagedRunError } from '../../../src/main/runs/run-record';
import { UnknownRunError } from '../../../src/main/runs/run-errors';
import { RunStore } from '../../../src/main/runs/run-store';
import { StorageError } from '../../../src/main/runs/storage-error';

const experiment = requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn' });
const given = { preset: null, versions: { program: '1' }, owner: null };
let folder: string;
let store: RunStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rl-lab-store-'));
  store = await RunStore.open(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('run ids', () => {
  it('tell when and what', () => {
    expect(runIdFor(experiment, new Date(2026, 10, 22, 22, 5, 1))).toBe('20261122-220501-cartpole-dqn-s1');
  });

  it('are unique although many runs start in the same second, in the bin as well', async () => {
    const first = await store.create(experiment, given);
    await store.remove(first.id);
    const ids = await Promise.all(
      Array.from({ length: 20 }, async () => (await store.create(experiment, given)).id),
    );
    expect(new Set([first.id, ...ids]).size).toBe(21);
  });

  it('never lead out of the data folder', () => {
    for (const id of ['..', '../runs', 'a/b', 'a\\b', '', '.hidden'])
      expect(() => store.folderOf(id)).toThrow(UnknownRunError);
  });
});

describe('records', () => {
  it('hold nothing when they are read that would control a terminal, wherever it stood', async () => {
    const { id } = await store.create(experiment, given);
    const path = join(store.folderOf(id), 'run.json');
    const stored = JSON.parse(readFileSync(path, 'utf8')) as Record<string, object>;
    const hostile = '\u001b]0;owned\u0007\u001b[2J\u009b1m\u202e';
    const experimentOf = { ...stored['experiment'], algorithm: `new${hostile}`, map: `SF\nFG${hostile}` };
    const damaged = {
      ...stored,
      name: `a\nb${hostile}`,
      preset: hostile,
      state: { phase: 'crashed', reason: `It said:\n${hostile}` },
      experiment: { ...experimentOf, hyperparameters: { [hostile]: hostile } },
      versions: { [hostile]: hostile },
      origin: { name: hostile, file: hostile, importedAt: hostile, id: hostile },
      assignment: { id: hostile, title: `a\n${hostile}`, kind: 'text', question: `Why?\n${hostile}` },
      owner: { host: hostile, pid: 1, started: hostile, trainer: null },
    };
    writeFileSync(path, JSON.stringify(damaged));
    for (const record of [await store.read(id), ...(await store.list()).runs]) {
      const texts: string[] = [];
      JSON.stringify(record, (name, part: unknown) => {
        texts.push(name, typeof part === 'string' ? part : '');
        return part;
      });
      // eslint-disable-next-line no-control-regex
      expect(texts.filter((text) => /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/.test(text))).toEqual(
        [],
      );
      expect(record.name).toBe('a\\u000ab\\u001b]0;owned\\u0007\\u001b[2J\\u009b1m\\u202e');
      // A map and a question have lines, a title has none.
      expect(record.experiment['map']).toContain('SF\nFG');
      expect(record.assignment).toMatchObject({ question: expect.stringContaining('Why?\n') as unknown });
      expect(record.assignment!.title).not.toContain('\n');
    }
  });

  it('come back as they were written, a mean that is no number included', async () => {
    const record = {
      ...(await store.create(experiment, { ...given, owner: { ...ownIdentity(), trainer: null } })),
      state: { phase: 'crashed' as const, reason: 'why', reasonDe: 'warum' },
      result: { episodes: 2, mean: NaN, std: 1 },
    };
    await store.write(record);
    const read = await store.read(record.id);
    expect({ ...read, updatedAt: '' }).toEqual({ ...record, updatedAt: '' });
    expect(readdirSync(store.folderOf(record.id))).toEqual(['run.json']);
  });

  it('of a hundred writers at once are always whole', async () => {
    const record = await store.create(experiment, given);
    let done = false;
    const writing = Promise.all(
      Array.from({ length: 100 }, (_, step) => store.write({ ...record, step })),
    ).then(() => (done = true));
    while (!done) expect((await store.read(record.id)).id).toBe(record.id);
    await writing;
  });

  it.each([
    ['is missing', null, 'run.json is missing'],
    ['is torn', '{"schema": 1, "id": "', 'line 1, column 21'],
    ['is empty', '', 'ends too early'],
    ['is of a newer version', '{"schema": 2}', 'newer version'],
    ['lacks a field', '{"schema": 1, "id": "broken"}', 'name'],
    ['is no object', '[]', 'run.json'],
  ])('list a folder apart whose run.json %s, and leave it alone', async (_what, text, reason) => {
    const sound = await store.create(experiment, given);
    const broken = join(folder, 'runs', 'broken');
    mkdirSync(broken);
    if (text !== null) writeFileSync(join(broken, 'run.json'), text);
    writeFileSync(join(folder, 'runs', 'a file'), '');
    const { runs, damaged } = await store.list();
    expect(runs.map(({ id }) => id)).toEqual([sound.id]);
    expect(damaged).toEqual([
      {
        id: 'broken',
        folder: broken,
        reason: { en: expect.stringContaining(reason), de: expect.any(String) },
      },
    ]);
    expect(existsSync(broken)).toBe(true);
    await expect(store.read('broken')).rejects.toThrow(DamagedRunError);
  });

  it('copied into another folder are damaged', async () => {
    const { id } = await store.create(experiment, given);
    const copy = join(folder, 'runs', 'copy');
    mkdirSync(copy);
    writeFileSync(join(copy, 'run.json'), readFileSync(join(folder, 'runs', id, 'run.json')));
    expect((await store.list()).damaged).toMatchObject([
      { id: 'copy', reason: { de: expect.stringContaining(id) } },
    ]);
  });

  it('are all listed where there are many', async () => {
    await Promise.all(Array.from({ length: 250 }, () => store.create(experiment, given)));
    expect((await store.list()).runs.length).toBe(250);
  });
});

describe('a run that is more than may be', () => {
  /** Changes what a run's record says, by hand. */
  const rewrite = (id: string, change: (text: string) => string | Buffer) => {
    const path = join(store.folderOf(id), 'run.json');
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };
  const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  const adding = (what: string) => (text: string) =>
    text.replace('"experiment": {', `"experiment": { "more": ${what},`);

  it.each([
    ['is nested a thousand deep', adding(deep(1000)), 'nested more than 64 deep'],
    ['is nested a million deep', adding(deep(400_000)), 'nested more than 64 deep'],
    ['is nested deeper than the window needs', adding(deep(30)), 'at most 16 objects and lists'],
    [
      'holds a hundred thousand values',
      adding(`[${new Array(100_000).fill(1).join()}]`),
      'at most 20,000 values',
    ],
    [
      'is larger than a record',
      (text: string) => text + ' '.repeat(1 << 20),
      'more than the 1,048,576 bytes',
    ],
    ['is in UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'), 'looks like UTF-16'],
    [
      'is in Latin-1',
      (text: string) => Buffer.from(text.replace('seed', 'saät'), 'latin1'),
      'looks like Windows-1252',
    ],
  ])('and %s is named, and hides no other', async (_, change, reason) => {
    const [bad, good] = [await store.create(experiment, given), await store.create(experiment, given)];
    rewrite(bad.id, change);
    const { runs, damaged } = await store.list();
    expect(runs.map(({ id }) => id)).toEqual([good.id]);
    expect(damaged).toMatchObject([
      { id: bad.id, reason: { en: expect.stringContaining(reason) as string } },
    ]);
    expect(damaged[0]!.reason.en).toContain('run.json');
  });

  it('keeps what other versions have to say of it', async () => {
    const { id } = await store.create(experiment, given);
    rewrite(id, adding(`{ "a": ${deep(10)} }`));
    expect((await store.list()).runs[0]!.experiment).toHaveProperty('more.a');
  });
});

describe('the bin', () => {
  it('keeps what this process removed, and forgets what a dead one did', async () => {
    const [ours, theirs] = [await store.create(experiment, given), await store.create(experiment, given)];
    await store.remove(ours.id);
    await store.remove(theirs.id);
    expect((await store.list()).runs).toEqual([]);
    await expect(store.read(ours.id)).rejects.toThrow(UnknownRunError);
    const note = join(folder, 'bin', theirs.id, 'removed.json');
    writeFileSync(
      note,
      JSON.stringify({ at: new Date().toISOString(), by: { ...ownIdentity(), started: 'x' } }),
    );
    await store.emptyBin(60_000);
    expect(readdirSync(join(folder, 'bin')).length).toBe(2);
    if (process.platform === 'linux') {
      await store.emptyBin();
      expect(readdirSync(join(folder, 'bin'))).toEqual([ours.id]);
    }
    expect(await store.restore(ours.id)).toEqual(ours);
    expect(readdirSync(store.folderOf(ours.id))).toEqual(['run.json']);
    await expect(store.restore(ours.id)).rejects.toThrow(UnknownRunError);
  });
});

describe('a removal', () => {
  it('that cannot be noted leaves the run where it is', async () => {
    const { id } = await store.create(experiment, given);
    mkdirSync(join(store.folderOf(id), 'removed.json'));
    await expect(store.remove(id)).rejects.toThrow(StorageError);
    expect((await store.list()).runs.map((run) => run.id)).toEqual([id]);
    expect(readdirSync(join(folder, 'bin'))).toEqual([]);
  });

  it('without a note, of an earlier version that was killed, is noted and kept for a day', async () => {
    const { id } = await store.create(experiment, given);
    await store.remove(id);
    const note = join(folder, 'bin', id, 'removed.json');
    for (const text of [null, '', '{"at": 7}']) {
      if (text === null) rmSync(note);
      else writeFileSync(note, text);
      await store.emptyBin();
      await store.emptyBin();
      expect(readdirSync(join(folder, 'bin'))).toEqual([id]);
    }
  });

  it('and a start in one process at a time: one of both happens, and the other is told why', async () => {
    for (let round = 0; round < 20; round++) {
      const { id } = await store.create(experiment, given);
      const owner = { ...ownIdentity(), trainer: null };
      const [removed, claimed] = await Promise.all([
        store.remove(id).catch((error: unknown) => error),
        store.claim(id, owner).catch((error: unknown) => error),
      ]);
      const wasRemoved = readdirSync(join(folder, 'bin')).includes(id);
      expect(removed === true).toBe(wasRemoved);
      if (wasRemoved && claimed !== null) expect(String(claimed)).toMatch(/in the bin: restore it first/);
      if (!wasRemoved) expect(claimed).toMatchObject({ record: { owner } });
    }
  });
});

describe('a run that is written into while it is removed', () => {
  const noTrace = (place: string, id: string) =>
    expect(
      readdirSync(join(folder, place, id)).filter((name) => /\.(?:tmp|lock|takeover)$/.test(name)),
    ).toEqual([]);

  it('is let finish, and takes nothing half made with it', async () => {
    for (let round = 0; round < 24; round++) {
      const { id } = await store.create(experiment, given);
      const annotations = new RunAnnotations((run) => store.folderOf(run));
      const annotated = store
        .unlessRemoved(id, () => annotations.change(id, { note: 'n'.repeat(15_000) }))
        .catch((error: unknown) => error);
      // One moment of the writing after the other.
      for (let turn = 0; turn < round; turn++) await new Promise((resolve) => setImmediate(resolve));
      expect(await store.remove(id)).toBe(true);
      noTrace('bin', id);
      const refused = await annotated;
      if (refused !== undefined) expect(String(refused)).toMatch(/in the bin: restore it first/);
      noTrace('bin', id);
      await store.restore(id);
      noTrace('runs', id);
      expect((await readAnnotations(store.folderOf(id))).annotations.note === '').toBe(refused !== undefined);
    }
  });

  it('waits for who holds it, and both locks end', async () => {
    const { id } = await store.create(experiment, given);
    const unlock = (await tryLock(annotationLock(store.folderOf(id))))!;
    const removal = store.remove(id);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(readdirSync(join(folder, 'bin'))).toEqual([]);
    await unlock();
    expect(await removal).toBe(true);
    expect(readdirSync(join(folder, 'bin', id)).sort()).toEqual(['removed.json', 'run.json']);
  });

  it('keeps no part of a file that somebody else puts into its folder', async () => {
    const { id } = await store.create(experiment, given);
    const file = join(store.folderOf(id), 'chart.png');
    const written = writeIntoRun(folder, file, async (path) => {
      writeFileSync(path, 'half');
      await store.remove(id);
      writeFileSync(path, 'whole');
    });
    await expect(store.unlessRemoved(id, () => written)).rejects.toThrow(/in the bin: restore it first/);
    expect(readdirSync(join(folder, 'bin', id)).sort()).toEqual(['removed.json', 'run.json']);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  it('is brought back without what killed processes left in it', async () => {
    const { id } = await store.create(experiment, given);
    await store.remove(id);
    const dead = { ...ownIdentity(), pid: 4_190_000, started: null };
    const tag = tagOfTemporary(temporaryName('x'))!.replace(`-${process.pid}-`, '-4190000-');
    for (const name of ['claim.lock', 'annotations.lock'])
      writeFileSync(join(folder, 'bin', id, name), JSON.stringify(dead));
    writeFileSync(join(folder, 'bin', id, `annotations.json.${tag}-3.tmp`), '{');
    await store.restore(id);
    expect(readdirSync(store.folderOf(id))).toEqual(['run.json']);
  });
});

describe('a new run', () => {
  it('is there with its record or not at all, at every moment', async () => {
    let done = false;
    const making = Promise.all(Array.from({ length: 30 }, () => store.create(experiment, given))).then(
      () => (done = true),
    );
    while (!done) {
      for (const id of readdirSync(join(folder, 'runs')))
        expect(existsSync(join(folder, 'runs', id, 'run.json'))).toBe(true);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await making;
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });
});

describe('the data folder', () => {
  it('that cannot be made is reported with its name, the reason and what to do', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const opening = RunStore.open(join(file, 'lab'));
    await expect(opening).rejects.toThrow(StorageError);
    await expect(opening).rejects.toThrow(/file.lab.*: a part of the path is a file.*RL_LAB_HOME=FOLDER/);
  });
});
