/**
 * Writing so that a reader, or a machine that loses power, sees the old content or the new, never a mixture, and so
 * that what has been called done is still there afterwards: first the content is brought onto the disk, then the
 * name, then the folder that holds the name.
 */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile, link, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { ownTag, tagPattern } from '../../platform/process-identity';
import { whileHeld, whileHeldNow } from './held-file';

/** Threads of one process count apart. */
let written = threadId * 1_000_000;

/** File systems take names of so many bytes. */
const longestName = 255;

/** A name beside `path` that no other writer uses; names like it are left-overs of interrupted writing. */
export function temporaryName(path: string): string {
  const ending = `.${ownTag()}-${written++}.tmp`;
  const name = basename(path);
  if (Buffer.byteLength(name) + ending.length < longestName) return path + ending;
  // A long name that is just allowed must not fail for what is added to it; four bytes are the longest character.
  return join(dirname(path), name.slice(0, Math.floor((longestName - ending.length - 1) / 4)) + ending);
}

const temporary = new RegExp(`\\.(${tagPattern})-\\d+\\.tmp$`);

/** The tag of the process that gave a temporary name; null where the name is none. */
export const tagOfTemporary = (name: string): string | null => temporary.exec(name)?.[1] ?? null;

/** Some shares cannot be told to bring a folder onto their disk, and a folder may permit writing without reading. */
const cannotSync = ['EINVAL', 'ENOTSUP', 'EACCES', 'EPERM'];

function unlessImpossible(error: unknown): void {
  if (!cannotSync.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
}

/** Makes names in a folder durable (Windows does that by itself). */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    unlessImpossible(error);
  }
}

/** As `syncFolder`, while nothing else happens in this process. */
export function syncFolderNow(folder: string): void {
  if (process.platform === 'win32') return;
  try {
    const file = openSync(folder, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    unlessImpossible(error);
  }
}

/** Waits until the content of a file that is closed is on the disk. */
export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Waits until a folder is on the disk with all that is in it; its own name is not. */
export async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await syncTree(path);
    else if (entry.isFile()) await syncFile(path);
  }
  await syncFolder(folder);
}

async function syncFoldersOf(from: string, to: string): Promise<void> {
  await syncFolder(dirname(to));
  if (dirname(from) !== dirname(to)) await syncFolder(dirname(from));
}

/** Renames durably. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await whileHeld(() => rename(from, to));
  await syncFoldersOf(from, to);
}

/** Gives a file a second name durably; refused with EEXIST where the name is taken. */
export async function linkDurably(from: string, to: string): Promise<void> {
  await link(from, to);
  await syncFolder(dirname(to));
}

/** File systems without second names for files: those of sticks, and some shares. */
const cannotLink = ['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK', 'UNKNOWN'];

/**
 * Gives a whole file another name that nobody has, and never takes one that somebody has, whoever does the same at that
 * moment.
 * @param names to be tried one after the other
 * @param secondName how files get a second name
 * @returns the one that was free
 */
export async function renameToFree(
  from: string,
  names: Iterable<string>,
  secondName: typeof link = link,
): Promise<string> {
  for (const name of names) {
    try {
      await secondName(from, name);
      await syncFolder(dirname(name));
      await removeDurably(from).catch(() => undefined);
      return name;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') continue;
      if (!cannotLink.includes(code ?? '')) throw error;
    }
    try {
      // Whoever makes the name has it; the content follows at once.
      await (await open(name, 'wx')).close();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw error;
    }
    try {
      await renameDurably(from, name);
    } catch (error) {
      await rm(name, { force: true }).catch(() => undefined);
      throw error;
    }
    return name;
  }
  throw new Error(`No name is left for ${from}.`);
}

/** Removes a file durably; one that is not there is fine. */
export async function removeDurably(path: string): Promise<void> {
  await rm(path, { force: true });
  await syncFolder(dirname(path));
}

/** Writes a file and waits until its content is on the disk; its name is not. */
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
 * @param permit called before the new content replaces the old; what it throws leaves the old one
 */
export async function writePiecesAtomically(
  path: string,
  pieces: Iterable<string | Uint8Array>,
  before: () => void = () => undefined,
  permit: () => void = () => undefined,
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
    permit();
    await renameDurably(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Replaces a file's content as a whole; `permit` as for `writePiecesAtomically`. */
export const writeFileAtomically = (
  path: string,
  data: string | Uint8Array,
  permit?: () => void,
): Promise<void> => writePiecesAtomically(path, [data], undefined, permit);

/** As `writeFileAtomically`, while nothing else happens in this process. */
export function writeFileAtomicallyNow(path: string, data: string | Uint8Array): void {
  const temporary = temporaryName(path);
  try {
    const file = openSync(temporary, 'w');
    try {
      writeFileSync(file, data);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    whileHeldNow(() => renameSync(temporary, path));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolderNow(dirname(path));
}

/**
 * Puts a copy of a file in its place, so that whoever has it open from before no longer writes into it. One that is
 * not there, or that a system does not let go while it is open, stays as it is.
 */
export async function makeOwn(path: string): Promise<void> {
  const copy = temporaryName(path);
  try {
    await copyFile(path, copy);
    await syncFile(copy);
    await whileHeld(() => rename(copy, path));
  } catch (error) {
    if (!['ENOENT', 'EPERM', 'EACCES', 'EBUSY'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw error;
  } finally {
    await rm(copy, { force: true });
  }
  await syncFolder(dirname(path));
}
