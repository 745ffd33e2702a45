/** Large folders of the cache, which are used as they are: they count as whole without a look at each of their files. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { removeOnceFree, renameOnceFree } from '../setup/held-file.mjs';
import { takeLock } from '../setup/lock.mjs';
import { installedFile, readJson, writeJson } from '../setup/manifest.mjs';
import { cacheFolder } from '../setup/paths.mjs';

/**
 * Returns a folder of the cache, and has it made where it is not there: whole or not at all.
 *
 * @param {string} kind
 * @param {string} version the one that is asked for; others are removed
 * @param {(staging: string) => Promise<void>} fill
 */
export async function keptFolder(kind, version, fill) {
  const parent = path.join(cacheFolder(), kind);
  const folder = path.join(parent, version);
  const isWhole = () => readJson(path.join(folder, installedFile))?.version === version;
  if (isWhole()) return folder;
  const lock = await takeLock(path.join(cacheFolder(), 'locks', kind), {
    onWait: (pid) => console.log(`It is being made by process ${pid}: waiting for it`),
  });
  try {
    if (isWhole()) return folder;
    // What was made for another version, or was not finished.
    removeOnceFree(parent);
    const staging = path.join(parent, '.partial');
    mkdirSync(staging, { recursive: true });
    await fill(staging);
    writeJson(path.join(staging, installedFile), { version });
    renameOnceFree(staging, folder);
    return folder;
  } finally {
    lock.release();
  }
}
