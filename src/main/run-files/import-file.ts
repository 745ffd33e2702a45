/**
 * Takes the runs of one file in.
 *
 *     file ──looked at──▶ unpacked into incoming/ ──checked──▶ adopted: renamed into runs/
 *
 * Until it is adopted, a run is in a folder that nobody looks at; whatever fails leaves nothing behind.
 */
import { message } from '../../shared/language/say';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FileImport } from '../../shared/exchange';
import type { Message } from '../../shared/language/message';
import type { Position } from '../../shared/work';
import { newestCheckpointStep } from '../runs/checkpoint-files';
import { makeFolder } from '../files/make-folder';
import { orderedOf } from '../runs/run-record';
import type { RunStore } from '../runs/run-store';
import { stagingFolder } from '../runs/staging';
import { asStorageError, onDisk, StorageError } from '../runs/storage-error';
import { CancelledError, Tally, type Watcher } from '../work/work';
import { RunAdopter, type Incoming } from './adopt-runs';
import { checkInspections } from './check-inspections';
import { checkMetrics } from './check-metrics';
import { atRest, checkRecord } from './check-record';
import { faultOf, fileFault } from './file-fault';
import { byRun, readManifest, unitsOf, type RunEntry } from './run-archive';
import { RunFileError } from './run-file';
import { ZipReader } from './zip-reader';

/** Where a file stands among those that are imported together. */
export interface FileProgress {
  /** The part of the whole work that it is, 0 to 1. */
  readonly span: readonly [from: number, to: number];
  readonly position: Position | null;
}

export class FileImporter {
  readonly #store: RunStore;
  readonly #path: string;
  readonly #watcher: Watcher;
  readonly #place: FileProgress;
  readonly #file: string;
  readonly #incoming: string;
  readonly #at = new Date().toISOString();
  readonly #remarks: Message[] = [];
  readonly #adopter: RunAdopter;
  #name: string | null = null;

  constructor(store: RunStore, path: string, watcher: Watcher, place: FileProgress) {
    this.#store = store;
    this.#path = path;
    this.#watcher = watcher;
    this.#place = place;
    this.#file = basename(path).slice(0, 200);
    this.#incoming = stagingFolder(store.folder);
    this.#adopter = new RunAdopter(store, this.#remarks);
  }

  /**
   * Takes in what can be taken in, and tells what came of it.
   * @throws CancelledError, before any run is adopted; nothing else
   */
  async run(): Promise<FileImport> {
    let problem: Message | null = null;
    try {
      await this.#takeIn();
    } catch (error) {
      if (error instanceof CancelledError) throw error;
      problem = fileFault(error, this.#file);
    } finally {
      await rm(this.#incoming, { recursive: true, force: true }).catch(() => undefined);
    }
    const { imported, already } = this.#adopter;
    // Runs that were adopted before something failed are here, whatever became of the others.
    if (problem !== null && imported.length > 0) {
      this.#remarks.push(problem);
      problem = null;
    }
    return {
      file: this.#file,
      name: this.#name,
      imported,
      already,
      remarks: this.#remarks,
      problem,
    };
  }

  async #takeIn(): Promise<void> {
    const zip = await ZipReader.open(this.#path);
    try {
      const { name, runs } = await readManifest(zip);
      this.#name = name;
      const files = byRun(zip.entries);
      for (const id of runs)
        if (!files.has(id)) this.#remarks.push(message('exchange.announcedOnly', { id }));
      await onDisk(this.#store.folder, () => makeFolder(this.#incoming));
      const incoming: Incoming[] = [];
      const { span, position } = this.#place;
      const units = [...files.values()].flat().reduce((sum, entry) => sum + unitsOf(entry), 0);
      const tally = new Tally(this.#watcher, 'unpacking', units, span, position);
      let at = 0;
      for (const [id, entries] of files) {
        tally.begin(++at, files.size);
        try {
          incoming.push(await this.#unpack(zip, id, join(this.#incoming, String(at)), entries, tally));
        } catch (error) {
          if (error instanceof CancelledError) throw error;
          const known = asStorageError(error, this.#store.folder);
          if (known instanceof StorageError) throw known;
          this.#remarks.push(message('exchange.leftOut', { id, why: faultOf(error) }));
        }
      }
      // From here on the runs come in, whatever is wished.
      tally.add(0);
      if (incoming.length > 0) await onDisk(this.#store.folder, () => this.#adopter.adopt(incoming));
      if (this.#adopter.imported.length + this.#adopter.already.length === 0)
        throw new RunFileError(
          this.#remarks.length > 0
            ? message('general.inARow', { messages: this.#remarks.splice(0) })
            : message('exchange.noRun'),
        );
    } finally {
      zip.close();
    }
  }

  /** Unpacks and checks one run, into a new folder: ids may differ in what some disks take for the same name. */
  async #unpack(
    zip: ZipReader,
    id: string,
    folder: string,
    entries: readonly RunEntry[],
    tally: Tally,
  ): Promise<Incoming> {
    const passed = (bytes: number) => tally.add(bytes);
    const own = entries.find(({ path }) => path === 'run.json');
    if (own === undefined) throw new RunFileError(message('exchange.recordMissing'));
    const record = checkRecord(await zip.text(own.entry, own.most), id, id);
    await mkdir(folder);
    // The lines decide whether it is here already; everything else can wait.
    const ordered = [...entries].sort(
      (a, b) => Number(b.path === 'metrics.jsonl') - Number(a.path === 'metrics.jsonl'),
    );
    for (const { entry, path, most } of ordered) {
      if (path === 'run.json') continue;
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await zip.unpack(entry, join(folder, path), most, passed);
    }
    const metrics = join(folder, 'metrics.jsonl');
    const { step, seconds, damagedLines } = await checkMetrics(metrics, id, passed);
    if (damagedLines > 0) this.#remarks.push(message('exchange.damagedLines', { id, lines: damagedLines }));
    const inspections = join(folder, 'inspections.jsonl');
    if (existsSync(inspections)) {
      const lost = await checkInspections(inspections);
      if (lost > 0) this.#remarks.push(message('exchange.damagedInspections', { id, inspections: lost }));
    }
    const state = atRest(record.state);
    return {
      folder,
      record: {
        ...record,
        // A clock that was ahead elsewhere must not put it behind all that is still to come here.
        order: orderedOf(record).order < this.#at ? orderedOf(record).order : this.#at,
        state,
        step: Math.max(record.step, step),
        seconds: Math.max(record.seconds, seconds),
        checkpointStep: await newestCheckpointStep(join(folder, 'checkpoints')).catch(() => null),
        owner: null,
        origin: {
          // One that was imported there stays whose it was.
          name: record.origin?.name ?? this.#name!,
          id: record.origin?.id ?? id,
          file: this.#file,
          importedAt: this.#at,
        },
      },
    };
  }
}
