/** Files that belong to the program alone, whatever somebody has put in their place. */
import { copyFileSync, lstatSync, renameSync, rmSync } from 'node:fs';
import { temporaryName } from './atomic-file';
import { whileHeldNow } from './held-file';

/**
 * Makes a file of a run's folder the run's own before it is written: where it is a link, a copy of what the link leads
 * to takes its place, so that nothing outside the folder is written to.
 * @throws the system's errors; ELOOP where the link leads nowhere but to itself
 */
export function ownFile(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return;
  const temporary = temporaryName(path);
  try {
    copyFileSync(path, temporary);
    whileHeldNow(() => renameSync(temporary, path));
  } catch (error) {
    rmSync(temporary, { force: true });
    // A link that leads to nothing keeps nothing.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    rmSync(path);
  }
}
