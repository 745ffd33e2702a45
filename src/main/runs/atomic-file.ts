/** Writing so that a reader, or a machine that loses power, sees the old content or the new, never a mixture. */
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

let written = 0;

/** File systems take names of so many bytes. */
const longestName = 255;

/** A name beside `path` that no other writer uses; names like it are left-overs of interrupted writing. */
export function temporaryName(path: string): string {
  const ending = `.${process.pid}-${written++}.tmp`;
  const name = basename(path);
  if (Buffer.byteLength(name) + ending.length < longestName) return path + ending;
  // A long name that is just allowed must not fail for what is added to it; four bytes are the longest character.
  return join(dirname(path), name.slice(0, Math.floor((longestName - ending.length - 1) / 4)) + ending);
}

/** Makes renames inside a folder durable (Windows does that by itself). */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Renames durably; on Windows a virus scanner may hold a file for a moment, so it tries again for a second. */
export async function renameDurably(from: string, to: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await rename(from, to);
      break;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (
        process.platform !== 'win32' ||
        attempt === 10 ||
        !['EPERM', 'EACCES', 'EBUSY'].includes(code ?? '')
      )
        throw error;
      await delay(100);
    }
  }
  await syncFolder(dirname(to));
}

/** Writes a file and waits until it is on the disk. */
export async function writeDurably(path: string, data: string | Uint8Array): Promise<void> {
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Replaces a file's content as a whole, piece by piece.
 * @param before called before each piece; what it throws ends the writing
 */
export async function writePiecesAtomically(
  path: string,
  pieces: Iterable<string | Uint8Array>,
  before: () => void = () => undefined,
): Promise<void> {
  const temporary = temporaryName(path);
  try {
    const handle = await open(temporary, 'w');
    try {
      for (const piece of pieces) {
        before();
        await handle.writeFile(piece);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameDurably(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Replaces a file's content as a whole. */
export const writeFileAtomically = (path: string, data: string | Uint8Array): Promise<void> =>
  writePiecesAtomically(path, [data]);
