import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { removeOnceFree, renameOnceFree } from './held-file.mjs';

/** The file that is written last into a folder of the cache: only with it the folder counts as whole. */
export const installedFile = 'installed.json';

const format = 1;

/**
 * Writes a JSON file so that readers see either the old or the new content, never a part.
 *
 * @param {string} file
 * @param {unknown} value
 */
export function writeJson(file, value) {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.new`;
  writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`);
  renameOnceFree(temporary, file);
}

/**
 * Reads a JSON file; returns undefined where it is missing or is not JSON.
 *
 * @param {string} file
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Returns a file's checksum in hexadecimal digits.
 *
 * @param {string} file
 * @param {string} [algorithm]
 */
export async function fileHash(file, algorithm = 'sha256') {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

/**
 * Throws where a file does not have the checksum that is pinned for it.
 *
 * @param {string} file
 * @param {string} expected sha256 in hexadecimal digits
 */
export async function requireHash(file, expected) {
  const found = await fileHash(file);
  if (found !== expected) {
    throw new Error(
      `${path.basename(file)} does not have the pinned sha256: expected ${expected}, found ${found} ` +
        `(${statSync(file).size} bytes). It is not used`,
    );
  }
}

/**
 * Throws where a file is not what package-lock.json says of it.
 *
 * @param {string} file
 * @param {string} integrity as npm writes it: an algorithm, and the checksum in base 64
 */
export async function requireIntegrity(file, integrity) {
  const [algorithm, expected] = integrity.split(/-(.*)/s);
  const found = Buffer.from(await fileHash(file, algorithm), 'hex').toString('base64');
  if (found !== expected) {
    throw new Error(
      `${path.basename(file)} does not have the ${algorithm} of package-lock.json: expected ${expected}, ` +
        `found ${found}. It is not used`,
    );
  }
}

/**
 * Seals a folder: writes `installed.json` with what it holds and the size and checksum of every file.
 *
 * @param {string} folder
 * @param {Record<string, unknown>} about
 */
export async function sealFolder(folder, about) {
  const files = [];
  for (const name of listFiles(folder)) {
    if (name === installedFile) continue;
    const file = path.join(folder, name);
    files.push({ path: name, size: statSync(file).size, sha256: await fileHash(file) });
  }
  const manifest = { format, ...about, bytes: files.reduce((sum, file) => sum + file.size, 0), files };
  writeJson(path.join(folder, installedFile), manifest);
  return manifest;
}

/**
 * Returns the manifest of a whole folder, or undefined if it is not there, half there or damaged.
 * Compares the files' sizes only, which takes about a millisecond.
 *
 * @param {string} folder
 */
export function readSealedFolder(folder) {
  const manifest = readJson(path.join(folder, installedFile));
  if (manifest?.format !== format || !Array.isArray(manifest.files)) return undefined;
  for (const file of manifest.files) {
    const stat = statSync(path.join(folder, file.path), { throwIfNoEntry: false });
    if (!stat?.isFile() || stat.size !== file.size) return undefined;
  }
  return manifest;
}

/**
 * Compares a sealed folder with its checksums; returns the paths of files that are missing or changed.
 *
 * @param {string} folder
 */
export async function damagedFiles(folder) {
  const manifest = readJson(path.join(folder, installedFile));
  if (!manifest) return [installedFile];
  const damaged = [];
  for (const file of manifest.files) {
    const full = path.join(folder, file.path);
    if (!existsSync(full) || (await fileHash(full)) !== file.sha256) damaged.push(file.path);
  }
  return damaged;
}

/**
 * Builds a folder of the cache under a temporary name, and gives it its own name once it is whole.
 * `build` fills the folder; `prove` must not throw for it; then it is sealed and renamed.
 *
 * @param {string} folder
 * @param {Record<string, unknown>} about written into its manifest
 * @param {(staging: string) => Promise<Record<string, unknown> | void>} build
 * @param {(staging: string) => Promise<Record<string, unknown> | void>} [prove]
 */
export async function buildFolder(folder, about, build, prove = async () => {}) {
  const staging = path.join(path.dirname(folder), `${partialPrefix}${path.basename(folder)}-${process.pid}`);
  removeOnceFree(staging);
  mkdirSync(staging, { recursive: true });
  try {
    const built = await build(staging);
    const proved = await prove(staging);
    const manifest = await sealFolder(staging, { ...about, ...built, ...proved });
    removeOnceFree(folder);
    renameOnceFree(staging, folder);
    return manifest;
  } catch (error) {
    removeOnceFree(staging);
    throw error;
  }
}

const partialPrefix = '.partial-';

/**
 * Deletes what an interrupted set-up left in a folder of the cache: half-built folders, and folders
 * without a valid manifest. To be called under the set-up's lock.
 *
 * @param {string} parent
 */
export function clearPartialFolders(parent) {
  if (!existsSync(parent)) return [];
  const cleared = [];
  for (const name of readdirSync(parent)) {
    const folder = path.join(parent, name);
    if (!name.startsWith(partialPrefix) && readSealedFolder(folder)) continue;
    removeOnceFree(folder);
    cleared.push(name);
  }
  return cleared;
}

function listFiles(folder, prefix = '') {
  const names = [];
  for (const entry of readdirSync(path.join(folder, prefix), { withFileTypes: true })) {
    const name = prefix ? `${prefix}/${entry.name}` : entry.name;
    if (entry.isDirectory()) names.push(...listFiles(folder, name));
    else if (statSync(path.join(folder, name), { throwIfNoEntry: false })?.isFile()) names.push(name);
  }
  return names.sort();
}
