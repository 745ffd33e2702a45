import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ownIdentity } from '../../../src/platform/process-identity';
import { runIdFor } from '../../../src/main/runs/run-id';
import { DamagedRunError } from '../../../src/main/runs/run-record';
import { UnknownRunError } from '../../../src/main/runs/run-errors';
import { RunStore } from '../../../src/main/runs/run-store';
import { StorageError } from '../../../src/main/runs/storage-error';
import { emptyStore, experiment, given } from './empty-store';
import { exactly, saying } from '../../worded';
import { languages } from '../../../src/shared/language';
import { message, say } from '../../../src/shared/language/say';
import { recordedSentence } from '../../../src/shared/language/earlier';

const at = emptyStore();

describe('run ids', () => {
  it('tell when and what', () => {
    expect(runIdFor(experiment, new Date(2026, 10, 22, 22, 5, 1))).toBe('20261122-220501-cartpole-dqn-s1');
  });

  it('are unique although many runs start in the same second, in the bin as well', async () => {
    const first = await at.store.create(experiment, given);
    await at.store.remove(first.id);
    const ids = await Promise.all(
      Array.from({ length: 20 }, async () => (await at.store.create(experiment, given)).id),
    );
    expect(new Set([first.id, ...ids]).size).toBe(21);
  });

  it('never lead out of the data folder', () => {
    for (const id of ['..', '../runs', 'a/b', 'a\\b', '', '.hidden'])
      expect(() => at.store.folderOf(id)).toThrow(UnknownRunError);
  });
});

describe('records', () => {
  it('hold nothing when they are read that would control a terminal, wherever it stood', async () => {
    const { id } = await at.store.create(experiment, given);
    const path = join(at.store.folderOf(id), 'run.json');
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
    for (const record of [await at.store.read(id), ...(await at.store.list()).runs]) {
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
      ...(await at.store.create(experiment, { ...given, owner: { ...ownIdentity(), trainer: null } })),
      state: { phase: 'crashed' as const, reason: recordedSentence('why', 'warum') },
      result: { episodes: 2, mean: NaN, std: 1 },
    };
    await at.store.write(record);
    const read = await at.store.read(record.id);
    expect({ ...read, updatedAt: '' }).toEqual({ ...record, updatedAt: '' });
    expect(readdirSync(at.store.folderOf(record.id))).toEqual(['run.json']);
  });

  it('of earlier versions, which held sentences, say the same, in the languages that they had them in', async () => {
    const { id } = await at.store.create(experiment, given);
    const path = join(at.store.folderOf(id), 'run.json');
    const stored = JSON.parse(readFileSync(path, 'utf8')) as object;
    const assignment = {
      id: 'a',
      title: 'Task',
      titleDe: 'Aufgabe',
      kind: 'text',
      question: 'Why?',
      de: { question: 'Warum?' },
    };
    const of = async (state: object) => {
      writeFileSync(path, JSON.stringify({ ...stored, state, assignment }));
      return at.store.read(id);
    };
    const both = await of({ phase: 'crashed', reason: 'It was killed.', reasonDe: 'Er wurde beendet.' });
    expect(both.state).toMatchObject({ reason: exactly('It was killed.', 'en') });
    expect(both.state).toMatchObject({ reason: exactly('Er wurde beendet.', 'de') });
    expect(both.assignment).toMatchObject({
      title: 'Task',
      titles: { de: 'Aufgabe' },
      translations: { de: { question: 'Warum?' } },
    });
    const first = await of({ phase: 'crashed', reason: 'It was killed.' });
    for (const language of languages)
      expect(first.state).toMatchObject({ reason: exactly('It was killed.', language) });
    await at.store.write(both);
    expect(readFileSync(path, 'utf8')).not.toMatch(/reasonDe|titleDe/);
    expect(JSON.parse(readFileSync(path, 'utf8'))).not.toHaveProperty('assignment.de');
    expect({ ...(await at.store.read(id)), updatedAt: '' }).toEqual({ ...both, updatedAt: '' });
  });

  it('hold no sentence of why a run crashed, only what it is said by', async () => {
    const { id } = await at.store.create(experiment, given);
    const reason = message('trainers.endedWithCode', { code: 7 });
    await at.store.write({ ...(await at.store.read(id)), state: { phase: 'crashed', reason } });
    const stored: unknown = JSON.parse(readFileSync(join(at.store.folderOf(id), 'run.json'), 'utf8'));
    expect(stored).toMatchObject({ state: { phase: 'crashed', reason } });
    expect(JSON.stringify(stored)).not.toContain('exit code');
    expect((await at.store.read(id)).state).toMatchObject({ reason: exactly(say(reason, 'de'), 'de') });
  });

  it('of a hundred writers at once are always whole', async () => {
    const record = await at.store.create(experiment, given);
    let done = false;
    const writing = Promise.all(
      Array.from({ length: 100 }, (_, step) => at.store.write({ ...record, step })),
    ).finally(() => (done = true));
    while (!done) {
      expect((await at.store.read(record.id)).id).toBe(record.id);
      // On Windows a file cannot be replaced while it is read: there is a moment in which nobody reads it.
      await delay(process.platform === 'win32' ? 150 : 0);
    }
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
    const sound = await at.store.create(experiment, given);
    const broken = join(at.folder, 'runs', 'broken');
    mkdirSync(broken);
    if (text !== null) writeFileSync(join(broken, 'run.json'), text);
    writeFileSync(join(at.folder, 'runs', 'a file'), '');
    const { runs, damaged } = await at.store.list();
    expect(runs.map(({ id }) => id)).toEqual([sound.id]);
    expect(damaged).toEqual([
      {
        id: 'broken',
        folder: broken,
        reason: saying(reason),
      },
    ]);
    expect(existsSync(broken)).toBe(true);
    await expect(at.store.read('broken')).rejects.toThrow(DamagedRunError);
  });

  it('copied into another folder are damaged', async () => {
    const { id } = await at.store.create(experiment, given);
    const copy = join(at.folder, 'runs', 'copy');
    mkdirSync(copy);
    writeFileSync(join(copy, 'run.json'), readFileSync(join(at.folder, 'runs', id, 'run.json')));
    expect((await at.store.list()).damaged).toMatchObject([{ id: 'copy', reason: saying(id, 'de') }]);
  });

  it('are all listed where there are many', async () => {
    await Promise.all(Array.from({ length: 250 }, () => at.store.create(experiment, given)));
    expect((await at.store.list()).runs.length).toBe(250);
  });
});

