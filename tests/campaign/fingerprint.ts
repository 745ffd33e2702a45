/** What lies in a folder, by the content of every file. */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Paths of everything below a folder, relative to it; links are not followed. */
export function everythingIn(folder: string): string[] {
  const found: string[] = [];
  const visit = (at: string) => {
    for (const name of readdirSync(at).sort()) {
      const path = join(at, name);
      found.push(relative(folder, path));
      if (lstatSync(path).isDirectory()) visit(path);
    }
  };
  visit(folder);
  return found;
}

export const hashOf = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 32);

/** The content of every file of a folder, by its path. */
export function fingerprint(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of everythingIn(folder)) {
    const path = join(folder, name);
    const stat = lstatSync(path);
    if (stat.isFile()) found[name] = hashOf(path);
    else if (stat.isSymbolicLink()) found[name] = `-> ${readlinkSync(path)}`;
    else if (!stat.isDirectory()) found[name] = 'special';
  }
  return found;
}

/** Caches that whoever compares or lists runs may make; without them nothing is missing. */
const cache = /(^|\/)metrics\.columns$/;

/** What differs between two fingerprints, a few of it in words; empty where nothing does. */
export function changes(before: Record<string, string>, after: Record<string, string>): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => before[name] !== after[name] && !cache.test(name))
    .map((name) => `${name} ${!(name in before) ? 'is new' : !(name in after) ? 'is gone' : 'has changed'}`)
    .slice(0, 5);
}

/** Temporary files and locks below a folder: what a process that was killed may have left. */
export const leftovers = (folder: string): string[] =>
  everythingIn(folder).filter((name) => /(\.tmp(-[^/]*)?|\.lock|\.takeover|\.part)$/.test(name));
