import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import '../../../src/main/presets/presets';
import { temporaryName } from '../../../src/main/files/atomic-file';
import { HandInFolder } from '../../../src/main/hand-in/hand-in-folder';
import { handInRuns } from '../../../src/main/hand-in/hand-in-runs';
import { CancelledError } from '../../../src/main/work/work';
import { giveAnswer } from '../../../src/main/runs/run-annotations';
import { classIn, classText, studentsIn } from '../../../src/shared/class';
import { say } from '../../../src/shared/language/say';
import { addRun, archive, manifest, openStore, removeFolders } from '../run-files/exchange-fixture';
import { classFolder, handsIn } from './class-fixture';

afterEach(removeFolders);

const ann = { name: 'Ann Lee', id: '4711' };
const ben = { name: 'Ben', id: '' };
const question = {
  ...{ id: 'task-1', title: 'Task 1', kind: 'text' as const, question: 'How high?', explanation: 'Because.' },
};

/** A folder with a clock that the test sets. */
function watched(folder = classFolder()) {
  let now = 0;
  return {
    folder,
    watch: new HandInFolder(folder, () => now),
    wait: (seconds: number) => (now += 1000 * seconds),
  };
}

/** What is said of the files of a look, by name. */
const said = ({ files }: Awaited<ReturnType<HandInFolder['look']>>) =>
  Object.fromEntries(files.map(({ file, state, says }) => [file, `${state}: ${say(says)}`]));

