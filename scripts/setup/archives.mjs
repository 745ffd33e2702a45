import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  openSync,
  readSync,
  closeSync,
  fstatSync,
} from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflateRaw } from 'node:zlib';
import { lastLines, run } from './processes.mjs';

/**
 * Lists the files in a zip archive (also wheels and jars).
 *
 * @param {string} file
 * @returns {{ name: string, size: number, packed: number, method: number, offset: number, mode: number }[]}
 */
export function listZip(file) {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const tail = readBytes(handle, Math.max(0, size - 65_557), Math.min(size, 65_557));
    const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    if (end < 0) throw new Error(`${path.basename(file)} is no zip archive, or its end is missing`);
    const count = tail.readUInt16LE(end + 10);
    const length = tail.readUInt32LE(end + 12);
    const start = tail.readUInt32LE(end + 16);
    if (start === 0xffffffff || count === 0xffff)
      throw new Error(`${path.basename(file)} is in zip64 format`);
    const directory = readBytes(handle, start, length);
    const entries = [];
    for (let at = 0, index = 0; index < count; index += 1) {
      if (directory.readUInt32LE(at) !== 0x02014b50) throw new Error(`${path.basename(file)} is damaged`);
      const nameLength = directory.readUInt16LE(at + 28);
      const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
      entries.push({
        name,
        method: directory.readUInt16LE(at + 10),
        packed: directory.readUInt32LE(at + 20),
        size: directory.readUInt32LE(at + 24),
        mode: directory.readUInt32LE(at + 38) >>> 16,
        offset: directory.readUInt32LE(at + 42),
      });
      at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    }
    return entries.filter((entry) => !entry.name.endsWith('/'));
  } finally {
    closeSync(handle);
  }
}

/**
 * Unpacks files of a zip archive; `place` returns where a file goes, relative to the target, or undefined.
 *
 * @param {string} file
 * @param {string} target
 * @param {(name: string) => string | undefined} place
 * @returns {Promise<string[]>} the relative paths that were written
 */
export async function unpackZip(file, target, place) {
  const written = [];
  for (const entry of listZip(file)) {
    const relative = place(entry.name);
    if (relative === undefined) continue;
    const destination = insideOf(target, relative);
    mkdirSync(path.dirname(destination), { recursive: true });
    await pipeline(
      ...zipMember(file, entry),
      createWriteStream(destination, { mode: entry.mode & 0o111 ? 0o755 : 0o644 }),
    );
    written.push(relative);
  }
  return written;
}

/**
 * Returns the streams that read one member of a zip archive, unpacked by the last of them.
 *
 * @param {string} file
 * @param {ReturnType<typeof listZip>[number]} entry
 */
export function zipMember(file, entry) {
  const handle = openSync(file, 'r');
  let start;
  try {
    const header = readBytes(handle, entry.offset, 30);
    start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    closeSync(handle);
  }
  if (entry.method !== 0 && entry.method !== 8) {
    throw new Error(
      `${entry.name} is packed with method ${entry.method}, only stored and deflated are known`,
    );
  }
  if (entry.packed === 0) return [Readable.from([])];
  const packed = createReadStream(file, { start, end: start + entry.packed - 1, highWaterMark: 1 << 20 });
  return entry.method === 8 ? [packed, createInflateRaw({ chunkSize: 1 << 20 })] : [packed];
}

/**
 * Unpacks a tar archive with the system's tar; its compression is told by its name (.gz, .tgz, .br, .xz, none).
 *
 * @param {string} file
 * @param {string} target
 * @param {{ members?: string[], source?: NodeJS.ReadableStream[] }} [options] source: streams to read instead of the file
 */
export async function unpackTar(file, target, { members = [], source } = {}) {
  mkdirSync(target, { recursive: true });
  const streams = source ?? [createReadStream(file, { highWaterMark: 1 << 20 })];
  if (/\.(gz|tgz)$/.test(file)) streams.push(createGunzip({ chunkSize: 1 << 20 }));
  if (/\.br$/.test(file)) streams.push(createBrotliDecompress({ chunkSize: 1 << 20 }));
  let broken;
  for (let index = 0; index < streams.length; index += 1) {
    streams[index].on('error', (error) => (broken ??= error));
    if (index) streams[index - 1].on('error', (error) => streams[index].destroy(error)).pipe(streams[index]);
  }
  // From a stream, tar cannot tell by itself; Node unpacks no .xz.
  const packed = /\.xz$/.test(file) ? ['-J'] : [];
  const result = await run('tar', ['-x', ...packed, '-f', '-', ...members], {
    cwd: target,
    input: streams.at(-1),
  });
  if (broken) throw new Error(`${path.basename(file)} cannot be unpacked: ${broken.message}`);
  if (result.code !== 0) {
    throw new Error(`${path.basename(file)} cannot be unpacked with tar: ${lastLines(result.output)}`);
  }
}

function readBytes(handle, position, length) {
  const buffer = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const count = readSync(handle, buffer, read, length - read, position + read);
    if (count === 0) throw new Error('the archive ends too early');
    read += count;
  }
  return buffer;
}

function insideOf(target, relative) {
  const destination = path.resolve(target, relative);
  if (!destination.startsWith(path.resolve(target) + path.sep)) {
    throw new Error(`the archive wants to write outside its folder: ${relative}`);
  }
  return destination;
}
