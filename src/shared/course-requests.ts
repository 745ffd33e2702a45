/** The part of the contract that is about courses: those that are here, and those that a lecturer makes. */
import { z } from 'zod';
import {
  courseIdPattern,
  type Course,
  type ListedCourse,
  type MadeCourse,
  type Opened,
  type OpenedCourse,
} from './course';
import type { Message } from './language/message';
import { fileLimits } from './limits';

const id = z.string().regex(courseIdPattern);
const one = z.strictObject({ id });

/** Payload schemas, as those of the contract. */
export const courseRequests = {
  /** The courses that are here; `known` is the listing that the window has. */
  courseListing: z.strictObject({ known: z.number().int().min(0).nullable() }),
  /** Opens the file of a course that the person chooses in a dialog of the system's, to be looked at. */
  openCourse: z.undefined(),
  /** The same of a file that was dropped on the window. */
  openCourseText: z.strictObject({ name: z.string().max(300), text: z.string().max(fileLimits.course) }),
  /** Adds the course that was opened; `key` is what the person has seen. */
  addCourse: z.strictObject({ key: z.string().max(64) }),
  /** Puts away what was opened. */
  dismissCourse: z.undefined(),
  removeCourse: one,
  /** Brings back what was there before a course was added or removed. */
  restoreCourse: one,
  /** Takes the folder that the person chooses in a dialog of the system's as the course folder. */
  chooseCourseFolder: z.undefined(),
  /** Forgets that choice: what an administrator presets holds again, or there is none. */
  forgetCourseFolder: z.undefined(),
  /** Takes the folder that a course names as the one to hand in to. */
  useCourseHandIn: one,
  madeCourses: z.undefined(),
  /** Keeps a course that is made: a new one where `id` is null. What it says is checked as a file's content is. */
  saveCourse: z.strictObject({
    id: id.nullable(),
    title: z.unknown(),
    description: z.unknown(),
    by: z.unknown(),
    presets: z.unknown(),
    guides: z.unknown(),
    handInFolder: z.unknown(),
  }),
  forgetMadeCourse: one,
  /** Writes a course that is made to the file that the person names in a dialog of the system's. */
  exportCourse: one,
} as const;

/** What they answer when they succeed. */
export interface CourseAnswers {
  /** Null where it is still the one that the window has. */
  courseListing: {
    readonly revision: number;
    readonly courses: readonly ListedCourse[];
    readonly opened: Opened | null;
  } | null;
  /** Null where the person cancelled. */
  openCourse: OpenedCourse | null;
  openCourseText: OpenedCourse;
  addCourse: Course;
  dismissCourse: null;
  removeCourse: null;
  restoreCourse: null;
  /** The folder; null where the person cancelled. */
  chooseCourseFolder: string | null;
  /** The folder that holds now. */
  forgetCourseFolder: string | null;
  /** The folder to hand in to. */
  useCourseHandIn: string;
  madeCourses: { readonly courses: readonly MadeCourse[]; readonly damaged: readonly Message[] };
  saveCourse: MadeCourse;
  forgetMadeCourse: null;
  /** Null where the person cancelled. */
  exportCourse: { readonly path: string } | null;
}
