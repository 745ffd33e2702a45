import { renameSync, rmSync } from 'node:fs';

const heldCodes = ['EPERM', 'EACCES', 'EBUSY'];
const patienceMs = 5_000;
const pauseMs = 100;
const bell = new Int32Array(new SharedArrayBuffer(4));

/**
 * Renames a file or folder. On Windows a virus scanner holds what has just been written, so it is tried again for some
 * seconds there.
 *
 * @param {string} from
 * @param {string} to
 * @param {{ platform?: NodeJS.Platform, patience?: number, rename?: typeof renameSync }} [options]
 */
export function renameOnceFree(from, to, options = {}) {
  const { platform = process.platform, patience = patienceMs, rename = renameSync } = options;
  const started = performance.now();
  for (;;) {
    try {
      return rename(from, to);
    } catch (error) {
      const mayPass = platform === 'win32' && heldCodes.includes(error.code);
      if (!mayPass || performance.now() - started >= patience) throw error;
    }
    Atomics.wait(bell, 0, 0, pauseMs);
  }
}

/**
 * Removes a file, or a folder with all that is in it, where it is there; with the same patience.
 *
 * @param {string} name
 */
export function removeOnceFree(name) {
  rmSync(name, { recursive: true, force: true, maxRetries: patienceMs / pauseMs, retryDelay: pauseMs });
}
