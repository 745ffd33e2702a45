/**
 * The program on a network share: Chromium's sandbox cannot start from there, so that no window would open. It is copied
 * to the local disk once, and started from there.
 */
import { existsSync, realpathSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { temporaryName } from '../files/atomic-file';
import { localData } from '../runs/data-folder';
import { removeUnfinished } from '../runs/left-overs';

type Environment = Readonly<Record<string, string | undefined>>;

/** The last file that a copy gets; where it is, all others are. */
const lastFile = 'SHA256SUMS';
/** What lies beside the program and is not part of it: runs that a stick carries. */
const carriedFolder = 'data';

/**
 * Whether a folder lies on a network share. A drive letter that stands for a share is seen through.
 * @param realpath the path that a path stands for, as the system names it
 */
export function isOnShare(
  folder: string,
  platform: string = process.platform,
  realpath: (path: string) => string = (path) => realpathSync.native(path),
): boolean {
  if (platform !== 'win32') return false;
  const isShare = (path: string) => /^\\\\(?![?.]\\(?!UNC\\))/i.test(path);
  if (isShare(folder)) return true;
  try {
    return isShare(realpath(folder));
  } catch {
    // Whoever may not ask is no wiser; most folders are local ones.
    return false;
  }
}

/** Where the copy of a version lies, as programs that a person installs for themselves do. */
export function copyFolder(version: string, { LOCALAPPDATA }: Environment, home: string): string {
  return join(localData(LOCALAPPDATA, home), 'Programs', `RL Lab ${version}`);
}

/** Whether a folder holds a whole copy. */
export const isWhole = (copy: string): boolean => existsSync(join(copy, lastFile));

/**
 * Copies the handed-out folder: whole, or not at all. Where somebody else has finished the same copy meanwhile, theirs
 * stays.
 * @throws whatever keeps a file from being read or written
 */
export async function copyProgram(folder: string, copy: string): Promise<void> {
  await mkdir(dirname(copy), { recursive: true });
  await removeUnfinished(dirname(copy));
  const partial = temporaryName(copy);
  try {
    await cp(folder, partial, {
      recursive: true,
      filter: (path) => {
        const [first] = relative(folder, path).split(sep);
        return first !== carriedFolder && first !== lastFile;
      },
    });
    await cp(join(folder, lastFile), join(partial, lastFile));
    if (!isWhole(copy)) await rm(copy, { recursive: true, force: true });
    await rename(partial, copy).catch((error: unknown) => {
      if (!isWhole(copy)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}
