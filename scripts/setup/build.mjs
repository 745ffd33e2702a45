import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { SetupFailure } from './failure.mjs';
import { removeOnceFree } from './held-file.mjs';
import { takeLock } from './lock.mjs';
import { readJson, writeJson } from './manifest.mjs';
import { cacheFolder, folderTag } from './paths.mjs';
import { lastLines, run } from './processes.mjs';

/** What the built program depends on. */
const inputs = [
  'src',
  'resources',
  'docs/benchmarks/learning.json',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'svelte.config.js',
];

const buildRecord = (root) => path.join(root, 'out', '.built.json');

/**
 * Returns a fingerprint of all sources by their names, sizes and times of change.
 *
 * @param {string} root
 */
export function sourcesFingerprint(root) {
  const hash = createHash('sha256');
  const visit = (name) => {
    const file = path.join(root, name);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat) return;
    if (!stat.isDirectory()) hash.update(`${name} ${stat.size} ${stat.mtimeMs}\n`);
    else for (const entry of readdirSync(file).sort()) visit(`${name}/${entry}`);
  };
  inputs.forEach(visit);
  return hash.digest('hex');
}

/**
 * Tells whether `out/` was built, to the end, from the sources as they are now.
 *
 * @param {string} root
 */
export function isBuilt(root) {
  return (
    existsSync(path.join(root, 'out', 'main')) &&
    readJson(buildRecord(root))?.sources === sourcesFingerprint(root)
  );
}

/**
 * Builds the program where the sources have changed since the last build.
 *
 * @param {string} root
 * @param {{ node: string, say: (text: string) => void, always?: boolean, show?: boolean, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<boolean>} whether it had to be built
 */
export async function ensureBuilt(root, { node, say, always = false, show = false, env = process.env }) {
  if (!always && isBuilt(root)) return false;
  const lock = await takeLock(path.join(cacheFolder(env), 'locks', `build-${folderTag(root)}`), {
    onWait: (pid) => say(`Another build is at work (process ${pid}): waiting for it`),
  });
  try {
    if (!always && isBuilt(root)) return false;
    say('Building the program');
    const sources = sourcesFingerprint(root);
    removeOnceFree(buildRecord(root));
    const builder = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const result = await run(node, [builder, 'build'], { cwd: root, env, show });
    if (result.code !== 0) {
      throw new SetupFailure('The program could not be built', {
        tried: [{ what: 'electron-vite build', why: lastLines(result.output, 20) }],
        todo: ['mend the sources; npm run check says more'],
      });
    }
    writeJson(buildRecord(root), { sources });
    return true;
  } finally {
    lock.release();
  }
}
