import { dirname } from 'node:path';

/** What is wrong with a disk or a folder, by the code that the system gives. */
const reasons: Readonly<Record<string, readonly [reason: string, remedy: string]>> = {
  ENOSPC: ['the disk is full', 'Free some space there'],
  EDQUOT: ['your quota on that disk is used up', 'Free some space there'],
  EFBIG: ['the file would grow beyond the allowed size', 'Raise the limit'],
  EACCES: ['there is no permission', 'Give yourself the right to write there'],
  EPERM: ['the system does not permit it', 'Give yourself the right to write there'],
  EROFS: ['the disk is read-only', 'Make it writable'],
  ENOENT: ['a folder or file is missing there', 'Put it back'],
  ENOTDIR: ['a part of the path is a file, no folder', 'Move that file away'],
  EEXIST: ['a file is in the way', 'Move that file away'],
  EISDIR: ['there is a folder of that name', 'Move that folder away'],
  ENOTEMPTY: ['there is a folder of that name', 'Move that folder away'],
  ENAMETOOLONG: ['the name is too long', 'Shorten it'],
  EINVAL: ['the system does not take that name', 'Use another name'],
  ENXIO: ['there is no device behind it', 'Use a folder on a disk'],
  ENODEV: ['there is no device behind it', 'Use a folder on a disk'],
  EBUSY: ['another program uses it', 'Close that program'],
  ETXTBSY: ['another program uses it', 'Close that program'],
  ELOOP: ['the path runs in a circle of links', 'Mend the links'],
  EIO: ['the disk reports a defect', 'Check the disk'],
  EMFILE: ['too many files are open', 'Close other programs'],
  ENFILE: ['too many files are open', 'Close other programs'],
};

/** Where the folder of a file is no folder of the program's. */
const reasonsForTargets: typeof reasons = {
  ENOENT: ['its folder is missing', 'Make that folder'],
};

/** The run store cannot read or write a folder; the message says which, why, and what to do. */
export class StorageError extends Error {
  constructor(
    readonly folder: string,
    /** The system's code, for example `ENOSPC`. */
    readonly code: string,
    options?: ErrorOptions,
    /** What else can be done. */
    otherwise = 'keep runs elsewhere with RL_LAB_HOME=FOLDER',
    /** The file, or new folder, that was to be written, where it is about one. */
    target?: string,
  ) {
    const known = target === undefined ? reasons : { ...reasons, ...reasonsForTargets };
    const [reason, remedy] = known[code] ?? ['the system refuses', 'Check the folder'];
    const what = target === undefined ? `use the folder ${folder}` : `write ${target}`;
    super(`Cannot ${what}: ${reason} (${code}). ${remedy}, or ${otherwise}.`, options);
    this.name = 'StorageError';
  }
}

/** Turns a system's error about files into a StorageError; anything else comes back as it is. */
export function asStorageError(error: unknown, folder: string, otherwise?: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return error instanceof Error && !(error instanceof StorageError) && code !== undefined && code in reasons
    ? new StorageError(folder, code, { cause: error }, otherwise)
    : error;
}

/** Turns a system's error about a file, or a new folder, that was to be written into a StorageError that names it. */
export function asTargetError(error: unknown, path: string, otherwise: string): unknown {
  const known = asStorageError(error, dirname(path), otherwise);
  return known instanceof StorageError && known !== error
    ? new StorageError(known.folder, known.code, { cause: error }, otherwise, path)
    : error;
}

/** Does work on files and reports failures of the disk as StorageError. */
export async function onDisk<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asStorageError(error, folder);
  }
}
