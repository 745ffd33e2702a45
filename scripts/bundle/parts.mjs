/** The parts of a handed-out folder, each unpacked in the cache, in a folder that is sealed with its checksums. */
import { readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { unpackTar } from '../setup/archives.mjs';
import { downloadNpmPackage } from '../setup/download.mjs';
import { buildFolder, readJson, readSealedFolder } from '../setup/manifest.mjs';
import { projectPaths } from '../setup/paths.mjs';

/**
 * @typedef {object} Context
 * @property {string} root the clone
 * @property {string} cache
 * @property {string} node the program that runs scripts
 * @property {(text: string) => void} say
 * @property {Awaited<ReturnType<typeof import('../setup/ensure.mjs').ensureSetup>>} setup
 *
 * @typedef {{ folder: string, version?: string, source?: { name: string, sha256?: string } }} Part
 */

export const downloadsOf = ({ cache }) => path.join(cache, 'downloads');

/**
 * Returns a part from the cache, where it has been unpacked before, or has it made.
 *
 * @param {Context} context
 * @param {string} key its name in the cache: whatever changes the part changes the name
 * @param {Record<string, unknown>} about
 * @param {(staging: string) => Promise<Record<string, unknown> | void>} fill
 * @returns {Promise<Part>}
 */
export async function takePart({ cache, say }, key, about, fill) {
  const folder = path.join(cache, 'bundle', key);
  let manifest = readSealedFolder(folder);
  if (!manifest) {
    say(`  ${key}`);
    manifest = await buildFolder(folder, about, fill);
  }
  return { ...manifest, folder };
}

/**
 * Returns a package in the version, and with the checksum, that package-lock.json pins: also one of another platform,
 * which npm does not install here.
 *
 * @param {Context} context
 * @param {string} name
 */
export async function npmPart(context, name) {
  const { root } = context;
  const locked = readJson(projectPaths(root).lockFile)?.packages?.[`node_modules/${name}`];
  if (!locked) throw new Error(`package-lock.json does not know the package ${name}`);
  const { version, integrity } = locked;
  const file = `${name.replace(/^@/, '').replace('/', '-')}-${version}.tgz`;
  const about = { version, source: { name: file, integrity } };
  return takePart(context, `${file.slice(0, -4)}`, about, async (staging) => {
    const pin = { requirement: `${name}@${version}`, file, integrity };
    const archive = await downloadNpmPackage(pin, {
      root,
      folder: downloadsOf(context),
      name: `${name} ${version}`,
    });
    const work = path.join(staging, '.unpacked');
    await unpackTar(archive, work);
    // All of it stands in one folder, whose name does not matter.
    const inside = path.join(work, readdirSync(work)[0]);
    for (const entry of readdirSync(inside)) renameSync(path.join(inside, entry), path.join(staging, entry));
    rmSync(work, { recursive: true });
    rmSync(archive);
  });
}
