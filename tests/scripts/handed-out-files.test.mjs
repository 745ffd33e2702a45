import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { packFolder } from '../../scripts/bundle/archive.mjs';
import { filesOf, linksOf, noteChecksums, wrongFiles } from '../../scripts/bundle/checksums.mjs';
import { debianVersion } from '../../scripts/bundle/installers/debian.mjs';
import { requireInstaller } from '../../scripts/bundle/installers/index.mjs';
import { unpackTar } from '../../scripts/setup/archives.mjs';
import { fourNumbers } from '../../scripts/bundle/windows-program.mjs';

let folder;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'rl-lab-handed-out-'))));
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

test('checksums of archives and installers follow what is there', async () => {
  const at = (name) => path.join(folder, name);
  for (const name of ['one.zip', 'two.deb', 'three.exe']) writeFileSync(at(name), name);
  await noteChecksums(folder, [at('two.deb'), at('one.zip')]);
  expect(await wrongFiles(folder)).toEqual(['three.exe']);
  writeFileSync(at('one.zip'), 'another');
  rmSync(at('two.deb'));
  await noteChecksums(folder, [at('one.zip'), at('three.exe')]);
  expect(await wrongFiles(folder)).toEqual([]);
  const names = readFileSync(at('SHA256SUMS'), 'utf8').trim().split('\n');
  expect(names.map((line) => line.slice(66))).toEqual(['one.zip', 'three.exe']);
});

// Folders for other people are made on Linux and macOS.
const onWindows = process.platform === 'win32';

test.skipIf(onWindows)('files are listed once each, wherever links lead', () => {
  mkdirSync(path.join(folder, 'Versions', 'A'), { recursive: true });
  writeFileSync(path.join(folder, 'Versions', 'A', 'program'), '');
  symlinkSync('A', path.join(folder, 'Versions', 'Current'));
  symlinkSync('Versions/Current/program', path.join(folder, 'program'));
  expect(filesOf(folder)).toEqual(['Versions/A/program']);
  expect(linksOf(folder)).toEqual(['Versions/Current', 'program']);
});

describe.skipIf(onWindows).each(['tar.gz', 'tar.xz', 'zip'])('an archive .%s', (kind) => {
  test('holds the same bytes whenever it is made, and nothing where making it fails', async () => {
    const inside = path.join(folder, 'rl-lab');
    mkdirSync(path.join(inside, 'program'), { recursive: true });
    writeFileSync(path.join(inside, 'program', 'lab'), '#!/bin/sh', { mode: 0o755 });
    const { file, bytes } = await packFolder(inside, kind);
    expect(bytes).toBe(statSync(file).size);
    const first = readFileSync(file);
    utimesSync(path.join(inside, 'program', 'lab'), 1e9, 1e9);
    await packFolder(inside, kind);
    expect(readFileSync(file).equals(first)).toBe(true);

    rmSync(inside, { recursive: true });
    await expect(packFolder(inside, kind)).rejects.toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });
});

test.skipIf(onWindows)(
  'an archive of a program for macOS keeps its links and the right to execute',
  async () => {
    const inside = path.join(folder, 'rl-lab');
    mkdirSync(path.join(inside, 'Versions', 'A'), { recursive: true });
    writeFileSync(path.join(inside, 'Versions', 'A', 'program'), '#!/bin/sh', { mode: 0o755 });
    symlinkSync('A', path.join(inside, 'Versions', 'Current'));
    const { file } = await packFolder(inside, 'tar.gz');
    const unpacked = path.join(folder, 'unpacked');
    await unpackTar(file, unpacked);
    expect(readlinkSync(path.join(unpacked, 'rl-lab', 'Versions', 'Current'))).toBe('A');
    expect(statSync(path.join(unpacked, 'rl-lab', 'Versions', 'Current', 'program')).mode & 0o111).toBe(
      0o111,
    );
  },
);

describe('an installer', () => {
  test('that cannot be made here is refused, with the package that helps', () => {
    vi.stubEnv('PATH', folder);
    expect(() => requireInstaller('win32-x64')).toThrow(
      /makensis is missing here[^]*apt-get install -y nsis/,
    );
    expect(() => requireInstaller('linux-arm64')).toThrow(/dpkg-deb is missing here/);
    writeFileSync(path.join(folder, 'makensis'), '');
    expect(() => requireInstaller('win32-x64')).not.toThrow();
  });

  test('is not there for macOS, where moving the program is all', () => {
    expect(() => requireInstaller('darwin-arm64')).toThrow(/There is no installer for darwin-arm64[^]*moved/);
  });

  test('bears its version as each system compares versions', () => {
    expect(debianVersion('1.2.3-beta.1')).toBe('1.2.3~beta.1');
    expect(fourNumbers('1.2.3-beta.1')).toEqual([1, 2, 3, 0]);
  });
});
