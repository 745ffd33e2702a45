import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  CourseFileError,
  courseFileText,
  courseOf,
  readCourseFile,
  readCourseText,
} from '../../../../src/main/presets/courses/course-file';
import { InvalidValueError } from '../../../../src/shared/fields';
import { fileLimits } from '../../../../src/shared/limits';
import { aboutCourse, courseWith, newFolder, presetCalled, removeFolders } from './course-fixture';

afterEach(removeFolders);

type Parts = Record<string, unknown> & {
  course: Record<string, unknown>;
  presets: Record<string, unknown>[];
};

/** A file of which something was changed by whoever knows how it is made. */
function forged(change: (parts: Parts) => void): string {
  const parts = JSON.parse(courseFileText(courseWith('a', 'b'))) as Parts;
  change(parts);
  const { course, presets } = parts;
  const sha256 = createHash('sha256').update(JSON.stringify({ course, presets })).digest('hex');
  return JSON.stringify({ ...parts, sha256 });
}

describe('a course in one file', () => {
  it('holds the same as what was written, in its order', () => {
    const content = courseWith('b', 'a');
    expect(readCourseText(courseFileText(content), 'x.rlcourse')).toEqual(content);
    expect(content.course.presets).toEqual(['b', 'a']);
    expect(content.presets[0]!.assignment).toMatchObject({ question: 'What happens?' });
  });

  it('may be written anew with other blanks, and with a mark at the beginning', () => {
    const text = JSON.stringify(JSON.parse(courseFileText(courseWith('a'))));
    expect(readCourseText(`\ufeff${text}`, 'x').course).toEqual(courseWith('a').course);
  });

  it('gives each preset an id of its own that fits in the window’s', () => {
    const long = 'x'.repeat(80);
    const { course } = courseOf(aboutCourse, [presetCalled(long), presetCalled(`${long.slice(1)}y`)]);
    expect(course.presets).toEqual(['x'.repeat(46), `${'x'.repeat(46)}-2`]);
  });

  it('needs little: a course of the first format without order, name and folder opens', () => {
    const { course, presets } = readCourseText(
      forged((parts) => {
        parts.course = { title: 'Kurs: Größe' };
      }),
      'x',
    );
    expect(course).toEqual({
      id: 'kurs-groesse',
      title: 'Kurs: Größe',
      description: '',
      by: '',
      presets: ['a', 'b'],
      guides: [],
      handInFolder: null,
    });
    expect(presets.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('takes presets of version 0.1.0, with German words under “de”', () => {
    const text = forged(({ presets }) => {
      presets[0] = { ...presets[0], de: { title: 'Ein Titel', description: '' } };
    });
    expect(readCourseText(text, 'x').presets[0]!.translations).toMatchObject({ de: { title: 'Ein Titel' } });
  });

  it.each([
    ['no JSON', '{ "format": 1, ', 'x.rlcourse'],
    ['something else', '{ "schema": 1, "presets": [] }', 'x.rlcourse is no course'],
    ['a list', '[1]', 'x.rlcourse is no course'],
    ['a newer format', forged((parts) => void (parts['format'] = 2)), 'newer version'],
    ['half of it', courseFileText(courseWith('a')).slice(0, 400), 'x.rlcourse'],
    [
      'a changed word',
      courseFileText(courseWith('a')).replace('Six exercises', 'Sex exercises'),
      'x.rlcourse is damaged or was changed',
    ],
    [
      'a checksum that is missing',
      courseFileText(courseWith('a')).replace(/"sha256": "\w+",/, ''),
      'its checksum does not fit',
    ],
  ])('is refused where it is %s', (_, text, words) => {
    expect(() => readCourseText(text, 'x.rlcourse')).toThrow(words);
  });

  it.each<[string, (parts: Parts) => void, string]>([
    ['an id that leads elsewhere', ({ presets }) => void (presets[0]!['id'] = '../../up'), 'presets[0].id'],
    ['an id with a drive', ({ presets }) => void (presets[1]!['id'] = 'C:up'), 'presets[1].id'],
    ['the same id twice', ({ presets }) => void (presets[1]!['id'] = 'A'), 'presets[1].id'],
    ['a long id', ({ presets }) => void (presets[1]!['id'] = 'y'.repeat(51)), 'presets[1].id'],
    ['a course id with a path', ({ course }) => void (course['id'] = '../rl'), 'course.id'],
    ['a course id with a dot', ({ course }) => void (course['id'] = 'rl.2026'), 'course.id'],
    ['a title that hides something', ({ course }) => void (course['title'] = 'a\u202eb'), 'course.title'],
    ['no title', ({ course }) => void delete course['title'], 'course.title'],
    ['a name that nobody knows', ({ course }) => void (course['script'] = 'rm'), 'course.script'],
    ['a part that nobody knows', (parts) => void (parts['files'] = {}), 'files'],
    ['guides that are paths', ({ course }) => void (course['guides'] = ['../dqn']), 'course.guides'],
    ['too many guides', ({ course }) => void (course['guides'] = Array(201).fill('dqn')), 'course.guides'],
    ['a newer schema', ({ course }) => void (course['schema'] = 2), 'course.schema'],
    ['a preset of a newer schema', ({ presets }) => void (presets[0]!['schema'] = 9), 'presets[0].schema'],
    [
      'an unknown algorithm',
      ({ presets }) => void (presets[0]!['experiment'] = { algorithm: 'x' }),
      'presets[0].',
    ],
    ['too many presets', (parts) => void (parts.presets = Array(201).fill(parts.presets[0])), 'presets'],
  ])('is refused as a whole for %s, by the field', (_, change, field) => {
    const read = () => readCourseText(forged(change), 'x.rlcourse');
    expect(read).toThrow(InvalidValueError);
    expect(read).toThrow(field);
  });

  it('is refused where it is larger than any course, before it is read', async () => {
    const path = join(newFolder(), 'large.rlcourse');
    writeFileSync(path, Buffer.alloc(fileLimits.course + 1, 32));
    await expect(readCourseFile(path)).rejects.toThrow(path);
  });

  it('has an error of its own for what is no course', () => {
    expect(() => readCourseText('{}', 'x')).toThrow(CourseFileError);
  });
});
