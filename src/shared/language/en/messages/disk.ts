/** What is wrong with a disk, a folder or a file, and what to do about it. */
import type { Message } from '../../message';

export interface DiskFault {
  readonly reason: Message;
  readonly remedy: Message;
}

export const disk = {
  full: 'the disk is full',
  quotaUsedUp: 'your quota on that disk is used up',
  freeSpace: 'Free some space there',
  tooLarge: 'the file would grow beyond the allowed size',
  raiseLimit: 'Raise the limit',
  noPermission: 'there is no permission',
  notPermitted: 'the system does not permit it',
  allowWriting: 'Give yourself the right to write there',
  allowReading: 'Give yourself the right to read it',
  readOnly: 'the disk is read-only',
  makeWritable: 'Make it writable',
  missing: 'a folder or file is missing there',
  putBack: 'Put it back',
  folderMissing: 'its folder is missing',
  makeFolder: 'Make that folder',
  noSuchFile: 'there is no such file',
  checkPath: 'Check the path',
  fileInPath: 'a part of the path is a file, no folder',
  fileInTheWay: 'a file is in the way',
  moveFile: 'Move that file away',
  folderInTheWay: 'there is a folder of that name',
  moveFolder: 'Move that folder away',
  isFolder: 'it is a folder',
  chooseFileInIt: 'Choose a file in it',
  nameTooLong: 'the name is too long',
  shortenName: 'Shorten it',
  nameRefused: 'the system does not take that name',
  otherName: 'Use another name',
  noDevice: 'there is no device behind it',
  folderOnDisk: 'Use a folder on a disk',
  inUse: 'another program uses it',
  closeProgram: 'Close that program',
  circle: 'the path runs in a circle of links',
  mendLinks: 'Mend the links',
  defect: 'the disk reports a defect',
  checkDisk: 'Check the disk',
  tooManyFiles: 'too many files are open',
  closePrograms: 'Close other programs',
  heldOrRefused: 'another program has it open, or there is no permission',
  closeOrAllow: 'Close what shows, scans or synchronises it, or give yourself the right to write there',
  refused: 'the system refuses',
  checkFolder: 'Check the folder',
} as const;
