/** `arrays.bin` of a checkpoint: raw little-endian numbers, one array after the other, told apart by a list of parts. */
import { sizeOf } from '../files/file-size';
import { message } from '../../shared/language/say';
import { createHash, type Hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Checkpoint, NumericArray } from '../../learning/training/checkpoint';
import { expect } from './damaged-checkpoint';

/** Arrays are written and read in pieces of this size, between which the event loop runs. */
const pieceBytes = 8 << 20;

const arrayTypes = {
  float32: Float32Array,
  float64: Float64Array,
  int32: Int32Array,
  uint8: Uint8Array,
  uint32: Uint32Array,
} as const;
type ArrayTypeName = keyof typeof arrayTypes;

/** What `arrays.bin` must hold. */
export interface StoredArrays {
  readonly bytes: number;
  readonly sha256: string;
  /** In the order of the file, without gaps. */
  readonly parts: readonly {
    readonly name: string;
    readonly type: ArrayTypeName;
    readonly length: number;
  }[];
}

function typeNameOf(array: NumericArray): ArrayTypeName {
  for (const [name, type] of Object.entries(arrayTypes))
    if (array instanceof type) return name as ArrayTypeName;
  throw new TypeError(`A checkpoint cannot hold a ${Object.prototype.toString.call(array)}.`);
}

const bytesOf = (array: NumericArray) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** Passes an array's bytes on in pieces. */
async function inPieces(bytes: Uint8Array, use: (piece: Uint8Array) => Promise<void>): Promise<void> {
  for (let at = 0; at < bytes.length; at += pieceBytes) await use(bytes.subarray(at, at + pieceBytes));
}

/** Writes arrays one after the other into a new file, brought onto the disk. */
export async function writeArrays(path: string, arrays: Checkpoint['arrays']): Promise<StoredArrays> {
  const hash = createHash('sha256');
  const parts: { name: string; type: ArrayTypeName; length: number }[] = [];
  let bytes = 0;
  const handle = await open(path, 'w');
  try {
    for (const [name, array] of Object.entries(arrays)) {
      parts.push({ name, type: typeNameOf(array), length: array.length });
      await inPieces(bytesOf(array), async (piece) => {
        hash.update(piece);
        await handle.writeFile(piece);
        bytes += piece.length;
      });
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { bytes, sha256: hash.digest('hex'), parts };
}

/**
 * Reads the arrays of a file.
 * @throws DamagedCheckpoint where it holds others
 */
export async function readArrays(
  path: string,
  { bytes, sha256, parts }: StoredArrays,
): Promise<Checkpoint['arrays']> {
  const handle = await open(path, 'r');
  try {
    const size = await sizeOf(handle);
    expect(size === bytes, message('runs.otherSize', { file: 'arrays.bin', bytes: size, expected: bytes }));
    const hash: Hash = createHash('sha256');
    const arrays: Record<string, NumericArray> = {};
    let at = 0;
    for (const { name, type, length } of parts) {
      const array = new arrayTypes[type](length);
      await inPieces(bytesOf(array), async (piece) => {
        for (let got = 0; got < piece.length;) {
          const { bytesRead } = await handle.read(piece, got, piece.length - got, at);
          expect(bytesRead > 0, message('runs.endsBefore', { file: 'arrays.bin', part: name }));
          got += bytesRead;
          at += bytesRead;
        }
        hash.update(piece);
      });
      arrays[name] = array;
    }
    expect(hash.digest('hex') === sha256, message('runs.otherChecksum', { file: 'arrays.bin' }));
    return arrays;
  } finally {
    await handle.close();
  }
}
