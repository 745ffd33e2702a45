/**
 * The courses of a data folder: that of the course folder, which is only read, and those that were added from files.
 *
 *     courses/ID.rlcourse           an added course
 *     courses/removed/ID.rlcourse   what was there before, until the window is opened the next time
 */
import { copyFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  courseFileEnding,
  courseIdPattern,
  courseLimits,
  idInCourse,
  type ListedCourse,
  type Opened,
  type OpenedCourse,
} from '../../../shared/course';
import type { Message } from '../../../shared/language/message';
import { message } from '../../../shared/language/say';
import type { Preset } from '../../../shared/preset';
import { renameDurably, writeFileAtomically } from '../../files/atomic-file';
import { makeFolder } from '../../files/make-folder';
import { asSourceError, messageOf, onDisk } from '../../runs/storage-error';
import {
  courseFileText,
  CourseFileError,
  keyOf,
  readCourseFile,
  readCourseText,
  type CourseContent,
} from './course-file';
import { markOfFolder, readCourseFiles, readCourseFolder, type FoundCourses } from './course-folder';

/** A preset of a course, under the id that the window has for it. */
export type CoursePreset = Preset & { readonly course: string };

export interface Courses {
  readonly courses: readonly ListedCourse[];
  /** Those of all courses, course by course. */
  readonly presets: readonly CoursePreset[];
  readonly damaged: readonly Message[];
}

/** What was read of a folder, as long as nothing in it changes. */
interface Read {
  readonly mark: string;
  readonly found: FoundCourses;
}

const nothing: FoundCourses = { courses: [], damaged: [] };

/** A course as the window lists it. */
const listed = ({ course }: CourseContent, origin: ListedCourse['origin']): ListedCourse => ({
  ...course,
  presets: course.presets.map((id) => idInCourse(course.id, id)),
  origin,
});

export class CourseShelf {
  readonly #home: string;
  readonly #folder: string;
  readonly #courseFolder: () => string | null;
  readonly #read = new Map<string, Read>();
  #opened: { readonly says: Opened; readonly content: CourseContent | null } | null = null;

  /**
   * @param home the data folder
   * @param courseFolder tells the course folder that holds now; null for none
   */
  constructor(home: string, courseFolder: () => string | null = () => null) {
    this.#home = home;
    this.#folder = join(home, 'courses');
    this.#courseFolder = courseFolder;
  }

  /** All courses as they are now: that of the course folder first. Of two with the same id, the first is shown. */
  async list(): Promise<Courses> {
    const given = await this.#given();
    const added = await this.#added();
    const all = [
      ...given.courses.map((content) => ({ content, origin: 'folder' as const })),
      ...added.courses.map((content) => ({ content, origin: 'added' as const })),
    ];
    const shown = all
      .filter((one, i) => all.findIndex(({ content }) => content.course.id === one.content.course.id) === i)
      .slice(0, courseLimits.courses);
    return {
      courses: shown.map(({ content, origin }) => listed(content, origin)),
      presets: shown.flatMap(({ content: { course, presets } }) =>
        presets.map((preset) => ({ ...preset, id: idInCourse(course.id, preset.id), course: course.id })),
      ),
      damaged: [...given.damaged, ...added.damaged],
    };
  }

  /**
   * The whole of a course.
   * @throws CourseFileError where there is none of this id
   */
  async content(id: string): Promise<CourseContent> {
    const given = await this.#given();
    const added = await this.#added();
    const found = [...given.courses, ...added.courses].find(({ course }) => course.id === id);
    if (found === undefined) throw new CourseFileError(message('courses.unknown', { id }));
    return found;
  }

  /** What was opened last and is neither added nor put away; null for nothing. */
  get opened(): Opened | null {
    return this.#opened?.says ?? null;
  }

  /** Opens a file that is to be added once the person agrees; what is wrong with it is kept to be said. */
  async openLater(path: string): Promise<void> {
    try {
      await this.openFile(path);
    } catch (error) {
      this.#opened = { says: { problem: messageOf(error) }, content: null };
    }
  }

  /**
   * Opens a file that is to be added once the person agrees.
   * @throws as `readCourseFile` does; StorageError
   */
  async openFile(path: string): Promise<OpenedCourse> {
    const content = await readCourseFile(path).catch((error: unknown) => {
      throw asSourceError(error, path, message('otherwise.otherFile'));
    });
    return this.#open(content);
  }

