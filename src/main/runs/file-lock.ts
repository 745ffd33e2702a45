/** A lock between processes: a file that only one of them can make. */
import { open, rm, stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { StorageError } from './storage-error';

/** Locks are held for milliseconds: one that is older was left by a process that died with it. */
const staleMs = 10_000;
const patienceMs = 2 * staleMs;

async function isStale(path: string): Promise<boolean> {
  const held = await stat(path).catch(() => null);
  return held !== null && Date.now() - held.mtimeMs > staleMs;
}

/** Makes an empty file; false where there is one. */
async function make(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx')).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a lock that a process died with. One at a time judges and removes, so that nobody's new lock goes. */
async function clearStale(path: string): Promise<void> {
  const guard = `${path}.takeover`;
  if (!(await make(guard))) {
    if (await isStale(guard)) await rm(guard, { force: true });
    return;
  }
  try {
    if (await isStale(path)) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

/** Takes a lock and gives the function that ends it; null where another holds it. */
export async function tryLock(path: string): Promise<(() => Promise<void>) | null> {
  if (await isStale(path)) await clearStale(path);
  return (await make(path)) ? () => rm(path, { force: true }) : null;
}

/**
 * Does work that only one process may do at a time.
 * @throws StorageError where the lock is not free for twenty seconds; the system's errors about the folder
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  for (;;) {
    const unlock = await tryLock(path);
    if (unlock !== null) return work().finally(unlock);
    if (performance.now() - started > patienceMs) throw new StorageError(path, 'EEXIST');
    await delay(10);
  }
}
