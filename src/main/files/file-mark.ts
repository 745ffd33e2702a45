/**
 * Marks that tell whether a file has changed since it was read: one that is replaced is another one for the system, one
 * that is written into has another time of change, which nobody can set, whatever the clock says.
 */
import { statSync, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';

/** The longest step in which a file system tells times, in milliseconds. */
const stepMs = 2000;

let young = 0;

/**
 * The mark of a file as the system tells of it. What was written just now may be written again within the same step of
 * time: its mark is like no other, so that it is read once more.
 */
export function markOf({ ino, mtimeMs, ctimeMs, size }: Stats): string {
  const mark = `${ino} ${mtimeMs} ${ctimeMs} ${size}`;
  return Math.abs(Date.now() - ctimeMs) > stepMs ? mark : `${mark} ${++young}`;
}

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