describe('a run that is more than may be', () => {
  /** Changes what a run's record says, by hand. */
  const rewrite = (id: string, change: (text: string) => string | Buffer) => {
    const path = join(at.store.folderOf(id), 'run.json');
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
    const [bad, good] = [await at.store.create(experiment, given), await at.store.create(experiment, given)];
    rewrite(bad.id, change);
    const { runs, damaged } = await at.store.list();
    expect(runs.map(({ id }) => id)).toEqual([good.id]);
    expect(damaged).toMatchObject([{ id: bad.id, reason: saying(reason) }]);
    expect(say(damaged[0]!.reason)).toContain('run.json');
  });

  it('keeps what other versions have to say of it', async () => {
    const { id } = await at.store.create(experiment, given);
    rewrite(id, adding(`{ "a": ${deep(10)} }`));
    expect((await at.store.list()).runs[0]!.experiment).toHaveProperty('more.a');
  });
});

describe('a new run', () => {
  it('is there with its record or not at all, at every moment', async () => {
    let done = false;
    const making = Promise.all(Array.from({ length: 30 }, () => at.store.create(experiment, given))).then(
      () => (done = true),
    );
    while (!done) {
      for (const id of readdirSync(join(at.folder, 'runs')))
        expect(existsSync(join(at.folder, 'runs', id, 'run.json'))).toBe(true);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await making;
    expect(readdirSync(join(at.folder, 'incoming'))).toEqual([]);
  });
});

describe('the data folder', () => {
  it('that cannot be made is reported with its name, the reason and what to do', async () => {
    const file = join(at.folder, 'file');
    writeFileSync(file, '');
    const opening = RunStore.open(join(file, 'lab'));
    await expect(opening).rejects.toThrow(StorageError);
    await expect(opening).rejects.toThrow(/file.lab.*: a part of the path is a file.*RL_LAB_HOME=FOLDER/);
  });
});
