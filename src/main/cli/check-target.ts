import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError } from './exit-codes';

/**
 * Looks whether a file can go where it was asked to, before any work is done for it.
 * @param force whether a file that is there may be replaced
 * @throws UsageError that says what to do instead
 */
export async function checkTarget(path: string, force: boolean): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory()) throw new UsageError(`${path} is a folder. Name a file in it with --to.`);
  if (there !== null && !force)
    throw new UsageError(`${path} is there already. Choose another file with --to, or add --force.`);
  if ((await stat(dirname(path)).catch(() => null)) === null)
    throw new UsageError(`There is no folder ${dirname(path)}. Make it first, or choose another with --to.`);
}
