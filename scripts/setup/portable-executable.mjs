/** What a 64-bit program or library of Windows says of itself: what it imports, and what it exports. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/**
 * Opens a file in the portable executable format.
 *
 * @param {string} file
 * @throws Error where it is none, or one for 32 bits
 */
export function portableExecutable(file) {
  const read = (position, length) => {
    const handle = openSync(file, 'r');
    try {
      const buffer = Buffer.alloc(length);
      return buffer.subarray(0, readSync(handle, buffer, 0, length, position));
    } finally {
      closeSync(handle);
    }
  };
  const start = read(0, 4096);
  if (start.toString('latin1', 0, 2) !== 'MZ') throw new Error(`${file} is no program of Windows`);
  const header = start.readUInt32LE(0x3c);
  const optional = header + 24;
  if (start.readUInt16LE(optional) !== 0x20b) throw new Error(`${file} is not for 64 bits`);
  const first = optional + start.readUInt16LE(header + 20);
  const sections = Array.from({ length: start.readUInt16LE(header + 6) }, (_, index) => {
    const [size, address, stored, offset] = [8, 12, 16, 20].map((at) =>
      start.readUInt32LE(first + 40 * index + at),
    );
    return { address, end: address + Math.max(size, stored), offset };
  });
  /** A place in the file by its address in memory, and how much of the section follows. */
  const placeOf = (address) => {
    const section = sections.find((one) => one.address <= address && address < one.end);
    if (!section) throw new Error(`${file} is damaged: nothing is at ${address.toString(16)}`);
    return { position: address - section.address + section.offset, length: section.end - address };
  };
  const bytesAt = (address, most = Infinity) => {
    const { position, length } = placeOf(address);
    return read(position, Math.min(length, most));
  };
  const textIn = (bytes, at = 0) => bytes.toString('latin1', at, bytes.indexOf(0, at));
  const directory = (index) => start.readUInt32LE(optional + 112 + 8 * index);

  /** The names in a table of descriptors, which ends with an empty one. */
  const namesOf = (address, size, at) => {
    const names = [];
    const table = address ? bytesAt(address, 64 * 1024) : Buffer.alloc(0);
    for (let place = 0; place + size <= table.length && table.readUInt32LE(place + at); place += size)
      names.push(textIn(bytesAt(table.readUInt32LE(place + at), 512)));
    return names;
  };

  return {
    /** The libraries that have to be there for it to be loaded. */
    imports: () => namesOf(directory(1), 20, 12),
    /** The libraries that are looked for when they are used. */
    delayedImports: () => namesOf(directory(13), 32, 4),
    /**
     * The names that it exports.
     * @param {RegExp} [wanted]
     */
    exports(wanted = /^/) {
      if (!directory(0)) return [];
      const base = directory(0);
      const table = bytesAt(base, 40);
      const count = table.readUInt32LE(24);
      const pointers = bytesAt(table.readUInt32LE(32), 4 * count);
      // They stand together in one section, whose part before them is not needed.
      const addresses = Array.from({ length: count }, (_, index) => pointers.readUInt32LE(4 * index));
      const least = addresses.reduce((one, other) => Math.min(one, other), Infinity);
      const texts = count ? bytesAt(least) : Buffer.alloc(0);
      return addresses.map((address) => textIn(texts, address - least)).filter((name) => wanted.test(name));
    },
  };
}

/**
 * Takes out of a program or library when it was linked, so that the same sources give the same bytes.
 *
 * @param {string} file
 */
export function clearTimestamp(file) {
  const handle = openSync(file, 'r+');
  try {
    const header = Buffer.alloc(4);
    readSync(handle, header, 0, 4, 0x3c);
    writeSync(handle, Buffer.alloc(4), 0, 4, header.readUInt32LE() + 8);
  } finally {
    closeSync(handle);
  }
}
