/** Reading whole files of text that anyone may have written: bounded, and in the one encoding that is understood. */
import { message } from '../../shared/language/say';
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { SpokenError } from '../../shared/language/spoken-error';
import type { Message } from '../../shared/language/message';

/** A file of text that is not read; the message names it, says why and what to do. */
export class TextFileError extends SpokenError {
  constructor(says: Message) {
    super(says);
    this.name = 'TextFileError';
  }
}

/** Making a decoder takes longer than a small file. */
const strict = new TextDecoder('utf-8', { fatal: true });

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]) =>
  mark.every((byte, i) => bytes[i] === byte);

/** Text in two or four bytes a character is full of zeros, at every other place or three of four. */
function isWide(bytes: Uint8Array, width: 2 | 4): boolean {
  const seen = Math.min(bytes.length, 4096) - (Math.min(bytes.length, 4096) % width);
  if (seen < width) return false;
  const zeros = new Array<number>(width).fill(0);
  for (let i = 0; i < seen; i++) if (bytes[i] === 0) zeros[i % width]!++;
  const full = zeros.filter((count) => count > (0.8 * seen) / width).length;
  return full === width - 1;
}

/** Where bytes stop to be UTF-8, counted from 1. */
function placeOfFault(bytes: Uint8Array): { line: number; column: number } {
  const decoder = new TextDecoder('utf-8');
  // What cannot be decoded becomes U+FFFD; one that stands in the text itself has three bytes and is no fault.
  const text = decoder.decode(bytes).replace(/^\ufeff/, '');
  const encoded = new TextEncoder().encode(text);
  const start = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
  let at = 0;
  while (at < encoded.length && encoded[at] === bytes[start + at]) at++;
  const before = decoder
    .decode(encoded.subarray(0, at))
    .replace(/\ufffd$/, '')
    .split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

/**
 * Decodes UTF-8, with or without a mark at its beginning.
 * @param source what it is, for the message: usually a file's name
 * @throws TextFileError that names the encoding that it seems to have
 */
export function decodeText(bytes: Uint8Array, source: string): string {
  const refuse = (encoding: Message) =>
    new TextFileError(message('textFiles.otherEncoding', { source, encoding }));
  const hasZeros = bytes.includes(0);
  if (
    startsWith(bytes, 0xff, 0xfe, 0, 0) ||
    startsWith(bytes, 0, 0, 0xfe, 0xff) ||
    (hasZeros && isWide(bytes, 4))
  )
    throw refuse(message('textFiles.utf32'));
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff) || (hasZeros && isWide(bytes, 2)))
    throw refuse(message('textFiles.utf16'));
  try {
    return strict.decode(bytes);
  } catch {
    const { line, column } = placeOfFault(bytes);
    throw refuse(message('textFiles.oneByte', { line, column }));
  }
}

export interface TextSource {
  /** Bytes. */
  readonly most: number;
  /** What it is called in messages; the path where nothing is said. */
  readonly source?: string;
  /** Told what the system says of the file, before it is read. */
  readonly opened?: (info: Stats) => void;
}

// A pipe that nobody writes to would be waited for; Windows has no such flag, and no such files.
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

function requireFile(
  info: { isFile(): boolean; isDirectory(): boolean; size: number },
  name: string,
  most: number,
) {
  // Reading a folder fails by itself, with the system's word for it.
  if (!info.isFile() && !info.isDirectory())
    throw new TextFileError(message('textFiles.noFile', { source: name }));
  if (info.isFile() && info.size > most)
    throw new TextFileError(message('textFiles.tooLarge', { source: name, most }));
}

/** Bytes of a file, as many as it says it has and those that come while it is read. */
class Gathered {
  #bytes: Buffer;
  #length = 0;

  constructor(
    size: number,
    readonly most: number,
    readonly source: string,
  ) {
    this.#bytes = Buffer.allocUnsafe(Math.min(size, most) + 1);
  }

  /** Where the next bytes go. */
  room(): { bytes: Buffer; at: number; length: number } {
    if (this.#length === this.#bytes.length) {
      if (this.#length > this.most)
        throw new TextFileError(message('textFiles.tooLarge', { source: this.source, most: this.most }));
      const larger = Buffer.allocUnsafe(Math.min(2 * this.#length + 4096, this.most + 1));
      this.#bytes.copy(larger);
      this.#bytes = larger;
    }
    return { bytes: this.#bytes, at: this.#length, length: this.#bytes.length - this.#length };
  }

  /** Says that so many have come; false where these were the last. */
  take(read: number): boolean {
    this.#length += read;
    return read > 0;
  }

  text(): string {
    return decodeText(this.#bytes.subarray(0, this.#length), this.source);
  }
}

/**
 * Reads a whole file of text.
 * @throws TextFileError where it is too large, no file, or no UTF-8; the system's error where it cannot be read
 */
export async function readTextFile(
  path: string,
  { most, source = path, opened }: TextSource,
): Promise<string> {
  const handle = await open(path, flags);
  try {
    const info = await handle.stat();
    opened?.(info);
    requireFile(info, source, most);
    const gathered = new Gathered(info.size, most, source);
    for (;;) {
      const { bytes, at, length } = gathered.room();
      const { bytesRead } = await handle.read(bytes, at, length, at);
      if (!gathered.take(bytesRead)) return gathered.text();
    }
  } finally {
    await handle.close();
  }
}

/** The same at once, for what is read before anything else can be done. */
export function readTextFileSync(path: string, { most, source = path, opened }: TextSource): string {
  const file = openSync(path, flags);
  try {
    const info = fstatSync(file);
    opened?.(info);
    requireFile(info, source, most);
    const gathered = new Gathered(info.size, most, source);
    for (;;) {
      const { bytes, at, length } = gathered.room();
      if (!gathered.take(readSync(file, bytes, at, length, at))) return gathered.text();
    }
  } finally {
    closeSync(file);
  }
}
