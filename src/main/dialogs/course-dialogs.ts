/** Which course is opened, where one goes, and which folder holds it: only the person in front of the window decides, in the system's own dialogs. */
import { dialog, type BrowserWindow } from 'electron';
import { courseFileEnding } from '../../shared/course';
import type { Language } from '../../shared/language';
import { message, say } from '../../shared/language/say';
import { withEnding } from './export-target';

const filters = (language: Language) => [
  { name: say(message('dialogs.courseFiles'), language), extensions: [courseFileEnding.slice(1)] },
];

/**
 * The dialogs about courses.
 * @param language tells the one that holds now
 */
export const courseDialogs = (window: BrowserWindow, language: () => Language) => ({
  /** Asks which course is to be opened; null where the person thinks better of it. */
  async askFile(): Promise<string | null> {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: say(message('dialogs.openCourse'), language()),
      filters: filters(language()),
      properties: ['openFile'],
    });
    return canceled ? null : (filePaths[0] ?? null);
  },

  /**
   * Asks where a course is to go.
   * @param name what the file is called unless the person says otherwise, without its ending
   * @returns null where the person thinks better of it
   * @throws SpokenError where the file that the dialog asked about is not the one that would be written
   */
  async askTarget(name: string): Promise<string | null> {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: say(message('dialogs.exportCourse'), language()),
      defaultPath: `${name}${courseFileEnding}`,
      filters: filters(language()),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    return canceled || filePath === undefined || filePath === ''
      ? null
      : withEnding(filePath, courseFileEnding);
  },

  /**
   * Asks for the folder of the course.
   * @param present the one that holds now
   * @returns null where the person thinks better of it
   */
  async askFolder(present: string | null): Promise<string | null> {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: say(message('dialogs.courseFolder'), language()),
      ...(present === null ? {} : { defaultPath: present }),
      properties: ['openDirectory'],
    });
    return canceled ? null : (filePaths[0] ?? null);
  },
});
