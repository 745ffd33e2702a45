/** Writing where a person says: outside of the data folder, where no start of the program cleans up. */
import { dirname } from 'node:path';
import type { Message } from '../../shared/language/message';
import { removeUnfinished } from './left-overs';
import { asTargetError } from './storage-error';

/**
 * Writes a file, or a new folder, that a person named, after clearing away what killed processes were about to write
 * beside it.
 * @param other what else a person can do where that fails
 * @throws StorageError that names the path; whatever else the writing throws
 */
export async function toTarget<T>(path: string, other: Message, write: () => Promise<T>): Promise<T> {
  await removeUnfinished(dirname(path));
  try {
    return await write();
  } catch (error) {
    throw asTargetError(error, path, other);
  }
}
