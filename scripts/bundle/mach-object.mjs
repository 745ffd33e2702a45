/** What a 64-bit program or library of macOS says of itself: for which processor it is, and what it needs. */
import { closeSync, openSync, readSync } from 'node:fs';

const magic = 0xfeedfacf;
const headerSize = 32;
const processors = { 0x01000007: 'x64', 0x0100000c: 'arm64' };
const program = 2;
/** Commands of the loader, without the mark of those that it must know. */
const commands = { needs: 0x0c, needsOnward: 0x1f, searches: 0x1c, isSigned: 0x1d };

/**
 * Reads a file in the Mach object format; returns undefined where it is none for 64 bits and one processor.
 *
 * @param {string} file
 * @returns {{ processor: string | undefined, isProgram: boolean, libraries: string[], searched: string[], isSigned: boolean } | undefined}
 *   libraries: what has to be there for it to be loaded; searched: where names that begin with `@rpath` are looked for
 */
export function machObject(file) {
  const handle = openSync(file, 'r');
  try {
    const read = (position, length) => {
      const buffer = Buffer.alloc(length);
      return buffer.subarray(0, readSync(handle, buffer, 0, length, position));
    };
    const header = read(0, headerSize);
    if (header.length < headerSize || header.readUInt32LE() !== magic) return undefined;
    const found = [...commandsIn(read(headerSize, header.readUInt32LE(20)), header.readUInt32LE(16))];
    const texts = (...kinds) => found.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text());
    return {
      processor: processors[header.readUInt32LE(4)],
      isProgram: header.readUInt32LE(12) === program,
      libraries: texts(commands.needs, commands.needsOnward),
      searched: texts(commands.searches),
      isSigned: found.some(({ kind }) => kind === commands.isSigned),
    };
  } finally {
    closeSync(handle);
  }
}

/** Each command of the loader; its text stands where its third number says. */
function* commandsIn(table, count) {
  for (let index = 0, at = 0; index < count; index += 1) {
    const size = table.readUInt32LE(at + 4);
    const bytes = table.subarray(at, at + size);
    yield {
      kind: bytes.readUInt32LE() & 0x7fffffff,
      text: () => bytes.toString('utf8', bytes.readUInt32LE(8)).split('\0')[0],
    };
    at += size;
  }
}