describe('the folder of a class', () => {
  it('tells who trained what, with answers beside results, and takes nothing in', async () => {
    const { folder, watch } = watched();
    const store = await openStore();
    const asked = await addRun(store, { changes: { assignment: question } });
    const plain = await addRun(store, { seed: 2, changes: { result: { episodes: 2, mean: NaN, std: 0 } } });
    await giveAnswer(store.folderOf(asked.id), 'About 200');
    await handInRuns(store, { ids: [asked.id, plain.id], student: ann, folder });
    await handsIn(folder, ben);
    const before = readdirSync(folder);
    const listing = await watch.look();
    expect(listing).toMatchObject({ folder, problem: null, files: [] });
    expect(listing.runs.map(({ student, run }) => [student, run.experiment.seed, run.result?.mean])).toEqual([
      [ann, 1, 7],
      [ann, 2, NaN],
      [ben, 1, 7],
    ]);
    expect(listing.runs[0]!.run.annotations.answer?.text).toBe('About 200');
    expect(listing.runs[0]!.run.assignment?.question).toBe('How high?');
    expect(listing.runs.every(({ alsoBy }) => alsoBy.length === 0)).toBe(true);
    expect(readdirSync(folder)).toEqual(before);
    // On its way to the window it loses nothing, not even a return that is none.
    expect(classIn(classText(listing))).toEqual(listing);
    expect([...studentsIn(listing.runs).values()]).toEqual([ann, ben]);
  });

  it('shows no result whose question is not answered, however the file was made', async () => {
    const { folder, watch } = watched();
    await handsIn(folder, ann, { changes: { assignment: question } });
    const [{ run }] = (await watch.look()).runs as [(typeof watch.listing.runs)[number]];
    expect(run.result).toBeNull();
    expect(run.assignment).not.toHaveProperty('explanation');
  });

  it('tells what an interrupted hand-in left from one that is under way', async () => {
    const { folder, watch, wait } = watched();
    const name = basename(temporaryName(join(folder, 'Ann-Lee-4711-20261201-090000.rlrun')));
    writeFileSync(join(folder, name), 'half of');
    expect(said(await watch.look())).toEqual({ [name]: expect.stringMatching(/^arriving: /) });
    wait(15);
    appendFileSync(join(folder, name), ' it');
    expect(said(await watch.look())).toEqual({ [name]: expect.stringMatching(/^arriving: /) });
    wait(15);
    expect(said(await watch.look())).toEqual({ [name]: expect.stringMatching(/^arriving: /) });
    wait(10);
    expect(said(await watch.look())).toEqual({
      [name]: 'damaged: A hand-in that was interrupted left it behind. It can be deleted.',
    });
    rmSync(join(folder, name));
    expect(said(await watch.look())).toEqual({});
  });

  it('waits for a file that is half copied, and says so once nothing comes any more', async () => {
    const { folder, watch, wait } = watched();
    const { path } = await handsIn(classFolder(), ann);
    const bytes = readFileSync(path);
    const copy = join(folder, 'copy.rlrun');
    for (const part of [0, 30, bytes.length - 10]) {
      writeFileSync(copy, bytes.subarray(0, part));
      expect(said(await watch.look())['copy.rlrun']).toMatch(/^arriving: It is still being copied/);
      wait(15);
    }
    appendFileSync(copy, bytes.subarray(bytes.length - 10));
    const whole = await watch.look();
    expect([whole.runs.length, whole.files]).toEqual([1, []]);

    // Some systems make the whole file at once, full of zeros.
    const zeros = join(folder, 'zeros.rlrun');
    writeFileSync(zeros, Buffer.alloc(bytes.length));
    expect(said(await watch.look())['zeros.rlrun']).toMatch(/^arriving/);
    wait(25);
    expect(said(await watch.look())['zeros.rlrun']).toMatch(/^damaged: .*its end is missing/);
    writeFileSync(zeros, bytes);
    expect(said(await watch.look())).toEqual({
      'zeros.rlrun': 'repeated: It is a copy of copy.rlrun; its runs are shown once.',
    });
  });

  it('says what is damaged and what is foreign, and passes over what systems put there', async () => {
    const { folder, watch, wait } = watched();
    const { path } = await handsIn(folder, ann);
    const bytes = readFileSync(path);
    const broken = Buffer.from(bytes);
    const at = broken.indexOf('run.json') + 40;
    broken.fill(0x55, at, at + 40);
    writeFileSync(join(folder, 'broken.rlrun'), broken);
    copyFileSync(await archive({ 'a.txt': 'x' }), join(folder, 'zip.rlrun'));
    copyFileSync(
      await archive({ 'rl-lab-runs.json': manifest(['a'], { schema: 99 }) }),
      join(folder, 'later.rlrun'),
    );
    for (const name of ['notes.txt', '.DS_Store', 'Thumbs.db', 'desktop.ini', '~$notes.docx'])
      writeFileSync(join(folder, name), 'x');
    await watch.look();
    wait(25);
    const listing = await watch.look();
    const told = said(listing);
    expect(Object.keys(told)).toEqual(['broken.rlrun', 'later.rlrun', 'notes.txt', 'zip.rlrun']);
    expect(told['broken.rlrun']).toMatch(/^damaged: broken\.rlrun/);
    expect(told['zip.rlrun']).toMatch(/^foreign: .*was not exported by this program/);
    expect(told['later.rlrun']).toMatch(/^foreign: .*a newer version of the program wrote it/);
    expect(told['notes.txt']).toBe('foreign: It is not a file of runs.');
    expect(listing.runs).toHaveLength(1);
    for (const { says } of listing.files) expect(say(says, 'de')).not.toBe(say(says));
  });

  it('says which runs of a file are left out', async () => {
    const { folder, watch } = watched();
    const store = await openStore();
    const { id } = await addRun(store);
    const record = readFileSync(join(store.folderOf(id), 'run.json'), 'utf8');
    copyFileSync(
      await archive({
        'rl-lab-runs.json': manifest([id, 'bad', 'gone']),
        [`runs/${id}/run.json`]: record,
        'runs/bad/run.json': '{',
      }),
      join(folder, 'some.rlrun'),
    );
    const listing = await watch.look();
    expect(listing.runs.map(({ run }) => run.id)).toEqual([id]);
    expect(said(listing)['some.rlrun']).toMatch(
      /^partly: The run bad was left out.*The run gone is announced/,
    );
  });

  it('shows a run once: as it was handed in last, furthest trained', async () => {
    const { folder, watch } = watched();
    const { store, record, path } = await handsIn(folder, ann);
    copyFileSync(path, join(folder, 'Copy of it.rlrun'));
    await store.write({ ...record, step: 5000, result: { episodes: 2, mean: 90, std: 0 } });
    const later = await handInRuns(store, { ids: [record.id], student: ann, folder });
    const listing = await watch.look();
    expect(listing.runs.map(({ file, run }) => [file, run.step])).toEqual([[basename(later.path), 5000]]);
    expect(Object.values(said(listing)).sort()).toEqual([
      expect.stringMatching(/^repeated: It is a copy of/),
      expect.stringMatching(/^repeated: Its runs were handed in again/),
    ]);
  });

  it('tells of a run that two students hand in, and keeps two that began at the same moment', async () => {
    const { folder, watch } = watched();
    const { store, record } = await handsIn(folder, ann);
    await handInRuns(store, { ids: [record.id], student: ben, folder });
    await store.write({ ...record, seconds: 6.5 });
    const cem = { name: 'Cem', id: '5' };
    await handInRuns(store, { ids: [record.id], student: cem, folder });
    const { runs, files } = await watch.look();
    expect(files).toEqual([]);
    expect(runs.map(({ student, alsoBy }) => [student.name, alsoBy.map(({ name }) => name)])).toEqual([
      ['Ann Lee', ['Ben']],
      ['Ben', ['Ann Lee']],
      ['Cem', []],
    ]);
  });

  it('takes a student for the same by the number, whatever the name', async () => {
    const { folder, watch } = watched();
    await handsIn(folder, ann);
    await handsIn(folder, { name: 'A. Lee', id: '4711' }, { seed: 2 });
    await handsIn(folder, { name: 'Ann Lee', id: '12' }, { seed: 3 });
    expect(studentsIn((await watch.look()).runs).size).toBe(2);
  });

  it('reads folders of single students too, and each file only once', async () => {
    const { folder, watch } = watched();
    mkdirSync(join(folder, 'Ann'));
    const { path } = await handsIn(join(folder, 'Ann'), ann);
    await handsIn(folder, ben);
    const stages: number[] = [];
    const watcher = {
      signal: new AbortController().signal,
      tell: ({ share }: { share: number }) => void stages.push(share),
    };
    const first = await watch.look(watcher);
    expect(first.runs.map(({ file }) => file)).toContain(`Ann/${basename(path)}`);
    expect(stages.at(-1)).toBe(1);
    stages.length = 0;
    expect(await watch.look(watcher)).toEqual(first);
    expect(stages).toEqual([]);
    rmSync(path);
    expect((await watch.look()).runs).toHaveLength(1);
  });

  it('keeps what it knows while the share is gone, and says so', async () => {
    const { folder, watch } = watched();
    await handsIn(folder, ann);
    await watch.look();
    renameSync(folder, `${folder}-away`);
    const away = await watch.look();
    expect(away.runs).toHaveLength(1);
    expect(say(away.problem!)).toMatch(/^Cannot read .*choose another folder/);
    renameSync(`${folder}-away`, folder);
    expect((await watch.look()).problem).toBeNull();
  });

  it('can be stopped, and does not read again then what it has read', async () => {
    const { folder, watch } = watched();
    for (let i = 0; i < 9; i++) await handsIn(folder, { name: `Student ${i}`, id: '' });
    const stop = new AbortController();
    const watcher = {
      signal: stop.signal,
      tell: ({ share }: { share: number }) => share > 0 && stop.abort(),
    };
    await expect(watch.look(watcher)).rejects.toThrow(CancelledError);
    expect((await watch.look()).runs).toHaveLength(9);
  });

  it('notices a file that shrank to nothing', async () => {
    const { folder, watch, wait } = watched();
    const { path } = await handsIn(folder, ann);
    await watch.look();
    truncateSync(path, 0);
    expect(said(await watch.look())[basename(path)]).toMatch(/^arriving/);
    wait(25);
    expect(said(await watch.look())[basename(path)]).toMatch(/^damaged/);
  });
});
