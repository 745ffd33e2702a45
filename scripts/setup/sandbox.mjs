import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ask, findProgram } from './processes.mjs';

/**
 * Returns the flags that Electron needs where its sandbox cannot work, and a notice for the user about it:
 * root is refused by the sandbox, and some systems let ordinary users make no namespaces.
 *
 * @param {string} dist Electron's folder
 * @returns {{ flags: string[], notice?: string }}
 */
export function sandboxFlags(dist) {
  if (process.platform !== 'linux') return { flags: [] };
  if (process.getuid() === 0) return { flags: ['--no-sandbox'] };
  const problem = sandboxProblem(dist);
  if (!problem) return { flags: [] };
  return { flags: ['--no-sandbox'], notice: `The window opens without Chromium's sandbox: ${problem}` };
}

/**
 * Tells why Electron's sandbox cannot work for this user and what to do, or returns undefined if it can.
 *
 * @param {string} dist Electron's folder
 */
export function sandboxProblem(dist) {
  if (process.platform !== 'linux' || process.getuid() === 0) return undefined;
  const helper = path.join(dist, 'chrome-sandbox');
  const stat = statSync(helper, { throwIfNoEntry: false });
  const helperWorks = stat?.uid === 0 && Boolean(stat.mode & 0o4000);
  if (helperWorks || makesNamespaces()) return undefined;
  return (
    'this system lets ordinary users make no namespaces. To have it, give its helper to root: ' +
    `sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`
  );
}

function makesNamespaces() {
  if (setting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1') return false;
  if (!findProgram('unshare')) return setting('/proc/sys/user/max_user_namespaces') !== '0';
  return ask('unshare', ['--user', '--map-root-user', 'true']) !== undefined;
}

function setting(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
