import { existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileHash } from '../setup/manifest.mjs';

/** The file with the checksums: `sha256sum --check SHA256SUMS` compares. */
const checksumsFile = 'SHA256SUMS';

/** The relative paths, with slashes, of what lies in a folder and in those within it; no link is followed. */
function* entriesOf(folder, within = '') {
  for (const entry of readdirSync(path.join(folder, within), { withFileTypes: true })) {
    const name = within + entry.name;
    yield { name, entry };
    if (entry.isDirectory()) yield* entriesOf(folder, `${name}/`);
  }
}

const namesOf = (folder, wanted) =>
  [...entriesOf(folder)]
    .filter(({ entry }) => wanted(entry))
    .map(({ name }) => name)
    .sort();

/**
 * Returns the relative paths of a folder's files, with slashes, in order; links are left out.
 *
 * @param {string} folder
 */
export const filesOf = (folder) => namesOf(folder, (entry) => entry.isFile());

/**
 * Returns the relative paths of a folder's links, with slashes, in order.
 *
 * @param {string} folder
 */
export const linksOf = (folder) => namesOf(folder, (entry) => entry.isSymbolicLink());

/**
 * Writes the checksums of all files of a folder into it.
 *
 * @param {string} folder
 */
export async function writeChecksums(folder) {
  const lines = [];
  for (const name of filesOf(folder))
    if (name !== checksumsFile) lines.push(`${await fileHash(path.join(folder, name))}  ${name}\n`);
  writeFileSync(path.join(folder, checksumsFile), lines.join(''));
}

/**
 * Tells which files of a folder are not as its checksums say, or not named there, or gone.
 *
 * @param {string} folder
 */
export async function wrongFiles(folder) {
  const sums = readChecksums(folder);
  const wrong = [];
  for (const name of filesOf(folder)) {
    if (name === checksumsFile) continue;
    if ((await fileHash(path.join(folder, name))) !== sums.get(name)) wrong.push(name);
    sums.delete(name);
  }
  return [...wrong, ...sums.keys()];
}

/** The checksums by name. */
function readChecksums(folder) {
  const lines = readFileSync(path.join(folder, checksumsFile), 'utf8').split('\n').filter(Boolean);
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

/**
 * Puts files that were made into the checksums of the folder that they lie in; those of files that are gone are dropped.
 *
 * @param {string} folder
 * @param {string[]} made paths of files
 */
export async function noteChecksums(folder, made) {
  if (made.length === 0) return;
  const target = path.join(folder, checksumsFile);
  const sums = existsSync(target) ? readChecksums(folder) : new Map();
  for (const file of made) sums.set(path.basename(file), await fileHash(file));
  const lines = [...sums]
    .filter(([name]) => existsSync(path.join(folder, name)))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, sum]) => `${sum}  ${name}\n`);
  writeFileSync(`${target}.part`, lines.join(''));
  renameSync(`${target}.part`, target);
}
