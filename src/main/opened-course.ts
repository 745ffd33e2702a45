/** A course that the system opens with the program: a file that was double-clicked, or named on the command line. */
import type { App } from 'electron';
import { resolve } from 'node:path';
import { courseFileEnding } from '../shared/course';

/**
 * The file of a course among the words that the program was started with; null for none.
 * @param folder where it was started, against which paths are resolved
 */
export function courseAmong(words: readonly string[], folder: string): string | null {
  const file = words.find((word) => !word.startsWith('-') && word.toLowerCase().endsWith(courseFileEnding));
  return file === undefined ? null : resolve(folder, file);
}

/** Opens the course that this program, or another start of it while it runs, is given. */
export function onOpenedCourse(app: App, open: (path: string) => Promise<void>): void {
  const look = (words: readonly string[], folder: string) => {
    const file = courseAmong(words.slice(1), folder);
    if (file !== null) void open(file);
  };
  look(process.argv, process.cwd());
  app.on('second-instance', (_event, words, folder) => look(words, folder));
}
