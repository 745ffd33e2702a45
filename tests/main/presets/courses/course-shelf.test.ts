import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { courseFileText, courseOf } from '../../../../src/main/presets/courses/course-file';
import { unpackCourse } from '../../../../src/main/presets/courses/course-folder';
import { CourseShelf } from '../../../../src/main/presets/courses/course-shelf';
import { PresetLibrary } from '../../../../src/main/presets/preset-library';
import { presetFileText } from '../../../../src/shared/preset';
import { aboutCourse, courseWith, newFolder, presetCalled, removeFolders } from './course-fixture';

let home: string;
let share: string;
let folder: string | null;
let shelf: CourseShelf;
beforeEach(() => {
  home = newFolder();
  share = join(newFolder(), 'rl');
  folder = null;
  shelf = new CourseShelf(home, () => folder);
});
afterEach(removeFolders);

const library = () => new PresetLibrary(home, [], shelf);
const shown = async () => (await library().list()).presets.map(({ id, course }) => [id, course]);
const titles = async () => (await shelf.list()).courses.map(({ title }) => title);
const named = (title: string) => courseOf({ ...aboutCourse, title }, [presetCalled('a')]);

describe('the course folder', () => {
  it('comes first among the presets, and is nobody’s own', async () => {
    await unpackCourse(courseWith('b', 'a'), share);
    folder = share;
    const { presets } = await library().list();
    expect(presets.map(({ id, own, course }) => [id, own, course])).toEqual([
      ['rl-2026.b', false, 'rl-2026'],
      ['rl-2026.a', false, 'rl-2026'],
    ]);
    await expect(library().remove('rl-2026.a')).rejects.toThrow('belongs to a course');
    expect(existsSync(join(home, 'presets'))).toBe(false);
  });

  it('lends its assignments to runs, with what they lock', async () => {
    await unpackCourse(courseWith('a'), share);
    folder = share;
    const { experiment } = presetCalled('a');
    const order = await library().order([experiment], 'rl-2026.a');
    expect(order.assignment).toMatchObject({ id: 'rl-2026.a', question: 'What happens?' });
    await expect(library().order([{ ...experiment, steps: 4000 }], 'rl-2026.a')).rejects.toThrow('steps');
  });

  it('is followed when it changes, is exchanged, and is gone', async () => {
    await unpackCourse(courseWith('a'), share);
    folder = share;
    expect(await shown()).toEqual([['rl-2026.a', 'rl-2026']]);
    writeFileSync(join(share, 'presets', 'c.json'), presetFileText([presetCalled('c')]));
    expect(await shown()).toEqual([
      ['rl-2026.a', 'rl-2026'],
      ['rl-2026.c', 'rl-2026'],
    ]);
    writeFileSync(join(share, 'course.json'), '{ "id": "rl", "title": "New", "presets": ["c"] }');
    expect(await shown()).toEqual([
      ['rl.c', 'rl'],
      ['rl.a', 'rl'],
    ]);
    rmSync(share, { recursive: true });
    expect(await shown()).toEqual([]);
    expect((await shelf.list()).damaged).toHaveLength(1);
  });
});

describe('courses that are added', () => {
  const write = (text: string) => {
    const path = join(newFolder(), 'x.rlcourse');
    writeFileSync(path, text);
    return path;
  };

  it('are shown before they are, and added as they were shown', async () => {
    const opened = await shelf.openFile(write(courseFileText(courseWith('a'))));
    expect(opened).toMatchObject({ title: aboutCourse.title, by: 'Ada', replaces: null });
    expect(opened.presets).toEqual([{ title: 'About a', isAssignment: true }]);
    expect(shelf.opened).toEqual({ course: opened });
    expect(await titles()).toEqual([]);
    await expect(shelf.addOpened('another')).rejects.toThrow('opened meanwhile');
    expect(await shelf.addOpened(opened.key)).toMatchObject({ id: 'rl-2026', origin: 'added' });
    expect(shelf.opened).toBeNull();
    expect(await new CourseShelf(home).list()).toMatchObject({ courses: [{ presets: ['rl-2026.a'] }] });
  });

  it('take the place of an earlier version, which can be brought back', async () => {
    await shelf.add(named('First'));
    const { replaces, key } = await shelf.openText(courseFileText(named('Second')), 'x');
    expect(replaces).toEqual({ title: 'First', by: 'Ada', isSame: false });
    await shelf.addOpened(key);
    expect(await titles()).toEqual(['Second']);
    await shelf.restore('rl-2026');
    expect(await titles()).toEqual(['First']);
    const again = await shelf.openText(courseFileText(named('First')), 'x');
    expect(again.replaces?.isSame).toBe(true);
  });

  it('are removed and restored, until the bin is emptied', async () => {
    await shelf.add(named('First'));
    await shelf.remove('rl-2026');
    expect(await titles()).toEqual([]);
    await shelf.restore('rl-2026');
    expect(await titles()).toEqual(['First']);
    await shelf.remove('rl-2026');
    await shelf.emptyBin();
    await expect(shelf.restore('rl-2026')).rejects.toThrow('no course rl-2026');
    await expect(shelf.remove('../settings')).rejects.toThrow('There is no course');
  });

  it('stand behind the course folder, which is shown where both have the same one', async () => {
    await unpackCourse(named('Of the share'), share);
    folder = share;
    await shelf.add(named('Added'));
    expect(await titles()).toEqual(['Of the share']);
    await shelf.add(courseOf({ ...aboutCourse, id: 'other', title: 'Another' }, []));
    expect(await titles()).toEqual(['Of the share', 'Another']);
  });

  it('are said by name where they are damaged', async () => {
    await shelf.add(named('First'));
    writeFileSync(join(home, 'courses', 'torn.rlcourse'), '{');
    const { courses, damaged } = await shelf.list();
    expect(courses).toHaveLength(1);
    expect(JSON.stringify(damaged)).toContain('torn.rlcourse');
  });

  it('keep what is wrong with a file that the program was started with', async () => {
    await shelf.openLater(join(home, 'gone.rlcourse'));
    expect(JSON.stringify(shelf.opened)).toContain('gone.rlcourse');
    shelf.dismiss();
    expect(shelf.opened).toBeNull();
  });
});