  /** The same of a file's text. */
  openText(text: string, name: string): Promise<OpenedCourse> {
    return this.#open(readCourseText(text, name));
  }

  /** Puts away what was opened. */
  dismiss(): void {
    this.#opened = null;
  }

  /**
   * Adds the course that was opened; an earlier one of the same id can be brought back.
   * @param key tells what the person has seen
   * @throws CourseFileError where another one has been opened since; StorageError
   */
  async addOpened(key: string): Promise<ListedCourse> {
    const content = this.#opened?.content ?? null;
    if (content === null || keyOf(content) !== key) throw new CourseFileError(message('courses.openAgain'));
    this.#opened = null;
    return this.add(content);
  }

  /**
   * Adds a course, in the place of an earlier one of the same id.
   * @throws StorageError
   */
  async add(content: CourseContent): Promise<ListedCourse> {
    const { id } = content.course;
    await onDisk(this.#home, async () => {
      await makeFolder(join(this.#folder, 'removed'));
      await rm(this.#removed(id), { force: true });
      await copyFile(this.#file(id), this.#removed(id)).catch(unlessMissing);
      await writeFileAtomically(this.#file(id), courseFileText(content));
    });
    return listed(content, 'added');
  }

  /**
   * Puts an added course aside.
   * @throws CourseFileError where there is none; StorageError
   */
  async remove(id: string): Promise<void> {
    await this.#move(id, this.#file(id), this.#removed(id));
  }

  /**
   * Brings back what was there before a course was added or removed.
   * @throws CourseFileError where there is none; StorageError
   */
  async restore(id: string): Promise<void> {
    await this.#move(id, this.#removed(id), this.#file(id));
  }

  /** Deletes for good what was removed. */
  async emptyBin(): Promise<void> {
    await onDisk(this.#home, () => rm(join(this.#folder, 'removed'), { recursive: true, force: true }));
  }

  async #open(content: CourseContent): Promise<OpenedCourse> {
    const { course, presets } = content;
    const earlier = (await this.#added()).courses.find((one) => one.course.id === course.id);
    const opened: OpenedCourse = {
      ...course,
      key: keyOf(content),
      presets: presets.map(({ title, assignment }) => ({ title, isAssignment: assignment !== undefined })),
      replaces:
        earlier === undefined
          ? null
          : {
              title: earlier.course.title,
              by: earlier.course.by,
              isSame: keyOf(earlier) === keyOf(content),
            },
    };
    this.#opened = { says: { course: opened }, content };
    return opened;
  }

  /** What lies in the course folder. */
  async #given(): Promise<FoundCourses> {
    const folder = this.#courseFolder();
    return folder === null ? nothing : this.#look(folder, () => readCourseFolder(folder));
  }

  async #added(): Promise<FoundCourses> {
    return this.#look(this.#folder, async () => {
      try {
        return await readCourseFiles(this.#folder, (await readdir(this.#folder)).sort());
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return nothing;
        return {
          courses: [],
          damaged: [messageOf(asSourceError(error, this.#folder, message('otherwise.otherHome')))],
        };
      }
    });
  }

  /** Reads a folder, unless nothing in it has changed. */
  async #look(folder: string, read: () => Promise<FoundCourses>): Promise<FoundCourses> {
    const mark = await markOfFolder(folder).catch(() => null);
    const known = this.#read.get(folder);
    if (mark !== null && known?.mark === mark) return known.found;
    const found = await read();
    if (mark !== null) this.#read.set(folder, { mark, found });
    return found;
  }

  #file(id: string): string {
    if (!courseIdPattern.test(id)) throw new CourseFileError(message('courses.unknown', { id }));
    return join(this.#folder, `${id}${courseFileEnding}`);
  }

  #removed(id: string): string {
    return join(this.#folder, 'removed', `${id}${courseFileEnding}`);
  }

  async #move(id: string, from: string, to: string): Promise<void> {
    await onDisk(this.#home, async () => {
      await makeFolder(join(this.#folder, 'removed'));
      try {
        await renameDurably(from, to);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        throw new CourseFileError(message('courses.unknown', { id }));
      }
    });
  }
}

function unlessMissing(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
