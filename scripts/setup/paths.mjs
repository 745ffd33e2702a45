import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this clone: the one with package.json. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Returns the per-user folder for native parts that several clones share.
 *
 * @param {NodeJS.ProcessEnv} [env] RL_LAB_CACHE overrides the platform's usual place.
 * @param {NodeJS.Platform} [platform]
 * @param {string} [home]
 */
export function cacheFolder(env = process.env, platform = process.platform, home = homedir()) {
  if (env.RL_LAB_CACHE) return path.resolve(env.RL_LAB_CACHE);
  if (platform === 'win32') {
    return path.join(env.LOCALAPPDATA || path.join(home, 'AppData', 'Local'), 'rl-lab', 'Cache');
  }
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'rl-lab');
  return path.join(env.XDG_CACHE_HOME || path.join(home, '.cache'), 'rl-lab');
}

/**
 * Returns the folder for runs and settings, as src/main/runs/data-folder.ts says.
 *
 * @param {NodeJS.ProcessEnv} [env] RL_LAB_HOME overrides what was chosen, and that the platform's usual place.
 * @param {NodeJS.Platform} [platform]
 * @param {string} [home]
 */
export function dataFolder(env = process.env, platform = process.platform, home = homedir()) {
  if (env.RL_LAB_HOME) return path.resolve(env.RL_LAB_HOME);
  const usual = usualDataFolder(env, platform, home);
  const choice = path.join(usual, 'data-folder.txt');
  const chosen = existsSync(choice) ? readFileSync(choice, 'utf8').trim() : '';
  return path.isAbsolute(chosen) && existsSync(chosen) ? chosen : usual;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @param {string} home
 */
function usualDataFolder(env, platform, home) {
  if (platform === 'win32') {
    const folder = (given, name) => path.join(given || path.join(home, 'AppData', name), 'RL Lab');
    const roaming = folder(env.APPDATA, 'Roaming');
    if (!env.LOCALAPPDATA && env.APPDATA) return roaming;
    const local = folder(env.LOCALAPPDATA, 'Local');
    return existsSync(roaming) && !existsSync(local) ? roaming : local;
  }
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'RL Lab');
  return path.join(env.XDG_DATA_HOME || path.join(home, '.local', 'share'), 'rl-lab');
}

/**
 * Returns the paths inside one clone that the set-up reads and writes.
 *
 * @param {string} root
 */
export function projectPaths(root) {
  const modules = path.join(root, 'node_modules');
  const tfjsNode = path.join(modules, '@tensorflow', 'tfjs-node');
  return {
    root,
    modules,
    lockFile: path.join(root, 'package-lock.json'),
    installedLockFile: path.join(modules, '.package-lock.json'),
    state: path.join(modules, '.rl-lab'),
    manifest: path.join(modules, '.rl-lab', 'setup.json'),
    tfjsNode,
    tensorflowDeps: path.join(tfjsNode, 'deps'),
    tensorflowLib: path.join(tfjsNode, 'lib'),
    binding: path.join(tfjsNode, 'lib', 'napi-v8', 'tfjs_binding.node'),
    electron: path.join(modules, 'electron'),
    electronDist: path.join(modules, 'electron', 'dist'),
    electronPathFile: path.join(modules, 'electron', 'path.txt'),
  };
}

/**
 * Returns a short name for a folder, usable as a file name and the same at every call.
 *
 * @param {string} folder
 */
export function folderTag(folder) {
  return createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 12);
}
