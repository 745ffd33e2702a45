/** Writes ZIP archives that any writer of good manners would refuse to write. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface Entry {
  readonly name: string | Buffer;
  readonly data: Buffer;
  /** The name in front of the data, where it is another than in the directory. */
  readonly localName?: string;
  /** Sizes that the archive claims. */
  readonly size?: number;
  readonly packedSize?: number;
  readonly crc?: number;
  /** What stands there instead of the packed data. */
  readonly packed?: Buffer;
  readonly method?: number;
  readonly flags?: number;
  /** The system's attributes: a link, a folder, a pipe. */
  readonly attributes?: number;
  readonly offset?: number;
  readonly extra?: Buffer;
}

export interface Directory {
  readonly comment?: string;
  readonly count?: number;
  readonly size?: number;
  readonly offset?: number;
}

/** Mode of a file of Unix in the attributes. */
export const unixMode = (mode: number): number => (mode << 16) >>> 0;

const nothing = Buffer.alloc(0);

/** An archive of entries as they are given. */
export function zip(entries: readonly Entry[], directory: Directory = {}): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name as string);
    const localName = Buffer.from(entry.localName ?? name);
    const packed = entry.packed ?? deflateRawSync(entry.data);
    const extra = entry.extra ?? nothing;
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(entry.flags ?? 0x800, 2);
    shared.writeUInt16LE(entry.method ?? 8, 4);
    shared.writeUInt32LE(entry.crc ?? crc32(entry.data), 10);
    shared.writeUInt32LE((entry.packedSize ?? packed.length) >>> 0, 14);
    shared.writeUInt32LE((entry.size ?? entry.data.length) >>> 0, 18);
    shared.writeUInt16LE(localName.length, 22);
    parts.push(Buffer.from('PK\x03\x04'), Buffer.from(shared), localName, packed);
    shared.writeUInt16LE(name.length, 22);
    shared.writeUInt16LE(extra.length, 24);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(entry.attributes ?? 0, 6);
    rest.writeUInt32LE((entry.offset ?? at) >>> 0, 10);
    central.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), shared, rest, name, extra);
    at += 30 + localName.length + packed.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(18);
  const comment = Buffer.from(directory.comment ?? '');
  end.writeUInt16LE(Math.min(directory.count ?? entries.length, 0xffff), 4);
  end.writeUInt16LE(Math.min(directory.count ?? entries.length, 0xffff), 6);
  end.writeUInt32LE((directory.size ?? list.length) >>> 0, 8);
  end.writeUInt32LE((directory.offset ?? at) >>> 0, 12);
  end.writeUInt16LE(comment.length, 16);
  return Buffer.concat([...parts, list, Buffer.from('PK\x05\x06'), end, comment]);
}
