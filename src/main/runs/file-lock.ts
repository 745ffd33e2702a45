/** A lock between processes: a file that only one of them can make. */
import { open, rm, stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { StorageError } from './storage-error';

/** Locks are held for milliseconds: one that is older was left by a process that died with it. */
const staleMs = 10_000;
const patienceMs = 2 * staleMs;

/** Takes a lock and gives the function that ends it; null where another holds it. */
export async function tryLock(path: string): Promise<(() => Promise<void>) | null> {
  const held = await stat(path).catch(() => null);
  if (held !== null && Date.now() - held.mtimeMs > staleMs) await rm(path, { force: true });
  try {
    await (await open(path, 'wx')).close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return null;
    throw error;
  }
  return () => rm(path, { force: true });
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
