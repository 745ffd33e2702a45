/** What the window can do with courses: show and add them as a student, make and hand them out as a lecturer. */
import { isAbsolute } from 'node:path';
import type { courseRequests, CourseAnswers } from '../shared/course-requests';
import type { z } from 'zod';
import { message } from '../shared/language/say';
import { SpokenError } from '../shared/language/spoken-error';
import { CourseWorkshop, writeCourseFile } from './presets/courses/made-courses';
import type { PresetLibrary } from './presets/preset-library';
import type { SettingsStore } from './settings';

type Requests = typeof courseRequests;

/** What answers the window's requests about courses. */
export type CourseOffice = {
  readonly [N in keyof Requests]: (payload: z.infer<Requests[N]>) => Promise<CourseAnswers[N]>;
};

export interface CourseParts {
  readonly settings: SettingsStore;
  readonly presets: PresetLibrary;
  /** Asks the person for the file of a course; null where they cancel. */
  readonly askFile: () => Promise<string | null>;
  /** Asks the person for the course folder; null where they cancel. */
  readonly askFolder: (present: string | null) => Promise<string | null>;
  /** Asks the person where a course is to go; null where they cancel. */
  readonly askTarget: (name: string) => Promise<string | null>;
}

export function openCourseOffice({ settings, presets, ...asks }: CourseParts): CourseOffice {
  const shelf = presets.courses;
  const workshop = new CourseWorkshop(presets.home);
  let told = '';
  let revision = 0;
  const nothing = async (deed: Promise<void>) => {
    await deed;
    return null;
  };
  return {
    courseListing: async ({ known }) => {
      const { opened } = shelf;
      const listing = await shelf.list();
      const text = JSON.stringify({ ...listing, opened });
      if (text !== told) [told, revision] = [text, revision + 1];
      return known === revision ? null : { revision, courses: listing.courses, opened };
    },
    openCourse: async () => {
      const path = await asks.askFile();
      return path === null ? null : shelf.openFile(path);
    },
    openCourseText: ({ name, text }) => shelf.openText(text, name),
    addCourse: ({ key }) => shelf.addOpened(key),
    dismissCourse: async () => {
      shelf.dismiss();
      return Promise.resolve(null);
    },
    removeCourse: ({ id }) => nothing(shelf.remove(id)),
    restoreCourse: ({ id }) => nothing(shelf.restore(id)),
    chooseCourseFolder: async () => {
      const folder = await asks.askFolder(settings.current.courseFolder);
      return folder === null ? null : settings.change({ courseFolder: folder }).courseFolder;
    },
    forgetCourseFolder: async () => Promise.resolve(settings.forget('courseFolder').courseFolder),
    useCourseHandIn: async ({ id }) => {
      const { course } = await shelf.content(id);
      const { handInFolder } = course;
      if (handInFolder === null || !isAbsolute(handInFolder))
        throw new SpokenError(message('courses.noHandIn', { folder: handInFolder ?? '' }));
      settings.change({ handInFolder });
      return handInFolder;
    },
    madeCourses: () => workshop.list(),
    saveCourse: ({ id, ...draft }) => workshop.save(id, draft),
    forgetMadeCourse: ({ id }) => nothing(workshop.remove(id)),
    exportCourse: async ({ id }) => {
      // What is missing is said before anybody is asked where it goes.
      const content = await workshop.content(id, (await presets.list()).presets);
      const path = await asks.askTarget(id);
      if (path === null) return null;
      await writeCourseFile(content, path);
      return { path };
    },
  };
}
