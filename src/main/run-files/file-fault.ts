/** What is wrong with a file of runs that cannot be used, in words for people. */
import { message } from '../../shared/language/say';
import { SpokenError } from '../../shared/language/spoken-error';
import type { Message } from '../../shared/language/message';
import { DamagedRunError } from '../runs/run-record';
import { messageOf, StorageError } from '../runs/storage-error';
import { diskFaultOf, diskFaults, sourceFaults } from '../runs/disk-faults';

/** Errors that say that the file itself cannot be read, by the code that the system gives. */
const unreadable: readonly string[] = [
  'ENOENT',
  'ENOTDIR',
  'ENAMETOOLONG',
  'EISDIR',
  'EACCES',
  'EPERM',
  'ELOOP',
  'EIO',
];

/** What is wrong with a part of the file; what reads archives words its errors for programmers alone. */
export function faultOf(error: unknown): Message {
  if (error instanceof DamagedRunError) return error.reason;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (error instanceof SpokenError || code in diskFaults) return messageOf(error);
  return message('exchange.brokenArchive', {
    detail: error instanceof Error ? error.message : String(error),
  });
}

/**
 * What is wrong with a file as a whole.
 * @param error that came of reading it
 * @param file its name
 */
export function fileFault(error: unknown, file: string): Message {
  if (error instanceof StorageError) return error.says;
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined && unreadable.includes(code))
    return message('exchange.unreadable', {
      file,
      why: (sourceFaults[code] ?? diskFaultOf(code)!).reason,
      code,
    });
  if (error instanceof Error && /central directory/i.test(error.message))
    return message('exchange.noArchive', { file });
  return message('exchange.inFile', { file, what: faultOf(error) });
}
