import { existsSync, mkdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { syncFolder, syncFolderNow } from './atomic-file';

/** Makes a folder and those above it, where they are missing; the names of the new ones are on the disk then. */
export async function makeFolder(folder: string): Promise<void> {
  const path = resolve(folder);
  let first: string | undefined;
  try {
    first = await mkdir(path, { recursive: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    // Node reports a disk that is read-only as a missing folder here; making a single folder tells the reason.
    let missing = path;
    while (dirname(missing) !== missing && !existsSync(dirname(missing))) missing = dirname(missing);
    await mkdir(missing);
    throw error;
  }
  if (first === undefined) return;
  for (let made = path; ; made = dirname(made)) {
    await syncFolder(dirname(made));
    if (made === first || dirname(made) === made) return;
  }
}

/** As `makeFolder`, while nothing else happens in this process. */
export function makeFolderNow(folder: string): void {
  const path = resolve(folder);
  const first = mkdirSync(path, { recursive: true });
  if (first === undefined) return;
  for (let made = path; ; made = dirname(made)) {
    syncFolderNow(dirname(made));
    if (made === first || dirname(made) === made) return;
  }
}
