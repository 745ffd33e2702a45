import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SetupFailure } from './failure.mjs';
import { removeOnceFree } from './held-file.mjs';
import { readJson } from './manifest.mjs';
import { projectPaths } from './paths.mjs';
import { lastLines, npmCommand, run } from './processes.mjs';

/**
 * Returns the checksum of package-lock.json.
 *
 * @param {string} root
 */
export function lockFileHash(root) {
  return createHash('sha256')
    .update(readFileSync(projectPaths(root).lockFile))
    .digest('hex');
}

/**
 * Tells why node_modules is not what package-lock.json says, or returns undefined if it is.
 * npm writes node_modules/.package-lock.json last, so an interrupted installation shows.
 *
 * @param {string} root
 */
export function nodeModulesProblem(root) {
  const paths = projectPaths(root);
  const installed = readJson(paths.installedLockFile)?.packages;
  if (!installed) return existsSync(paths.modules) ? 'node_modules is incomplete' : 'node_modules is missing';
  const locked = readJson(paths.lockFile)?.packages;
  if (!locked)
    throw new SetupFailure('package-lock.json is missing or is no JSON', {
      todo: ['git checkout package-lock.json'],
    });
  for (const [name, wanted] of Object.entries(locked)) {
    if (name === '') continue;
    const found = installed[name];
    if (!found) {
      if (wanted.optional || wanted.devOptional || wanted.peer || wanted.extraneous) continue;
      return `${name} is missing`;
    }
    if (found.version !== wanted.version || found.integrity !== wanted.integrity) {
      return `${name} is version ${found.version}, not ${wanted.version}`;
    }
  }
  return missingPackageFolder(root, Object.keys(installed));
}

/**
 * Tells which installed package's folder is gone, or returns undefined if all are there.
 *
 * @param {string} root
 * @param {string[]} names keys of node_modules/.package-lock.json
 */
export function missingPackageFolder(root, names) {
  const gone = names.find((name) => name && !existsSync(path.join(root, name, 'package.json')));
  return gone && `${gone} is gone`;
}

/**
 * Installs node_modules as package-lock.json says, without any package's own install scripts.
 *
 * @param {string} root
 * @param {string} why what made this necessary, for the notice
 * @param {(text: string) => void} say
 */
export async function installNodeModules(root, why, say) {
  say(`Installing the npm packages (${why}); this takes a minute or less`);
  const [command, ...first] = npmCommand();
  const args = [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // Some packages ask for a newer Node than the one that npm runs on; they run on the pinned one.
  const result = await run(command, args, { cwd: root });
  const problem = result.code === 0 ? nodeModulesProblem(root) : lastLines(result.output, 12);
  if (problem) {
    throw new SetupFailure('The npm packages could not be installed', {
      tried: [{ what: `npm ci (exit code ${result.code})`, why: problem }],
      todo: [
        'check that npm reaches its registry: npm ping',
        'behind a proxy or a mirror: set it with npm config set proxy / registry',
        'then call the same command again',
      ],
    });
  }
  removeSourceMaps(path.join(projectPaths(root).modules, '@tensorflow'));
}

/** Removes TensorFlow.js' source maps: 190 MB that nothing reads at run time. */
function removeSourceMaps(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) removeSourceMaps(full);
    else if (entry.name.endsWith('.js.map')) removeOnceFree(full);
  }
}
