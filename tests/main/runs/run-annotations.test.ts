import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noAnnotations, TooManyTagsError } from '../../../src/shared/annotations';
import {
  changeAnnotations,
  giveAnswer,
  readAnnotations,
  RunAnnotations,
} from '../../../src/main/runs/run-annotations';
import { say } from '../../../src/shared/language/say';

let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'rl-lab-annotations-'));
  folder = join(home, 'run');
  mkdirSync(folder);
});
afterEach(() => rmSync(home, { recursive: true }));

const file = () => join(folder, 'annotations.json');
const put = (content: unknown) =>
  writeFileSync(file(), typeof content === 'string' ? content : JSON.stringify(content));

describe('annotations.json', () => {
  it('is not needed', async () => {
    expect(await readAnnotations(folder)).toEqual({ annotations: noAnnotations, fault: null });
  });

  it('keeps what was written, and nothing else is left beside it', async () => {
    await changeAnnotations(folder, { tag: ['best'], note: 'first\nsecond', name: 'Mine' });
    await changeAnnotations(folder, { archived: true, answer: 'yes' });
    const { annotations, fault } = await readAnnotations(folder);
    expect(fault).toBeNull();
    expect(annotations).toMatchObject({
      name: 'Mine',
      tags: ['best'],
      note: 'first\nsecond',
      archived: true,
    });
    expect(annotations.answer?.text).toBe('yes');
    expect(Math.abs(Date.parse(annotations.answer!.at) - Date.now())).toBeLessThan(60_000);
    expect(readdirSync(folder)).toEqual(['annotations.json']);
  });

  it('loses nothing when many change it at once', async () => {
    const tags = Array.from({ length: 30 }, (_, i) => `tag ${i}`);
    await Promise.all(tags.map((tag) => changeAnnotations(folder, { tag: [tag] })));
    expect([...(await readAnnotations(folder)).annotations.tags].sort()).toEqual([...tags].sort());
  });

  it.each([
    ['is torn', '{"schema": 1, "note": "a', 'line 1'],
    ['is empty', '', 'ends too early'],
    ['is no object', '[1]', 'does not hold an object'],
    ['is of a newer version', { schema: 2, note: 'x' }, 'newer version of the program wrote it (schema 2)'],
    ['has no schema', { note: 'x' }, 'no schema 1'],
    ['is huge', ' '.repeat((1 << 20) + 1), 'more than the 1,048,576 bytes'],
  ])('that %s is said, and kept aside when something is written', async (_how, content, reason) => {
    put(content);
    const before = readFileSync(file(), 'utf8');
    const { annotations, fault } = await readAnnotations(folder);
    expect(annotations).toEqual(noAnnotations);
    expect(say(fault!)).toContain(reason);
    expect(readFileSync(file(), 'utf8')).toBe(before);
    await changeAnnotations(folder, { note: 'anew' });
    expect((await readAnnotations(folder)).annotations.note).toBe('anew');
    expect(readFileSync(join(folder, 'annotations.damaged.json'), 'utf8')).toBe(before);
    put('{');
    await changeAnnotations(folder, { note: 'again' });
    expect(readdirSync(folder).sort()).toEqual([
      'annotations.damaged-2.json',
      'annotations.damaged.json',
      'annotations.json',
    ]);
  });

  it('gives what of it can be used, and says which field cannot', async () => {
    put({ schema: 1, note: 7, tags: ['a', 'A', 'b'], archived: 'yes', name: 'Mine', answer: null });
    const { annotations, fault } = await readAnnotations(folder);
    expect(annotations).toEqual({ ...noAnnotations, tags: ['a', 'b'], name: 'Mine' });
    expect(say(fault!)).toMatch(/unusable note .* and archived/);
    expect(say(fault!, 'de')).toMatch(/unbrauchbar ist note \(erlaubt: .*erwartet string.* und archived/);
    await changeAnnotations(folder, { tag: ['c'] });
    expect((await readAnnotations(folder)).annotations.tags).toEqual(['a', 'b', 'c']);
  });

  it('may be a folder by some accident', async () => {
    mkdirSync(file());
    expect(say((await readAnnotations(folder)).fault!)).toContain('it is a folder');
    await changeAnnotations(folder, { note: 'x' });
    expect((await readAnnotations(folder)).annotations.note).toBe('x');
  });

  it('stays as it was where a change goes too far', async () => {
    await changeAnnotations(folder, { tag: Array.from({ length: 50 }, (_, i) => `${i}`) });
    const before = readFileSync(file(), 'utf8');
    await expect(changeAnnotations(folder, { tag: ['x'] })).rejects.toThrow(TooManyTagsError);
    expect(readFileSync(file(), 'utf8')).toBe(before);
    expect(readdirSync(folder)).toEqual(['annotations.json']);
  });
});

describe('an answer', () => {
  it('is given once, with the time, whatever else changes', async () => {
    await changeAnnotations(folder, { note: 'before' });
    await giveAnswer(folder, 'It forgets.');
    const { annotations } = await readAnnotations(folder);
    expect(annotations).toMatchObject({ note: 'before', answer: { text: 'It forgets.' } });
    expect(Math.abs(Date.parse(annotations.answer!.at) - Date.now())).toBeLessThan(60_000);
    await expect(giveAnswer(folder, 'I knew it.')).rejects.toThrow(/answered before, .*“It forgets\.”/);
    await changeAnnotations(folder, { note: 'after' });
    expect((await readAnnotations(folder)).annotations).toMatchObject({
      note: 'after',
      answer: annotations.answer,
    });
  });

  it('of several at once is the first one', async () => {
    const given = await Promise.allSettled(['a', 'b', 'c', 'd'].map((text) => giveAnswer(folder, text)));
    expect(given.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const won = 'abcd'[given.findIndex(({ status }) => status === 'fulfilled')];
    expect((await readAnnotations(folder)).annotations.answer?.text).toBe(won);
  });
});

describe('the annotations of many runs', () => {
  it('are read again when another program changes them', async () => {
    const here = new RunAnnotations((id) => join(home, id));
    const there = new RunAnnotations((id) => join(home, id));
    expect(await here.refresh(['run'])).toEqual([]);
    await there.change('run', { note: 'from there' });
    expect(await here.refresh(['run'])).toEqual(['run']);
    expect(here.get('run').annotations.note).toBe('from there');
    expect(await here.refresh(['run'])).toEqual([]);
    await here.change('run', { tag: ['both'] });
    expect(await there.refresh(['run'])).toEqual(['run']);
    expect(there.get('run').annotations).toMatchObject({ note: 'from there', tags: ['both'] });
  });

  it('tell of a file that was damaged, and of one that went away', async () => {
    const annotations = new RunAnnotations((id) => join(home, id));
    await annotations.change('run', { note: 'x' });
    put('{');
    expect(await annotations.refresh(['run'])).toEqual(['run']);
    expect(say(annotations.get('run').fault!)).toContain('annotations.json is invalid');
    rmSync(file());
    expect(await annotations.refresh(['run'])).toEqual(['run']);
    expect(annotations.get('run')).toEqual({ annotations: noAnnotations, fault: null });
  });
});
