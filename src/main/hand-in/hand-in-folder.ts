/**
 * Watches the folder of a class. It is looked at again and again, since folders in the network tell of no changes; a
 * file is read when it is new or another one.
 *
 *     not there ──▶ arriving: it cannot be read yet, and changed a moment ago ──▶ read
 *                       └────────── nothing has changed for a while ────────────▶ damaged, foreign; tried again
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClassFile, ClassListing } from '../../shared/class';
import { runFileEnding } from '../../shared/exchange';
import { classLimits } from '../../shared/limits';
import { message } from '../../shared/language/say';
import type { Message } from '../../shared/language/message';
import { tagOfTemporary } from '../files/atomic-file';
import { fileFault } from '../run-files/file-fault';
import { asSourceError, messageOf } from '../runs/storage-error';
import { CancelledError, unwatched, Tally, type Watcher } from '../work/work';
import { listClass, type ReadFile } from './list-class';
import { readHandIn, type HandInContent } from './read-hand-in';

/** A copy that has not changed for so long has been given up, or was never one. */
const settleMs = 20_000;
/** So many files are read at a time: a folder in the network takes its time for each. */
const atOnce = 6;

/** What systems put into folders by themselves, and what is meant not to be seen. */
const isSystems = (name: string) => /^(?:\.|~\$|thumbs\.db$|desktop\.ini$)/i.test(name);
const isRunFile = (name: string) => name.toLowerCase().endsWith(runFileEnding);

/** What says that an archive is none of this program's, rather than broken. */
const foreignCodes: readonly string[] = [
  'exchange.noManifest',
  'exchange.foreignEntry',
  'exchange.newerVersion',
];

interface Seen {
  /** Another one once the file has changed. */
  readonly mark: string;
  /** When the file was seen as it is for the first time. */
  readonly since: number;
}

interface Known extends Seen {
  readonly content: HandInContent | null;
  readonly fault: Message | null;
}

/** The code of what is wrong, without the name of the file before it. */
const innermost = ({ code, facts }: Message): string =>
  code === 'exchange.inFile' ? (facts['what'] as Message).code : code;

export class HandInFolder {
  readonly folder: string;
  readonly #now: () => number;
  #known = new Map<string, Known>();
  /** Files that whoever hands in has not finished writing. */
  #unfinished = new Map<string, Seen>();
  #listing: ClassListing;

  /** @param now a clock in milliseconds that only goes on */
  constructor(folder: string, now: () => number = () => performance.now()) {
    this.folder = folder;
    this.#now = now;
    this.#listing = { folder, problem: null, runs: [], files: [] };
  }

  /** What was found at the last look. */
  get listing(): ClassListing {
    return this.#listing;
  }

  /**
   * Looks at the folder, and reads what is new. Where it cannot be looked at, what was there before stays, and why is said.
   * @throws CancelledError
   */
  async look(watcher: Watcher = unwatched): Promise<ClassListing> {
    let names: string[];
    try {
      names = await this.#names();
    } catch (error) {
      const problem = messageOf(asSourceError(error, this.folder, message('otherwise.otherFolder')));
      return (this.#listing = { ...this.#listing, problem });
    }
    const taken = names.slice(0, classLimits.files);
    const candidates = taken.filter((name) => isRunFile(name));
    await this.#readAll(candidates, watcher);
    const read: ReadFile[] = [];
    const others: ClassFile[] = [];
    for (const file of candidates) {
      const known = this.#known.get(file);
      // Gone between two looks.
      if (known === undefined) continue;
      if (known.content !== null) read.push({ file, content: known.content });
      else others.push(this.#unread(file, known));
    }
    const unfinished = new Map<string, Seen>();
    for (const file of taken) {
      if (isRunFile(file)) continue;
      if (tagOfTemporary(file) === null) {
        others.push({ file, state: 'foreign', says: message('handIn.otherFile') });
        continue;
      }
      const seen = await this.#see(file, this.#unfinished.get(file));
      // Finished, and renamed, between two looks.
      if (seen === null) continue;
      unfinished.set(file, seen);
      others.push(
        this.#isSettled(seen)
          ? { file, state: 'damaged', says: message('handIn.leftBehind') }
          : { file, state: 'arriving', says: message('handIn.arriving') },
      );
    }
    this.#unfinished = unfinished;
    const listing = listClass(this.folder, read, others);
    const problem =
      names.length > taken.length
        ? message('handIn.tooManyFiles', { files: names.length, most: classLimits.files })
        : listing.problem;
    return (this.#listing = { ...listing, problem });
  }

  /** Files of the folder and of those in it, without what systems put there. */
  async #names(): Promise<string[]> {
    const names: string[] = [];
    const entries = await readdir(this.folder, { withFileTypes: true });
    for (const entry of entries) {
      if (isSystems(entry.name)) continue;
      if (!entry.isDirectory()) names.push(entry.name);
      else
        for (const inner of await readdir(join(this.folder, entry.name), { withFileTypes: true }).catch(
          () => [],
        ))
          if (!inner.isDirectory() && !isSystems(inner.name)) names.push(`${entry.name}/${inner.name}`);
    }
    return names.filter(({ length }) => length <= classLimits.path).sort();
  }

  async #readAll(files: readonly string[], watcher: Watcher): Promise<void> {
    const kept = new Map<string, Known>();
    const unread: (Seen & { readonly file: string })[] = [];
    const look = async (file: string) => {
      const before = this.#known.get(file);
      const seen = await this.#see(file, before);
      if (seen === null) return;
      if (before?.mark === seen.mark && before.content !== null) kept.set(file, before);
      else unread.push({ file, ...seen });
    };
    await severalAtOnce(files, look);
    const tally = new Tally(watcher, 'reading', unread.length);
    try {
      await severalAtOnce(unread, async ({ file, mark, since }) => {
        tally.add(0);
        kept.set(file, { mark, since, ...(await this.#read(file)) });
        tally.add(1);
      });
    } catch (error) {
      // What has been read need not be read again.
      for (const [file, known] of kept) this.#known.set(file, known);
      throw error;
    }
    this.#known = kept;
  }

  /** What a file looks like from outside; null where it is gone. */
  async #see(file: string, before: Seen | undefined): Promise<Seen | null> {
    const info = await stat(join(this.folder, file)).catch(() => null);
    if (info === null) return null;
    const mark = `${info.ino} ${info.size} ${info.mtimeMs} ${info.ctimeMs}`;
    return { mark, since: before?.mark === mark ? before.since : this.#now() };
  }

  #isSettled({ since }: Seen): boolean {
    return this.#now() - since >= settleMs;
  }

  async #read(file: string): Promise<Pick<Known, 'content' | 'fault'>> {
    try {
      return { content: await readHandIn(join(this.folder, file)), fault: null };
    } catch (error) {
      if (error instanceof CancelledError) throw error;
      return { content: null, fault: fileFault(error, file) };
    }
  }

  #unread(file: string, known: Known): ClassFile {
    const { fault } = known;
    if (!this.#isSettled(known)) return { file, state: 'arriving', says: message('handIn.arriving') };
    return { file, state: foreignCodes.includes(innermost(fault!)) ? 'foreign' : 'damaged', says: fault! };
  }
}

async function severalAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < items.length) await work(items[next++]!);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
