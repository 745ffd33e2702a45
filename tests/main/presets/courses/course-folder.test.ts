import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { courseFileText } from '../../../../src/main/presets/courses/course-file';
import { readCourseFolder, unpackCourse } from '../../../../src/main/presets/courses/course-folder';
import { presetFileText } from '../../../../src/shared/preset';
import { say } from '../../../../src/shared/language/say';
import { courseWith, newFolder, presetCalled, removeFolders } from './course-fixture';

afterEach(removeFolders);

const idsIn = async (folder: string) =>
  (await readCourseFolder(folder)).courses.map(({ course }) => [course.id, ...course.presets]);
const faultsIn = async (folder: string) => (await readCourseFolder(folder)).damaged.map((one) => say(one));

describe('the folder of a course', () => {
  it('is made of a file, and holds the same', async () => {
    const folder = join(newFolder(), 'share', 'rl');
    const content = courseWith('b', 'a');
    await unpackCourse(content, folder);
    expect(readdirSync(folder).sort()).toEqual(['course.json', 'presets']);
    expect(await readCourseFolder(folder)).toEqual({ courses: [content], damaged: [] });
  });

  it('is never made where something is already, and leaves nothing behind', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'rl'));
    await expect(unpackCourse(courseWith('a'), join(folder, 'rl'))).rejects.toThrow('is there already');
    expect(readdirSync(folder)).toEqual(['rl']);
    expect(readdirSync(join(folder, 'rl'))).toEqual([]);
  });

  it('needs no card: presets alone are a course called after the folder', async () => {
    const folder = join(newFolder(), 'Übung 1');
    mkdirSync(join(folder, 'presets'), { recursive: true });
    writeFileSync(join(folder, 'presets', 'b.json'), presetFileText([presetCalled('b')]));
    writeFileSync(join(folder, 'presets', 'a.json'), presetFileText([presetCalled('a')]));
    expect(await idsIn(folder)).toEqual([['uebung-1', 'a', 'b']]);
  });

  it('may hold courses in one file each', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'RL.RLCOURSE'), courseFileText(courseWith('a')));
    expect(await idsIn(folder)).toEqual([['rl-2026', 'a']]);
  });

  it('names each file that is damaged, and shows the others', async () => {
    const folder = join(newFolder(), 'rl');
    await unpackCourse(courseWith('a', 'b', 'c'), folder);
    writeFileSync(join(folder, 'presets', 'b.json'), '{ "title": ');
    writeFileSync(join(folder, 'presets', 'c.json'), '{ "experiment": { "environment": "Nowhere" } }');
    writeFileSync(join(folder, 'presets', 'd.json'), presetFileText([presetCalled('A')]));
    mkdirSync(join(folder, 'presets', 'e.json'));
    writeFileSync(join(folder, 'half.rlcourse'), courseFileText(courseWith('a')).slice(0, 99));
    expect(await idsIn(folder)).toEqual([['rl-2026', 'a']]);
    const faults = await faultsIn(folder);
    for (const name of ['b.json', 'c.json', 'e.json', 'half.rlcourse'])
      expect(faults).toContainEqual(expect.stringContaining(name));
    expect(faults).toContainEqual(expect.stringMatching(/presets.*id is "A"/));
    expect(faults).toHaveLength(5);
  });

  it('shows the presets where what it says of itself cannot be used, and says what', async () => {
    const folder = join(newFolder(), 'rl');
    await unpackCourse(courseWith('b', 'a'), folder);
    writeFileSync(join(folder, 'course.json'), '{ "title": "RL", "guide": ["dqn"] }');
    expect(await idsIn(folder)).toEqual([['rl', 'a', 'b']]);
    expect(await faultsIn(folder)).toEqual([expect.stringMatching(/course\.json.*guide/s)]);
  });

  it('is said where it is missing, a file, or empty', async () => {
    const folder = newFolder();
    expect(await faultsIn(folder)).toEqual([
      expect.stringContaining(`no course in the course folder ${folder}`),
    ]);
    expect(await faultsIn(join(folder, 'gone'))).toEqual([expect.stringContaining(join(folder, 'gone'))]);
    writeFileSync(join(folder, 'file'), '');
    expect(await faultsIn(join(folder, 'file'))).toEqual([expect.stringContaining(join(folder, 'file'))]);
  });

  it('is only read', async () => {
    const folder = join(newFolder(), 'rl');
    await unpackCourse(courseWith('a'), folder);
    const before = readFileSync(join(folder, 'course.json'));
    await readCourseFolder(folder);
    expect(readdirSync(folder).sort()).toEqual(['course.json', 'presets']);
    expect(readFileSync(join(folder, 'course.json'))).toEqual(before);
  });
});
