import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { brotliCompressSync, crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findProgram } from '../../scripts/setup/processes.mjs';
import { listZip, unpackTar, unpackZip } from '../../scripts/setup/archives.mjs';

let folder;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rl-lab-archives-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a zip archive byte by byte, as the format's description has it. */
function zip(file, members) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { name, text, stored = false, mode = 0o644 } of members) {
    const data = Buffer.from(text);
    const packed = stored ? data : deflateRawSync(data);
    const local = Buffer.alloc(30 + name.length);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(stored ? 0 : 8, 8);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30);
    const central = Buffer.alloc(46 + name.length);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(stored ? 0 : 8, 10);
    central.writeUInt32LE(crc32?.(data) ?? 0, 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(data.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE((mode << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    central.write(name, 46);
    parts.push(local, packed);
    directory.push(central);
    offset += local.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  writeFileSync(file, Buffer.concat([...parts, ...directory, end]));
}

describe('a zip archive', () => {
  const file = () => path.join(folder, 'a.whl');

  test('gives the files that are wanted, where they are wanted, runnable if they were', async () => {
    zip(file(), [
      { name: 'pkg/', text: '' },
      { name: 'pkg/run', text: 'x'.repeat(10_000), mode: 0o755 },
      { name: 'pkg/stored', text: 'as it is', stored: true },
      { name: 'pkg/empty', text: '', stored: true },
      { name: 'other', text: 'not wanted' },
    ]);
    const place = (name) => (name.startsWith('pkg/') ? `deps/${name.slice(4)}` : undefined);
    const written = await unpackZip(file(), path.join(folder, 'out'), place);
    expect(written).toEqual(['deps/run', 'deps/stored', 'deps/empty']);
    expect(readFileSync(path.join(folder, 'out/deps/run'), 'utf8')).toBe('x'.repeat(10_000));
    expect(readFileSync(path.join(folder, 'out/deps/stored'), 'utf8')).toBe('as it is');
    expect(statSync(path.join(folder, 'out/deps/empty')).size).toBe(0);
    if (process.platform !== 'win32')
      expect(statSync(path.join(folder, 'out/deps/run')).mode & 0o111).not.toBe(0);
  });

  test('must not write outside of its folder', async () => {
    zip(file(), [{ name: '../../evil', text: 'x' }]);
    await expect(unpackZip(file(), path.join(folder, 'out'), (name) => name)).rejects.toThrow(
      'outside its folder',
    );
  });

  test('that is cut off is named as such', () => {
    zip(file(), [{ name: 'a', text: 'x'.repeat(1000), stored: true }]);
    writeFileSync(file(), readFileSync(file()).subarray(0, 500));
    expect(() => listZip(file())).toThrow('a.whl is no zip archive, or its end is missing');
  });
});

/** Windows has it, since 10, but Wine has not. */
const hasTar = findProgram('tar') !== undefined;

describe.runIf(hasTar)('a tar archive', () => {
  function tar() {
    mkdirSync(path.join(folder, 'in'));
    writeFileSync(path.join(folder, 'in', 'library'), 'content');
    return spawnSync('tar', ['-cf', '-', '-C', path.join(folder, 'in'), '.']).stdout;
  }

  test.each([
    ['a.tar', (bytes) => bytes],
    ['a.tgz', gzipSync],
    ['a.tar.gz', gzipSync],
    ['a.br', brotliCompressSync],
  ])('%s is unpacked', async (name, compress) => {
    writeFileSync(path.join(folder, name), compress(tar()));
    await unpackTar(path.join(folder, name), path.join(folder, 'out'));
    expect(readFileSync(path.join(folder, 'out', 'library'), 'utf8')).toBe('content');
  });

  test.each(['a.tar.gz', 'a.tar'])('%s that is damaged is refused by name', async (name) => {
    const bytes = name.endsWith('gz') ? gzipSync(tar()) : tar();
    writeFileSync(path.join(folder, name), bytes.subarray(0, Math.floor(bytes.length / 4)).fill(7, 30));
    await expect(unpackTar(path.join(folder, name), path.join(folder, 'out'))).rejects.toThrow(
      `${name} cannot be unpacked`,
    );
  });
});
