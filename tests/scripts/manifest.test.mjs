import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  buildFolder,
  clearPartialFolders,
  damagedFiles,
  installedFile,
  readJson,
  readSealedFolder,
  requireHash,
  writeJson,
} from '../../scripts/setup/manifest.mjs';

let folder;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rl-lab-manifest-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fill = async (staging) => {
  mkdirSync(path.join(staging, 'deps'));
  writeFileSync(path.join(staging, 'deps', 'library'), 'twelve bytes');
};

describe('a folder of the cache', () => {
  test('is whole once it is built, and says what it holds', async () => {
    const target = path.join(folder, 'tensorflow-1');
    await buildFolder(target, { route: 'npm' }, fill, async () => ({ version: '1.2.3' }));
    expect(readSealedFolder(target)).toMatchObject({ route: 'npm', version: '1.2.3', bytes: 12 });
    expect(readdirSync(folder)).toEqual(['tensorflow-1']);
  });

  test('does not come to be if its proof fails', async () => {
    const target = path.join(folder, 'tensorflow-1');
    const prove = () => Promise.reject(new Error('a matrix product is wrong'));
    await expect(buildFolder(target, {}, fill, prove)).rejects.toThrow('a matrix product is wrong');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is not taken for whole without its manifest, with a part of it, or with a shortened file', async () => {
    const target = path.join(folder, 'tensorflow-1');
    await buildFolder(target, {}, fill);
    truncateSync(path.join(target, 'deps', 'library'), 5);
    expect(readSealedFolder(target)).toBeUndefined();
    rmSync(path.join(target, 'deps'), { recursive: true });
    expect(readSealedFolder(target)).toBeUndefined();
    writeFileSync(path.join(target, installedFile), '{"format": 1, "files": [');
    expect(readSealedFolder(target)).toBeUndefined();
    rmSync(path.join(target, installedFile));
    expect(readSealedFolder(target)).toBeUndefined();
  });

  test('left by an interrupted set-up is cleared, a whole one stays', async () => {
    await buildFolder(path.join(folder, 'whole'), {}, fill);
    mkdirSync(path.join(folder, '.partial-half-123'));
    writeFileSync(path.join(folder, '.partial-half-123', 'library'), 'half');
    mkdirSync(path.join(folder, 'unsealed'));
    expect(clearPartialFolders(folder).sort()).toEqual(['.partial-half-123', 'unsealed']);
    expect(readdirSync(folder)).toEqual(['whole']);
  });

  test('shows a file whose content changed at the same size', async () => {
    const target = path.join(folder, 'tensorflow-1');
    await buildFolder(target, {}, fill);
    expect(await damagedFiles(target)).toEqual([]);
    writeFileSync(path.join(target, 'deps', 'library'), 'TWELVE BYTES');
    expect(readSealedFolder(target)).toBeDefined();
    expect(await damagedFiles(target)).toEqual(['deps/library']);
  });
});

describe('a checksum', () => {
  const sha256 = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';

  test('that is right passes', async () => {
    writeFileSync(path.join(folder, 'a.whl'), 'hello');
    await expect(requireHash(path.join(folder, 'a.whl'), sha256)).resolves.toBeUndefined();
  });

  test('that is wrong is refused, naming the file and both sums', async () => {
    writeFileSync(path.join(folder, 'a.whl'), 'hellO');
    await expect(requireHash(path.join(folder, 'a.whl'), sha256)).rejects.toThrow(
      new RegExp(
        `^a\\.whl does not have the pinned sha256: expected ${sha256}, found [0-9a-f]{64} \\(5 bytes\\)`,
      ),
    );
  });
});

test('a JSON file is replaced as a whole and leaves no temporary file', () => {
  const file = path.join(folder, 'state', 'setup.json');
  writeJson(file, { a: 1 });
  writeJson(file, { a: 2 });
  expect(readJson(file)).toEqual({ a: 2 });
  expect(readdirSync(path.dirname(file))).toEqual(['setup.json']);
  expect(existsSync(path.join(folder, 'other.json'))).toBe(false);
  expect(readJson(path.join(folder, 'other.json'))).toBeUndefined();
});
