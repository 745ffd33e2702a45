/**
 * The courses that a lecturer makes. They name presets and hold none, so that what is handed out is always as it is at
 * that moment.
 *
 *     courses/made/ID.json
 */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { courseIdFor, courseIdPattern, courseSchema, type MadeCourse } from '../../../shared/course';
import { fileLimits } from '../../../shared/limits';
import type { Message } from '../../../shared/language/message';
import { message } from '../../../shared/language/say';
import type { ListedPreset } from '../../../shared/preset';
import { writeFileAtomically } from '../../files/atomic-file';
import { parseJson } from '../../files/json-text';
import { makeFolder } from '../../files/make-folder';
import { readTextFile } from '../../files/text-file';
import { messageOf, onDisk } from '../../runs/storage-error';
import { toTarget } from '../../runs/write-target';
import { CourseFileError, courseFileText, courseOf, requireCourse, type CourseContent } from './course-file';

export interface MadeCourses {
  readonly courses: readonly MadeCourse[];
  readonly damaged: readonly Message[];
}

export class CourseWorkshop {
  readonly #home: string;
  readonly #folder: string;

  /** @param home the data folder */
  constructor(home: string) {
    this.#home = home;
    this.#folder = join(home, 'courses', 'made');
  }

  /** Every course made here, by title. */
  async list(): Promise<MadeCourses> {
    const names = await readdir(this.#folder).catch(() => []);
    const courses: MadeCourse[] = [];
    const damaged: Message[] = [];
    for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
      const path = join(this.#folder, name);
      try {
        const text = await readTextFile(path, { most: fileLimits.record });
        const course = requireCourse(parseJson(text, path), message('courses.unusable', { source: path }));
        courses.push({ ...course, id: name.slice(0, -'.json'.length) });
      } catch (error) {
        damaged.push(messageOf(error));
      }
    }
    return { courses: courses.sort((a, b) => a.title.localeCompare(b.title, 'en')), damaged };
  }

  /**
   * Keeps a course.
   * @param id its own; null for a new one, which gets one made of its title
   * @throws InvalidValueError, StorageError
   */
  async save(id: string | null, draft: Readonly<Record<string, unknown>>): Promise<MadeCourse> {
    const { title } = draft;
    const own = id ?? (await this.#free(typeof title === 'string' ? courseIdFor(title) : 'course'));
    const course = requireCourse({ ...draft, id: own }, message('courses.notSaved'));
    await onDisk(this.#home, async () => {
      await makeFolder(this.#folder);
      const text = JSON.stringify({ schema: courseSchema, ...course }, null, 2);
      await writeFileAtomically(this.#file(own), `${text}\n`);
    });
    return course;
  }

  /**
   * Forgets a course made here; presets, and files that were handed out, stay.
   * @throws StorageError
   */
  async remove(id: string): Promise<void> {
    await onDisk(this.#home, () => rm(this.#file(id), { force: true }));
  }

  /**
   * What a course holds at this moment.
   * @param presets all that there are
   * @throws CourseFileError where there is no such course, or one of its presets is gone
   */
  async content(id: string, presets: readonly ListedPreset[]): Promise<CourseContent> {
    const made = (await this.list()).courses.find((course) => course.id === id);
    if (made === undefined) throw new CourseFileError(message('courses.unknown', { id }));
    const chosen = made.presets.map((wanted) => {
      const preset = presets.find((one) => one.id === wanted);
      if (preset === undefined)
        throw new CourseFileError(message('courses.presetGone', { title: made.title, preset: wanted }));
      // What it is called within a course that it comes from.
      return preset.course === undefined
        ? preset
        : { ...preset, id: preset.id.slice(preset.course.length + 1) };
    });
    return courseOf(made, chosen);
  }

  async #free(id: string): Promise<string> {
    const taken = (await readdir(this.#folder).catch(() => [])).map((name) => name.toLowerCase());
    const isTaken = (one: string) => taken.includes(`${one}.json`.toLowerCase());
    let free = id;
    for (let number = 2; isTaken(free); number++) free = `${id.slice(0, 24)}-${number}`;
    return free;
  }

  #file(id: string): string {
    if (!courseIdPattern.test(id)) throw new CourseFileError(message('courses.unknown', { id }));
    return join(this.#folder, `${id}.json`);
  }
}

/**
 * Writes a course into one file, whole or not at all.
 * @throws StorageError
 */
export const writeCourseFile = (content: CourseContent, path: string): Promise<void> =>
  toTarget(path, message('otherwise.otherPlaceForFile'), () =>
    writeFileAtomically(path, courseFileText(content)),
  );
