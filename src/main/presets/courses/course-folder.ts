/**
 * A folder of courses, as it lies beside the program or on a share. What cannot be used in it is said and passed over.
 *
 *     course.json        who gives the course, and its order; without it the folder's name is the title
 *     presets/ID.json    its presets and assignments, as they are exported
 *     *.rlcourse         further courses, each in one file
 */
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import {
  courseFileEnding,
  courseIdFor,
  courseSchema,
  isIdInCourse,
  type Course,
} from '../../../shared/course';
import { InvalidValueError } from '../../../shared/fields';
import { refused } from '../../../shared/file-part';
import { fileLimits } from '../../../shared/limits';
import type { Message } from '../../../shared/language/message';
import { message } from '../../../shared/language/say';
import { presetFileText, type Preset } from '../../../shared/preset';
import { refusals } from '../../../shared/preset-refusals';
import { syncFolder, syncTree, temporaryName, writeDurably } from '../../files/atomic-file';
import { markOf } from '../../files/file-mark';
import { parseJson } from '../../files/json-text';
import { makeFolder } from '../../files/make-folder';
import { readTextFile } from '../../files/text-file';
import { asSourceError, messageOf } from '../../runs/storage-error';
import { toTarget } from '../../runs/write-target';
import { loadPresets } from '../presets';
import {
  CourseFileError,
  hasId,
  ordered,
  readCourseFile,
  requireCourse,
  type CourseContent,
} from './course-file';

/** The file in which a course says of itself. */
const courseCard = 'course.json';
const presetsFolder = 'presets';

export interface FoundCourses {
  readonly courses: readonly CourseContent[];
  /** One sentence for each file that cannot be used, naming it. */
  readonly damaged: readonly Message[];
}

/** Names in a folder; none where there is no such folder. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

const isCourseFile = (name: string) => name.toLowerCase().endsWith(courseFileEnding);

/** A text that changes whenever something in the folder does. */
export async function markOfFolder(folder: string): Promise<string> {
  const inside = await namesIn(join(folder, presetsFolder));
  const names = (await namesIn(folder)).filter((name) => name === courseCard || isCourseFile(name));
  const paths = [...names, ...inside.map((name) => join(presetsFolder, name))];
  const marks = await Promise.all(
    paths.map(async (path) => [path, await stat(join(folder, path)).then(markOf, () => '')]),
  );
  return JSON.stringify(marks);
}

async function readCard(folder: string) {
  const path = join(folder, courseCard);
  const value = parseJson(await readTextFile(path, { most: fileLimits.record }), path);
  return requireCourse(value, message('courses.unusable', { source: path }));
}

/** The course that lies in a folder as such; null where there is none. */
async function readOpenCourse(
  folder: string,
  names: readonly string[],
  damaged: Message[],
): Promise<CourseContent | null> {
  const inside = join(folder, presetsFolder);
  const hasPresets = names.includes(presetsFolder) && (await stat(inside)).isDirectory();
  const hasCard = names.includes(courseCard);
  if (!hasPresets && !hasCard) return null;
  const title = basename(resolve(folder)).trim() || 'course';
  const nothingElse = { description: '', by: '', presets: [], guides: [], handInFolder: null };
  let course: Course = { id: courseIdFor(title), title, ...nothingElse };
  if (hasCard)
    try {
      course = await readCard(folder);
    } catch (error) {
      damaged.push(messageOf(error));
    }
  const found = hasPresets ? await loadPresets([inside]) : { presets: [], damaged: [] };
  damaged.push(...found.damaged);
  const presets: Preset[] = [];
  for (const preset of found.presets) {
    if (isIdInCourse(preset.id) && !hasId(presets, preset.id)) presets.push(preset);
    else
      damaged.push(
        messageOf(
          new InvalidValueError(message('courses.unusable', { source: inside }), [
            refused('id', preset.id, refusals.presetId(50)),
          ]),
        ),
      );
  }
  return ordered(course, presets);
}

/** Reads the courses of a folder; nothing that is wrong with it keeps the program from starting. */
export async function readCourseFolder(folder: string): Promise<FoundCourses> {
  const courses: CourseContent[] = [];
  const damaged: Message[] = [];
  try {
    const names = (await readdir(folder)).sort();
    const open = await readOpenCourse(folder, names, damaged);
    if (open !== null) courses.push(open);
    const files = await readCourseFiles(folder, names);
    courses.push(...files.courses);
    damaged.push(...files.damaged);
    if (courses.length + damaged.length === 0) damaged.push(message('courses.nothingIn', { folder }));
  } catch (error) {
    damaged.push(messageOf(asSourceError(error, folder, message('otherwise.otherFolder'))));
  }
  return { courses, damaged };
}

/** Reads those files of a folder that are courses. */
export async function readCourseFiles(folder: string, names: readonly string[]): Promise<FoundCourses> {
  const courses: CourseContent[] = [];
  const damaged: Message[] = [];
  for (const name of names.filter(isCourseFile)) {
    const path = join(folder, name);
    try {
      courses.push(await readCourseFile(path));
    } catch (error) {
      damaged.push(messageOf(asSourceError(error, path, message('otherwise.otherFile'))));
    }
  }
  return { courses, damaged };
}

/**
 * Makes the folder of a course, whole or not at all.
 * @throws CourseFileError where something of that name is there already; StorageError
 */
export async function unpackCourse({ course, presets }: CourseContent, folder: string): Promise<void> {
  await toTarget(folder, message('otherwise.otherPlace'), async () => {
    await makeFolder(dirname(folder));
    const isThere = await stat(folder).then(
      () => true,
      () => false,
    );
    if (isThere) throw new CourseFileError(message('courses.isThere', { path: folder }));
    const partial = temporaryName(folder);
    try {
      await makeFolder(join(partial, presetsFolder));
      const card = `${JSON.stringify({ schema: courseSchema, ...course }, null, 2)}\n`;
      await writeDurably(join(partial, courseCard), card);
      for (const preset of presets)
        await writeDurably(join(partial, presetsFolder, `${preset.id}.json`), presetFileText([preset]));
      await syncTree(partial);
      await rename(partial, folder);
      await syncFolder(dirname(folder));
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
  });
}
