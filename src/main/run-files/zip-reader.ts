/** Reading an archive that anyone may have made: nothing is unpacked before all of its entries have been looked at. */
import { message } from '../../shared/language/say';
import { createWriteStream } from 'node:fs';
import { Transform, Writable, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { open, type Entry, type Options, type ZipFile } from 'yauzl';
import { archiveLimits } from '../../shared/limits';
import { crc32 } from '../files/checksum';
import { decodeText } from '../files/text-file';
import { longestLine, RunFileError } from './run-file';

const options: Options = {
  lazyEntries: true,
  autoClose: false,
  validateEntrySizes: true,
  strictFileNames: true,
};

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) =>
    open(path, options, (error, zip) => (error ? reject(error) : resolve(zip))),
  );
}

/** Every entry of an archive, in the order of its directory. */
function entriesOf(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > archiveLimits.entries)
        reject(new RunFileError(message('exchange.tooManyEntries', { most: archiveLimits.entries })));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}

const lineBreak = 10;

/**
 * Lets an entry's bytes through, and ends where they are more than may be, in too long a line, or not those of the entry.
 * @param passed hears of each piece how many bytes it has; what it throws ends the reading
 */
function guard(
  { fileName, crc32: announced }: Entry,
  most: number,
  passed: (bytes: number) => void = () => undefined,
): Transform {
  let sum = 0;
  const mostInLine = longestLine(fileName);
  let seen = 0;
  let line = 0;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      try {
        passed(piece.length);
      } catch (error) {
        done(error as Error);
        return;
      }
      seen += piece.length;
      sum = crc32(piece, sum);
      if (mostInLine !== null) {
        const at = piece.lastIndexOf(lineBreak);
        line = at < 0 ? line + piece.length : piece.length - at - 1;
      }
      if (seen > most) done(new RunFileError(message('exchange.entryTooLarge', { entry: fileName, most })));
      else if (mostInLine !== null && line > mostInLine)
        done(new RunFileError(message('exchange.lineTooLong', { entry: fileName, most: mostInLine })));
      else done(null, piece);
    },
    flush(done) {
      done(
        sum === announced ? null : new RunFileError(message('exchange.otherChecksum', { entry: fileName })),
      );
    },
  });
}

export class ZipReader {
  readonly #zip: ZipFile;
  /** In the order of the archive's directory, without folders. */
  readonly entries: readonly Entry[];

  private constructor(zip: ZipFile, entries: readonly Entry[]) {
    this.#zip = zip;
    this.entries = entries;
  }

  /**
   * Opens an archive and looks at its entries.
   * @throws RunFileError, or the error of the library, whose message tells what is wrong with the archive
   */
  static async open(path: string): Promise<ZipReader> {
    const zip = await openZip(path);
    try {
      const entries = (await entriesOf(zip)).filter(({ fileName }) => !fileName.endsWith('/'));
      check(entries);
      return new ZipReader(zip, entries);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  /** Unpacks a small entry into memory. */
  async text(entry: Entry, most: number): Promise<string> {
    const pieces: Buffer[] = [];
    const gather = new Writable({
      write(piece: Buffer, _encoding, done) {
        pieces.push(piece);
        done();
      },
    });
    await pipeline(await this.#stream(entry), guard(entry, most), gather);
    return decodeText(Buffer.concat(pieces), entry.fileName);
  }

  /**
   * Unpacks an entry into a new file.
   * @param passed hears of each piece how many bytes it has; what it throws ends the unpacking
   */
  async unpack(entry: Entry, path: string, most: number, passed?: (bytes: number) => void): Promise<void> {
    const source = await this.#stream(entry);
    const target = createWriteStream(path, { flags: 'wx' });
    const closed = new Promise<void>((resolve) => target.once('close', () => resolve()));
    try {
      await pipeline(source, guard(entry, most, passed), target);
    } catch (error) {
      // Until then the file may still be about to be made, and could not be removed for good.
      await closed;
      throw error;
    }
  }

  close(): void {
    this.#zip.close();
  }

  #stream(entry: Entry): Promise<Readable> {
    return new Promise((resolve, reject) =>
      this.#zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))),
    );
  }
}

/** Refuses an archive whose directory announces more than anyone needs. */
function check(entries: readonly Entry[]): void {
  const names = new Set<string>();
  let total = 0;
  for (const entry of entries) {
    const { fileName, uncompressedSize, compressedSize } = entry;
    if (names.has(fileName)) throw new RunFileError(message('exchange.twice', { entry: fileName }));
    names.add(fileName);
    if (entry.isEncrypted()) throw new RunFileError(message('exchange.encrypted', { entry: fileName }));
    total += uncompressedSize;
    if (
      uncompressedSize > archiveLimits.smallBytes &&
      uncompressedSize > archiveLimits.ratio * compressedSize
    )
      throw new RunFileError(
        message('exchange.packedTooTightly', {
          entry: fileName,
          times: Math.round(uncompressedSize / Math.max(1, compressedSize)),
          most: archiveLimits.ratio,
        }),
      );
  }
  if (total > archiveLimits.total)
    throw new RunFileError(message('exchange.fillsTooMuch', { bytes: total, most: archiveLimits.total }));
}
