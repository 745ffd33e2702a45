/** What the codes of the system's errors about files mean, as messages. */
import type { DiskFault } from '../../shared/language/en/messages/disk';
import type { Code } from '../../shared/language/say';
import { message } from '../../shared/language/say';

type DiskCode = Extract<Code, `disk.${string}`>;

const fault = (reason: DiskCode, remedy: DiskCode): DiskFault => ({
  reason: message(reason),
  remedy: message(remedy),
});

const tooManyFiles = fault('disk.tooManyFiles', 'disk.closePrograms');
const folderInTheWay = fault('disk.folderInTheWay', 'disk.moveFolder');
const noDevice = fault('disk.noDevice', 'disk.folderOnDisk');
const inUse = fault('disk.inUse', 'disk.closeProgram');
const noSuchFile = fault('disk.noSuchFile', 'disk.checkPath');

/** By the code that the system gives. */
export const diskFaults: Readonly<Record<string, DiskFault>> = {
  ENOSPC: fault('disk.full', 'disk.freeSpace'),
  EDQUOT: fault('disk.quotaUsedUp', 'disk.freeSpace'),
  EFBIG: fault('disk.tooLarge', 'disk.raiseLimit'),
  EACCES: fault('disk.noPermission', 'disk.allowWriting'),
  EPERM: fault('disk.notPermitted', 'disk.allowWriting'),
  EROFS: fault('disk.readOnly', 'disk.makeWritable'),
  ENOENT: fault('disk.missing', 'disk.putBack'),
  ENOTDIR: fault('disk.fileInPath', 'disk.moveFile'),
  EEXIST: fault('disk.fileInTheWay', 'disk.moveFile'),
  EISDIR: folderInTheWay,
  ENOTEMPTY: folderInTheWay,
  ENAMETOOLONG: fault('disk.nameTooLong', 'disk.shortenName'),
  EINVAL: fault('disk.nameRefused', 'disk.otherName'),
  ENXIO: noDevice,
  ENODEV: noDevice,
  EBUSY: inUse,
  ETXTBSY: inUse,
  ELOOP: fault('disk.circle', 'disk.mendLinks'),
  EIO: fault('disk.defect', 'disk.checkDisk'),
  EMFILE: tooManyFiles,
  ENFILE: tooManyFiles,
};

/** Windows has the same words for a file that somebody else has open as for one that nobody may touch. */
const heldOrRefused = fault('disk.heldOrRefused', 'disk.closeOrAllow');

/** What a code of the system means; undefined where nobody has described it. */
export const diskFaultOf = (
  code: string | undefined,
  platform: string = process.platform,
): DiskFault | undefined =>
  platform === 'win32' && (code === 'EPERM' || code === 'EACCES') ? heldOrRefused : diskFaults[code ?? ''];

/** Where the folder of a file is no folder of the program's. */
export const targetFaults: typeof diskFaults = {
  ENOENT: fault('disk.folderMissing', 'disk.makeFolder'),
};

/** Where a file is read that somebody named. */
export const sourceFaults: typeof diskFaults = {
  ENOENT: noSuchFile,
  ENOTDIR: noSuchFile,
  EISDIR: fault('disk.isFolder', 'disk.chooseFileInIt'),
  EACCES: fault('disk.noPermission', 'disk.allowReading'),
  EPERM: fault('disk.notPermitted', 'disk.allowReading'),
};

/** Of a code that nobody foresaw. */
export const otherDiskFault: DiskFault = fault('disk.refused', 'disk.checkFolder');
