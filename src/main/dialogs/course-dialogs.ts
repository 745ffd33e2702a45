/** Which course is opened, where one goes, and which folder holds it: only the person in front of the window decides, in the system's own dialogs. */
import type { BrowserWindow } from 'electron';
import { courseFileEnding } from '../../shared/course';
import type { Language } from '../../shared/language';
import { message, say } from '../../shared/language/say';
import { askFile, askFolder, askWhereTo } from './ask-path';

const filters = (language: Language) => [
  { name: say(message('dialogs.courseFiles'), language), extensions: [courseFileEnding.slice(1)] },
];

/**
 * The dialogs about courses.
 * @param language tells the one that holds now
 */
export const courseDialogs = (window: BrowserWindow, language: () => Language) => ({
  /** Asks which course is to be opened; null where the person thinks better of it. */
  askFile: (): Promise<string | null> =>
    askFile(window, say(message('dialogs.openCourse'), language()), filters(language())),

  /**
   * Asks where a course is to go.
   * @param name what the file is called unless the person says otherwise, without its ending
   * @returns null where the person thinks better of it
   * @throws SpokenError where the file that the dialog asked about is not the one that would be written
   */
  askTarget: (name: string): Promise<string | null> =>
    askWhereTo(
      window,
      say(message('dialogs.exportCourse'), language()),
      `${name}${courseFileEnding}`,
      filters(language()),
      courseFileEnding,
    ),

  /**
   * Asks for the folder of the course.
   * @param present the one that holds now
   * @returns null where the person thinks better of it
   */
  askFolder: (present: string | null): Promise<string | null> =>
    askFolder(window, say(message('dialogs.courseFolder'), language()), present, false),
});
