import { cpSync, existsSync, lstatSync, mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { removeOnceFree, renameOnceFree } from './held-file.mjs';

/**
 * Makes `link` lead to a folder of the cache, in place of what is there; copies where links are refused.
 *
 * @param {string} folder
 * @param {string} link
 */
export function linkFolder(folder, link) {
  if (leadsTo(link, folder)) return;
  mkdirSync(path.dirname(link), { recursive: true });
  const fresh = `${link}.${process.pid}.new`;
  removeOnceFree(fresh);
  try {
    symlinkSync(folder, fresh, process.platform === 'win32' ? 'junction' : 'dir');
  } catch {
    cpSync(folder, fresh, { recursive: true });
  }
  if (!isLink(link) || process.platform === 'win32') removeOnceFree(link);
  renameOnceFree(fresh, link);
}

/**
 * Tells whether a link (or folder) is, in the end, this folder, and the folder exists.
 *
 * @param {string} link
 * @param {string} folder
 */
export function leadsTo(link, folder) {
  try {
    return realpathSync(link) === realpathSync(folder);
  } catch {
    return false;
  }
}

/**
 * Tells whether something is there by this name that is no link: an installation that is not ours.
 *
 * @param {string} file
 */
export function isOwnFolder(file) {
  return existsSync(file) && !isLink(file);
}

function isLink(file) {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
