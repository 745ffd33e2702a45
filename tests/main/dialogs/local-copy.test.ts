import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyFolder, copyProgram, isOnShare, isWhole } from '../../../src/main/dialogs/local-copy';

describe('isOnShare', () => {
  const itself = (path: string) => path;
  it.each([
    ['\\\\server\\course\\RL Lab', true],
    ['\\\\?\\UNC\\server\\course\\RL Lab', true],
    ['\\\\?\\C:\\Users\\Anna\\RL Lab', false],
    ['C:\\Users\\Anna\\RL Lab', false],
    ['E:\\RL Lab', false],
  ])('%s: %s', (folder, expected) => {
    expect(isOnShare(folder, 'win32', itself)).toBe(expected);
  });

  it('sees through a drive letter, and asks nothing on other systems', () => {
    const mapped = (path: string) => path.replace('S:', '\\\\server\\course');
    expect(isOnShare('S:\\RL Lab', 'win32', mapped)).toBe(true);
    expect(isOnShare('//server/course', 'linux', itself)).toBe(false);
    const refused = () => {
      throw new Error('EPERM');
    };
    expect(isOnShare('S:\\RL Lab', 'win32', refused)).toBe(false);
  });
});

it('puts the copy where programs of one person lie', () => {
  const environment = { LOCALAPPDATA: join('/', 'Users', 'Anna', 'Local') };
  expect(copyFolder('0.2.0', environment, '/home')).toBe(
    join('/', 'Users', 'Anna', 'Local', 'Programs', 'RL Lab 0.2.0'),
  );
  expect(copyFolder('0.2.0', {}, '/home')).toBe(
    join('/home', 'AppData', 'Local', 'Programs', 'RL Lab 0.2.0'),
  );
});

describe('copyProgram', () => {
  let home: string;
  let share: string;
  let copy: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'rl-lab-copy-'));
    share = join(home, 'share');
    copy = join(home, 'Programs', 'RL Lab 0.2.0');
    mkdirSync(join(share, 'resources', 'data'), { recursive: true });
    mkdirSync(join(share, 'data', 'runs'), { recursive: true });
    writeFileSync(join(share, 'RL Lab.exe'), 'program');
    writeFileSync(join(share, 'resources', 'data', 'kept.txt'), 'part of the program');
    writeFileSync(join(share, 'SHA256SUMS'), 'sums');
  });
  afterEach(() => rmSync(home, { recursive: true }));
  const beside = () => readdirSync(join(home, 'Programs'));

  it('copies the program, and not the runs beside it', async () => {
    expect(isWhole(copy)).toBe(false);
    await copyProgram(share, copy);
    expect(isWhole(copy)).toBe(true);
    expect(readdirSync(copy).sort()).toEqual(['RL Lab.exe', 'SHA256SUMS', 'resources']);
    expect(readFileSync(join(copy, 'resources', 'data', 'kept.txt'), 'utf8')).toBe('part of the program');
    expect(beside()).toEqual(['RL Lab 0.2.0']);
  });

  it('replaces half a copy, and keeps a whole one', async () => {
    mkdirSync(copy, { recursive: true });
    writeFileSync(join(copy, 'half.txt'), '');
    await copyProgram(share, copy);
    expect(existsSync(join(copy, 'half.txt'))).toBe(false);
    writeFileSync(join(copy, 'in use.txt'), '');
    await copyProgram(share, copy);
    expect(existsSync(join(copy, 'in use.txt'))).toBe(true);
    expect(beside()).toEqual(['RL Lab 0.2.0']);
  });

  it('leaves nothing behind where the share goes away', async () => {
    rmSync(join(share, 'SHA256SUMS'));
    await expect(copyProgram(share, copy)).rejects.toThrow('ENOENT');
    expect(beside()).toEqual([]);
  });
});
