import { message } from '../../shared/language/say';
import { dirname } from 'node:path';
import { SpokenError } from '../../shared/language/spoken-error';
import type { Message } from '../../shared/language/message';
import { diskFaultOf, diskFaults, otherDiskFault, sourceFaults, targetFaults } from './disk-faults';

/** What cannot be done with which file, or new folder. */
export interface FailedFile {
  /** `use` where it belongs to the program, which would do both. */
  readonly does: 'write' | 'read' | 'use';
  readonly path: string;
}

/** What is said otherwise of a single file. */
const faultsOf = { write: targetFaults, read: sourceFaults, use: {} as typeof diskFaults } as const;

/** Something is in the place of a file that is none: then that file is named, not the folder around it. */
const wrongKinds: readonly string[] = ['EISDIR', 'ELOOP'];

const codes = {
  write: 'runs.targetUnwritable',
  read: 'runs.sourceUnreadable',
  use: 'runs.fileUnusable',
} as const;

/** The run store cannot read or write a folder; the message says which, why, and what to do. */
export class StorageError extends SpokenError {
  constructor(
    readonly folder: string,
    /** The system's code, for example `ENOSPC`. */
    readonly code: string,
    options?: ErrorOptions,
    /** What else can be done. */
    other: Message = message('otherwise.otherHome'),
    /** Where it is about a single one. */
    file?: FailedFile,
  ) {
    const known = file === undefined ? undefined : faultsOf[file.does][code];
    const fault = known ?? diskFaultOf(code) ?? otherDiskFault;
    super(
      file === undefined
        ? message('runs.folderUnusable', { folder, fault, code, other })
        : message(codes[file.does], { path: file.path, fault, code, other }),
      options,
    );
    this.name = 'StorageError';
  }
}

/** Turns a system's error about files into a StorageError; anything else comes back as it is. */
export function asStorageError(error: unknown, folder: string, other?: Message): unknown {
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  if (
    !(error instanceof Error) ||
    error instanceof StorageError ||
    code === undefined ||
    !(code in diskFaults)
  )
    return error;
  const file = wrongKinds.includes(code) && path !== undefined ? ({ does: 'use', path } as const) : undefined;
  return new StorageError(folder, code, { cause: error }, other, file);
}

function asFileError(error: unknown, file: FailedFile, other: Message): unknown {
  const known = asStorageError(error, dirname(file.path), other);
  return known instanceof StorageError && known !== error
    ? new StorageError(known.folder, known.code, { cause: error }, other, file)
    : error;
}

/** Turns a system's error about a file, or a new folder, that was to be written into a StorageError that names it. */
export const asTargetError = (error: unknown, path: string, other: Message): unknown =>
  asFileError(error, { does: 'write', path }, other);

/** Turns a system's error about a file that was to be read into a StorageError that names it. */
export const asSourceError = (error: unknown, path: string, other: Message): unknown =>
  asFileError(error, { does: 'read', path }, other);

/** Does work on files and reports failures of the disk as StorageError. */
export async function onDisk<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asStorageError(error, folder);
  }
}

/** Does work on one file of the program and reports failures of the disk as StorageError that names the file. */
export async function onFile<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asFileError(error, { does: 'use', path }, message('otherwise.otherHome'));
  }
}

/** What went wrong, for people; of an error that is not meant for them, what it says itself. */
export function messageOf(error: unknown): Message {
  if (error instanceof SpokenError) return error.says;
  if (!(error instanceof Error)) return message('general.unforeseen', { detail: String(error) });
  const { code, path = '', message: detail } = error as NodeJS.ErrnoException;
  const fault = diskFaultOf(code);
  return fault === undefined
    ? message('general.unforeseen', { detail })
    : message('runs.systemRefuses', { detail, path, fault, code: code! });
}
