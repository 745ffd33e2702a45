/** Whether two files of lines are of the same run, and which of them goes further. */
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/**
 * How the lines here stand to those of a file that is imported.
 *
 *     same      all of them are the same
 *     behind    those here are the beginning of the others, byte by byte
 *     earlier   as `behind`, but some were measured at other times: a training that was resumed measured them again
 *     ahead     the others are the beginning of those here
 *     other     they part: another run, or one that was resumed in two places
 */
export type Relation = 'same' | 'behind' | 'earlier' | 'ahead' | 'other';

const pieceBytes = 1 << 20;
const lineBreak = 10;

/** Bytes of a file without the zeros that a power cut can leave at its end; 0 where there is none. */
async function usedBytes(handle: FileHandle): Promise<number> {
  const piece = Buffer.alloc(pieceBytes);
  for (let to = (await handle.stat()).size; to > 0;) {
    const from = Math.max(0, to - pieceBytes);
    const { bytesRead } = await handle.read(piece, 0, to - from, from);
    let used = bytesRead;
    while (used > 0 && piece[used - 1] === 0) used--;
    if (used > 0) return from + used;
    to = from;
  }
  return 0;
}

/** Where the line begins that holds the first byte that differs within `bytes`; null where none does. */
async function firstDifference(one: FileHandle, other: FileHandle, bytes: number): Promise<number | null> {
  const [a, b] = [Buffer.alloc(pieceBytes), Buffer.alloc(pieceBytes)];
  let line = 0;
  for (let at = 0; at < bytes; at += pieceBytes) {
    const length = Math.min(pieceBytes, bytes - at);
    await one.read(a, 0, length, at);
    await other.read(b, 0, length, at);
    if (!a.subarray(0, length).equals(b.subarray(0, length))) {
      let same = 0;
      while (a[same] === b[same]) same++;
      const before = a.subarray(0, same).lastIndexOf(lineBreak);
      return before < 0 ? line : at + before + 1;
    }
    const last = a.subarray(0, length).lastIndexOf(lineBreak);
    if (last >= 0) line = at + last + 1;
  }
  return null;
}

/** What a line says, whenever it was measured. */
function timeless(line: string): string {
  try {
    const said = JSON.parse(line) as Record<string, unknown>;
    return JSON.stringify({ ...said, seconds: null, at: null });
  } catch {
    return line;
  }
}

async function compareLines(here: string, there: string, from: number, ends: number): Promise<Relation> {
  const lines = (path: string, end: number) =>
    createInterface({
      input: createReadStream(path, { start: from, end: Math.max(from, end - 1) }),
      crlfDelay: Infinity,
    })[Symbol.asyncIterator]();
  const [mine, others] = [lines(here, ends), lines(there, Infinity)];
  try {
    for (;;) {
      const [one, other] = [await mine.next(), await others.next()];
      if (one.done) return other.done ? 'same' : 'earlier';
      if (other.done) return 'ahead';
      if (one.value !== other.value && timeless(one.value) !== timeless(other.value)) return 'other';
    }
  } finally {
    await mine.return?.();
    await others.return?.();
  }
}

/**
 * Compares files of lines; one that is not there is empty.
 * @throws the system's errors about files
 */
export async function relationOf(here: string, there: string): Promise<Relation> {
  const one = await openIfThere(here);
  const other = await openIfThere(there);
  try {
    const mine = one === null ? 0 : await usedBytes(one);
    const others = other === null ? 0 : (await other.stat()).size;
    const common = Math.min(mine, others);
    const differs = common === 0 ? null : await firstDifference(one!, other!, common);
    // The moment of the first line tells two runs apart that are otherwise the same.
    if (differs === 0) return 'other';
    if (differs !== null) return await compareLines(here, there, differs, mine);
    // Zeros behind what is the same are damage.
    const isWhole = one === null || (await one.stat()).size === mine;
    if (mine === others) return isWhole ? 'same' : 'behind';
    return mine < others ? 'behind' : 'ahead';
  } finally {
    await one?.close();
    await other?.close();
  }
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
