import { dirname } from 'node:path';
import { SpokenError, type Sentence } from '../../shared/sentence';
import { diskFaults, otherDiskFault, otherwise, runTexts, targetFaults } from './texts';

/** The run store cannot read or write a folder; the message says which, why, and what to do. */
export class StorageError extends SpokenError {
  constructor(
    readonly folder: string,
    /** The system's code, for example `ENOSPC`. */
    readonly code: string,
    options?: ErrorOptions,
    /** What else can be done. */
    other: Sentence = otherwise.otherHome,
    /** The file, or new folder, that was to be written, where it is about one. */
    target?: string,
  ) {
    const known = target === undefined ? diskFaults : { ...diskFaults, ...targetFaults };
    const fault = known[code] ?? otherDiskFault;
    super(
      target === undefined
        ? runTexts.folderUnusable(folder, fault, code, other)
        : runTexts.targetUnwritable(target, fault, code, other),
      options,
    );
    this.name = 'StorageError';
  }
}

/** Turns a system's error about files into a StorageError; anything else comes back as it is. */
export function asStorageError(error: unknown, folder: string, other?: Sentence): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return error instanceof Error &&
    !(error instanceof StorageError) &&
    code !== undefined &&
    code in diskFaults
    ? new StorageError(folder, code, { cause: error }, other)
    : error;
}

/** Turns a system's error about a file, or a new folder, that was to be written into a StorageError that names it. */
export function asTargetError(error: unknown, path: string, other: Sentence): unknown {
  const known = asStorageError(error, dirname(path), other);
  return known instanceof StorageError && known !== error
    ? new StorageError(known.folder, known.code, { cause: error }, other, path)
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

/** What went wrong, for people; of an error that is not meant for them, what it says itself. */
export function sentenceOf(error: unknown): Sentence {
  if (error instanceof SpokenError) return error.says;
  if (!(error instanceof Error)) return runTexts.unforeseen(String(error));
  const { code, path, message } = error as NodeJS.ErrnoException;
  const fault = code === undefined ? undefined : diskFaults[code];
  return fault === undefined
    ? runTexts.unforeseen(message)
    : runTexts.systemRefuses(message, path ?? '', fault, code!);
}
