import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCourseFile } from '../../../../src/main/presets/courses/course-file';
import { CourseWorkshop, writeCourseFile } from '../../../../src/main/presets/courses/made-courses';
import { InvalidValueError } from '../../../../src/shared/fields';
import { aboutCourse, newFolder, presetCalled, removeFolders } from './course-fixture';

let home: string;
let workshop: CourseWorkshop;
beforeEach(() => {
  home = newFolder();
  workshop = new CourseWorkshop(home);
});
afterEach(removeFolders);

const { title, by } = aboutCourse;
const listed = (id: string, course?: string) => ({
  ...presetCalled(id),
  own: false,
  ...(course === undefined ? {} : { course }),
});

describe('a course that is made', () => {
  it('is kept under an id of its own, and changed later', async () => {
    const first = await workshop.save(null, { title, by, presets: ['b', 'a'] });
    const second = await workshop.save(null, { title });
    expect([first.id, second.id]).toEqual(['reinforcement-learning-2026', 'reinforcement-learning-2-2']);
    await workshop.save(first.id, { ...first, title: 'Anew' });
    const { courses } = await new CourseWorkshop(home).list();
    expect(courses.map((course) => course.title)).toEqual(['Anew', title]);
    expect(courses[0]).toMatchObject({ id: first.id, by, presets: ['b', 'a'] });
    await workshop.remove(second.id);
    expect((await workshop.list()).courses).toHaveLength(1);
  });

  it('is handed out as its presets are at that moment, each under its id in the course', async () => {
    const { id } = await workshop.save(null, { title, presets: ['other.b', 'b', 'a'] });
    const presets = [listed('a'), listed('b'), listed('other.b', 'other')];
    const path = join(newFolder(), 'x.rlcourse');
    await writeCourseFile(await workshop.content(id, presets), path);
    const { course } = await readCourseFile(path);
    expect(course).toMatchObject({ id, presets: ['b', 'b-2', 'a'] });
    expect(readdirSync(join(path, '..'))).toEqual(['x.rlcourse']);
    await expect(workshop.content(id, presets.slice(0, 2))).rejects.toThrow('names the preset other.b');
    await expect(workshop.content('gone', presets)).rejects.toThrow('no course gone');
  });

  it('is refused by field, and a damaged one is said', async () => {
    await expect(workshop.save(null, { title: ' ' })).rejects.toThrow(InvalidValueError);
    await expect(workshop.save('../x', { title })).rejects.toThrow('id');
    mkdirSync(join(home, 'courses', 'made'), { recursive: true });
    writeFileSync(join(home, 'courses', 'made', 'torn.json'), '{');
    const { courses, damaged } = await workshop.list();
    expect([courses, JSON.stringify(damaged)]).toEqual([[], expect.stringContaining('torn.json')]);
  });
});
