/** Marks that tell whether a file has changed since it was read. */
import { statSync, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';

const markOf = ({ ino, mtimeMs, size }: Stats) => `${ino} ${mtimeMs} ${size}`;

/** A mark that changes whenever a file is written; empty where there is none. */
export const mark = (path: string): Promise<string> => stat(path).then(markOf, () => '');

/** The same at once. */
export function markNow(path: string): string {
  try {
    const info = statSync(path, { throwIfNoEntry: false });
    return info === undefined ? '' : markOf(info);
  } catch {
    return '';
  }
}
