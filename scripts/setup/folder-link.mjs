import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { removeOnceFree, renameOnceFree } from './held-file.mjs';

/** The file in a copy that says of what it is one. */
const copyNote = '.copied-from';

/**
 * Makes `link` lead to a folder of the cache, in place of what is there; copies where links are refused, as on a stick
 * or a network drive.
 *
 * @param {string} folder
 * @param {string} link
 * @param {typeof symlinkSync} [symlink]
 */
export function linkFolder(folder, link, symlink = symlinkSync) {
  if (leadsTo(link, folder)) return;
  mkdirSync(path.dirname(link), { recursive: true });
  const fresh = `${link}.${process.pid}.new`;
  removeOnceFree(fresh);
  try {
    symlink(folder, fresh, process.platform === 'win32' ? 'junction' : 'dir');
  } catch {
    cpSync(folder, fresh, { recursive: true });
    writeFileSync(path.join(fresh, copyNote), nameAndTime(folder));
  }
  if (!isLink(link) || process.platform === 'win32') removeOnceFree(link);
  renameOnceFree(fresh, link);
}

/**
 * Tells whether a link (or folder) is, in the end, this folder, or a copy of it as it is now, and the folder exists.
 *
 * @param {string} link
 * @param {string} folder
 */
export function leadsTo(link, folder) {
  try {
    return realpathSync(link) === realpathSync(folder) || isCopyOf(link, folder);
  } catch {
    return false;
  }
}

/** A folder of the cache is made anew as a whole, and then has another time. */
function nameAndTime(folder) {
  return `${realpathSync(folder)} ${statSync(folder).mtimeMs}`;
}

function isCopyOf(copy, folder) {
  const note = path.join(copy, copyNote);
  return existsSync(note) && readFileSync(note, 'utf8') === nameAndTime(folder);
}

/**
 * Tells whether something is there by this name that is no link, nor a copy made in the place of one: an installation that is not ours.
 *
 * @param {string} file
 */
export function isOwnFolder(file) {
  return existsSync(file) && !isLink(file) && !existsSync(path.join(file, copyNote));
}

function isLink(file) {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
