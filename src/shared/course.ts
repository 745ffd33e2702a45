/**
 * A course: what a lecturer gives to a class. It says who gives it, and in which order its presets, its assignments and the
 * program's guides are shown.
 *
 *     { "schema": 1, "id": …, "title": …, "description": …, "by": …, "presets": [ids], "guides": [ids], "handInFolder": … }
 *
 * Everything but the title may be missing. Presets that are not named in `presets` follow those that are.
 */
import { FilePart, isRecord, refused, type Checked } from './file-part';
import type { Message } from './language/message';
import { idFor, presetIdPattern } from './preset';
import { refusals } from './preset-refusals';

/** What a course says of itself. */
export interface Course {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Whose course it is; empty where nobody says. */
  readonly by: string;
  /** Ids of presets in their order. */
  readonly presets: readonly string[];
  /** Ids of guides in their order; none for no choice. */
  readonly guides: readonly string[];
  /** The folder that the class hands in to, as its lecturer writes it; null for none. */
  readonly handInFolder: string | null;
}

/** A course of this window: whence it comes, and what of it is here. */
export interface ListedCourse extends Course {
  /** Found in the course folder, or added from a file. */
  readonly origin: 'folder' | 'added';
}

/** A course that a lecturer makes; its presets are named as the window names them. */
export type MadeCourse = Course;

/** What a file that was opened holds; it is added once the person agrees. */
export interface OpenedCourse extends Omit<Course, 'presets'> {
  /** The checksum of what it holds. */
  readonly key: string;
  readonly presets: readonly { readonly title: string; readonly isAssignment: boolean }[];
  /** The course that it takes the place of; null for none. */
  readonly replaces: { readonly title: string; readonly by: string; readonly isSame: boolean } | null;
}

/** A file that was opened with the program: a course, or what is wrong with it. */
export type Opened = { readonly course: OpenedCourse } | { readonly problem: Message };

/** The ending of a course's file. */
export const courseFileEnding = '.rlcourse';

/** The version of the format; what says nothing is of the first. */
export const courseSchema = 1;

/** How much a course may hold. */
export const courseLimits = {
  /** Characters. */
  title: 120,
  description: 2000,
  by: 100,
  path: 1000,
  presets: 200,
  guides: 200,
  /** Courses in one window. */
  courses: 50,
} as const;

/** What the id of a course, and of a preset in one, may look like: together they make the id of a preset of the window. */
export const courseIdPattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,28}$/;
const longestPresetId = 50;

/** The id of a course that is called so. */
export const courseIdFor = (title: string): string => idFor(title).slice(0, 28).replace(/-+$/, '');

/** What the window calls a preset of a course. */
export const idInCourse = (course: string, preset: string): string => `${course}.${preset}`;

/** What presets are called in a course: short ids of their own, each once, whatever the letters' case. */
export function idsForCourse(ids: readonly string[]): string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    const plain = id.slice(0, longestPresetId - 4);
    let own = plain;
    for (let number = 2; taken.has(own.toLowerCase()); number++) own = `${plain}-${number}`;
    taken.add(own.toLowerCase());
    return own;
  });
}

/** Whether a preset may be called so in a course. */
export const isIdInCourse = (id: string): boolean => presetIdPattern.test(id) && id.length <= longestPresetId;

function readIds(reader: FilePart, name: 'presets' | 'guides', value: unknown): readonly string[] {
  if (value === undefined) return [];
  const isId = (id: unknown): id is string => typeof id === 'string' && presetIdPattern.test(id);
  if (Array.isArray(value) && value.length <= courseLimits[name] && value.every(isId))
    return [...new Set(value)];
  reader.refuse(name, value, refusals.ids(courseLimits[name]));
  return [];
}

/**
 * Checks what a course says of itself.
 * @param path prefix of the fields' names in problems, with a dot behind it
 */
export function checkCourse(value: unknown, path = ''): Checked<{ readonly course: Course }> {
  if (!isRecord(value))
    return { problems: [refused(path.slice(0, -1) || 'course', value, refusals.course())] };
  const schema = value['schema'] ?? courseSchema;
  if (schema !== courseSchema) {
    const isNewer = typeof schema === 'number' && schema > courseSchema;
    return { problems: [refused(`${path}schema`, schema, refusals.schema(courseSchema, isNewer))] };
  }
  const reader = new FilePart(value, path);
  reader.only(['schema', 'id', 'title', 'description', 'by', 'presets', 'guides', 'handInFolder']);
  const title = reader.text('title', courseLimits.title);
  const id = value['id'] ?? courseIdFor(title);
  if (typeof id !== 'string' || !courseIdPattern.test(id)) reader.refuse('id', id, refusals.courseId());
  const folder = value['handInFolder'] ?? null;
  const course = {
    id: id as string,
    title,
    description: reader.text('description', courseLimits.description, ''),
    by: reader.text('by', courseLimits.by, ''),
    presets: readIds(reader, 'presets', value['presets']),
    guides: readIds(reader, 'guides', value['guides']),
    handInFolder: folder === null ? null : reader.text('handInFolder', courseLimits.path, '') || null,
  };
  return reader.problems.length > 0 ? { problems: reader.problems } : { course };
}

/** Things in the order of some ids, and behind them those that are not named there. */
export function inOrder<T extends { readonly id: string }>(
  things: readonly T[],
  ids: readonly string[],
): T[] {
  const named = ids.flatMap((id) => things.find((thing) => thing.id === id) ?? []);
  return [...named, ...things.filter((thing) => !named.includes(thing))];
}
