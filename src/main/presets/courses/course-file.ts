/**
 * A course in one file, `NAME.rlcourse`: JSON, since there is nothing in it but words and numbers. No path stands in it, so
 * none can lead astray; ids become names of files only where they may be some.
 *
 *     { "format": 1, "sha256": …, "course": { … }, "presets": [ { … }, … ] }
 */
import { createHash } from 'node:crypto';
import {
  checkCourse,
  courseLimits,
  idsForCourse,
  inOrder,
  isIdInCourse,
  type Course,
} from '../../../shared/course';
import { InvalidValueError } from '../../../shared/fields';
import { isRecord, refused } from '../../../shared/file-part';
import { fileLimits } from '../../../shared/limits';
import type { Message } from '../../../shared/language/message';
import { message } from '../../../shared/language/say';
import { SpokenError } from '../../../shared/language/spoken-error';
import { checkPresetFile, presetFileText, type Preset } from '../../../shared/preset';
import { refusals } from '../../../shared/preset-refusals';
import type { Problem } from '../../../shared/problem';
import { parseJson } from '../../files/json-text';
import { readTextFile } from '../../files/text-file';

const format = 1;

/** What a course holds: its presets stand in the order of its list, each under its id in the course. */
export interface CourseContent {
  readonly course: Course;
  readonly presets: readonly Preset[];
}

/** A file is there, but holds no course that can be used; the message names it. */
export class CourseFileError extends SpokenError {
  override readonly name = 'CourseFileError';
}

const checksum = (course: unknown, presets: unknown): string =>
  createHash('sha256').update(JSON.stringify({ course, presets })).digest('hex');

/** What tells contents apart. */
export const keyOf = ({ course, presets }: CourseContent): string => checksum(course, presets);

/** A course of some presets, which get ids of their own in it. */
export function courseOf(course: Omit<Course, 'presets'>, presets: readonly Preset[]): CourseContent {
  const ids = idsForCourse(presets.map(({ id }) => id));
  return {
    course: { ...course, presets: ids },
    presets: presets.map((preset, i) => ({ ...preset, id: ids[i]! })),
  };
}

/** A course as the text of its file. */
export function courseFileText({ course, presets }: CourseContent): string {
  const plain = presets.map((preset) => JSON.parse(presetFileText([preset])) as unknown);
  const text = { format, sha256: checksum(course, plain), course, presets: plain };
  return `${JSON.stringify(text, null, 2)}\n`;
}

/**
 * Checks what a course says of itself.
 * @param what said where it cannot be used
 * @throws InvalidValueError that names each field, its value and what is allowed
 */
export function requireCourse(value: unknown, what: Message): Course {
  const checked = checkCourse(value);
  if ('problems' in checked) throw new InvalidValueError(what, checked.problems);
  return checked.course;
}

/** Checks the presets of a course; one that cannot be used keeps the others out. */
function readPresets(value: unknown, problems: Problem[]): Preset[] {
  if (!Array.isArray(value) || value.length > courseLimits.presets) {
    problems.push(refused('presets', value, refusals.presets(courseLimits.presets)));
    return [];
  }
  const presets: Preset[] = [];
  value.forEach((item: unknown, i) => {
    const checked = checkPresetFile(item, `preset-${i + 1}`);
    if ('problems' in checked) {
      for (const problem of checked.problems)
        problems.push({ ...problem, field: `presets[${i}].${problem.field}` });
      return;
    }
    for (const preset of checked.presets) {
      if (isIdInCourse(preset.id) && !hasId(presets, preset.id)) presets.push(preset);
      else problems.push(refused(`presets[${i}].id`, preset.id, refusals.presetId(50)));
    }
  });
  return presets;
}

/** Whether some presets have an id already; many disks do not tell `A` from `a`. */
export const hasId = (presets: readonly Preset[], id: string): boolean =>
  presets.some((preset) => preset.id.toLowerCase() === id.toLowerCase());

/**
 * Reads the text of a course's file, wherever it comes from.
 * @param source what the file is called in messages
 * @throws JsonTextError, CourseFileError; InvalidValueError that names each field, its value and what is allowed
 */
export function readCourseText(text: string, source: string): CourseContent {
  const value = parseJson(text.replace(/^\ufeff/, ''), source);
  if (!isRecord(value) || typeof value['format'] !== 'number' || !isRecord(value['course']))
    throw new CourseFileError(message('courses.foreign', { source }));
  const { format: given, sha256, course: said, presets: list, ...others } = value;
  if (given !== format) throw new CourseFileError(message('courses.otherFormat', { source, format: given }));
  if (sha256 !== checksum(said, list)) throw new CourseFileError(message('courses.changed', { source }));
  const problems: Problem[] = [];
  for (const name of Object.keys(others).slice(0, 5))
    problems.push(refused(name, others[name], refusals.name(['format', 'sha256', 'course', 'presets'])));
  const checked = checkCourse(said, 'course.');
  if ('problems' in checked) problems.push(...checked.problems);
  const presets = readPresets(list, problems);
  if ('problems' in checked || problems.length > 0)
    throw new InvalidValueError(message('courses.unusable', { source }), problems);
  return ordered(checked.course, presets);
}

/** A course with its presets in the order that it names. */
export function ordered(course: Course, presets: readonly Preset[]): CourseContent {
  const inTheirOrder = inOrder(presets, course.presets);
  return { course: { ...course, presets: inTheirOrder.map(({ id }) => id) }, presets: inTheirOrder };
}

/**
 * Reads a course's file.
 * @throws as `readCourseText` does; TextFileError; the system's error where it cannot be read
 */
export const readCourseFile = async (path: string): Promise<CourseContent> =>
  readCourseText(await readTextFile(path, { most: fileLimits.course }), path);
