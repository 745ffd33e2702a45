import { existsSync } from 'node:fs';
import path from 'node:path';

/** Variables in which people name files and folders. */
const pathVariables = ['RL_LAB_HOME', 'RL_LAB_CACHE', 'RL_LAB_TENSORFLOW', 'RL_LAB_ELECTRON'];

/**
 * Returns the folder that the person was in: npm runs scripts in the project's folder, whatever that is.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string} [cwd]
 */
export function personFolder(env = process.env, cwd = process.cwd()) {
  const folder = env.npm_lifecycle_event ? env.INIT_CWD : undefined;
  return folder && existsSync(folder) ? folder : cwd;
}

/**
 * Makes the paths in the program's variables absolute: they were meant from the person's folder.
 *
 * @param {NodeJS.ProcessEnv} [env] changed in place
 * @param {string} [folder]
 */
export function resolvePersonPaths(env = process.env, folder = personFolder(env)) {
  for (const name of pathVariables) if (env[name]) env[name] = path.resolve(folder, env[name]);
}
