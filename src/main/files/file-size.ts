import type { FileHandle } from 'node:fs/promises';

/**
 * How many bytes an open file has. Windows opens folders, too, and says that they have none: in the place of a file they
 * would be read as an empty one, so they are refused as other systems refuse to read them.
 * @throws EISDIR
 */
export async function sizeOf(handle: FileHandle): Promise<number> {
  const info = await handle.stat();
  if (info.isDirectory())
    throw Object.assign(new Error('EISDIR: illegal operation on a directory, read'), { code: 'EISDIR' });
  return info.size;
}
