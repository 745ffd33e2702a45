/**
 * Takes the runs of one file in.
 *
 *     file ──looked at──▶ unpacked into incoming/ ──checked──▶ adopted: renamed into runs/
 *
 * Until it is adopted, a run is in a folder that nobody looks at; whatever fails leaves nothing behind.
 */
import { message } from '../../shared/language/say';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Entry } from 'yauzl';
import type { FileImport } from '../../shared/exchange';
import { isActive } from '../../shared/runs';
import { archiveLimits } from '../../shared/limits';
import { portableName } from '../../shared/file-names';
import { SpokenError } from '../../shared/language/spoken-error';
import type { Message } from '../../shared/language/message';
import type { Position } from '../../shared/work';
import { parseJson } from '../files/json-text';
import { newestCheckpointStep } from '../runs/checkpoint-files';
import { withLock } from '../runs/file-lock';
import { makeFolder } from '../files/make-folder';
import { replaceDamaged } from '../runs/replace-damaged';
import { DamagedRunError, orderedOf, recordText, type RunRecord } from '../runs/run-record';
import type { RunStore } from '../runs/run-store';
import { stagingFolder } from '../runs/staging';
import { asStorageError, onDisk, messageOf, StorageError } from '../runs/storage-error';
import { diskFaultOf, diskFaults, sourceFaults } from '../runs/disk-faults';
import { issueSentence } from '../files/schema-issue';
import { CancelledError, Tally, type Watcher } from '../work/work';
import { checkInspections } from './check-inspections';
import { checkMetrics } from './check-metrics';
import { checkRecord } from './check-record';
import { mendRun } from './mend-run';
import { manifestName, manifestSchema, RunFileError, runFileOf, runFileSchema } from './run-file';
import { relationOf, type Relation } from './same-run';
import { ZipReader } from './zip-reader';

interface RunEntry {
  readonly entry: Entry;
  readonly path: string;
  readonly most: number;
}

/** What it takes to take a file in: metrics are unpacked and then read. */
const unitsOf = ({ entry, path }: RunEntry) => entry.uncompressedSize * (path === 'metrics.jsonl' ? 2 : 1);

/** Where a file stands among those that are imported together. */
export interface FilePlace {
  /** The part of the whole work that it is, 0 to 1. */
  readonly span: readonly [from: number, to: number];
  readonly position: Position | null;
}

interface Incoming {
  readonly record: RunRecord;
  /** Where it is unpacked. */
  readonly folder: string;
}

/** A run that is here already, and how what it measured stands to the file. */
interface Twin {
  readonly run: RunRecord;
  readonly relation: Relation;
}

/** Errors that say that the file itself cannot be read, by the code that the system gives. */
const unreadable: readonly string[] = [
  'ENOENT',
  'ENOTDIR',
  'ENAMETOOLONG',
  'EISDIR',
  'EACCES',
  'EPERM',
  'ELOOP',
  'EIO',
];

/** What is wrong with a part of the file; what reads archives words its errors for programmers alone. */
function faultOf(error: unknown): Message {
  if (error instanceof DamagedRunError) return error.reason;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (error instanceof SpokenError || code in diskFaults) return messageOf(error);
  return message('exchange.brokenArchive', {
    detail: error instanceof Error ? error.message : String(error),
  });
}

/** Puts the entries of an archive in order by run; a foreign one is refused as a whole. */
function byRun(entries: readonly Entry[]): Map<string, RunEntry[]> {
  const runs = new Map<string, RunEntry[]>();
  for (const entry of entries) {
    if (entry.fileName === manifestName) continue;
    const file = runFileOf(entry.fileName);
    if (file === null)
      throw new RunFileError(
        message('exchange.foreignEntry', { entry: JSON.stringify(entry.fileName.slice(0, 100)) }),
      );
    const of = runs.get(file.id) ?? [];
    runs.set(file.id, of);
    of.push({ entry, path: file.path, most: file.most });
  }
  return runs;
}

async function readManifest(zip: ZipReader) {
  const entry = zip.entries.find(({ fileName }) => fileName === manifestName);
  if (entry === undefined) throw new RunFileError(message('exchange.noManifest', { manifest: manifestName }));
  const value = parseJson(await zip.text(entry, archiveLimits.manifest), manifestName);
  const schema = (value as { schema?: unknown } | null)?.schema;
  if (typeof schema === 'number' && schema > runFileSchema)
    throw new RunFileError(message('exchange.newerVersion', { schema }));
  const { success, data } = manifestSchema.safeParse(value);
  if (success) return data;
  throw new RunFileError(
    message('exchange.inFile', { file: manifestName, what: issueSentence(manifestSchema, value) }),
  );
}

/** An imported run that was at work when it was exported is at rest here. */
function atRest(state: RunRecord['state']): RunRecord['state'] {
  return isActive(state.phase) ? { phase: 'stopped' } : state;
}

export class FileImporter {
  readonly #store: RunStore;
  readonly #path: string;
  readonly #watcher: Watcher;
  readonly #place: FilePlace;
  readonly #file: string;
  readonly #incoming: string;
  readonly #at = new Date().toISOString();
  readonly #imported: string[] = [];
  readonly #already: string[] = [];
  readonly #remarks: Message[] = [];
  #name: string | null = null;

  constructor(store: RunStore, path: string, watcher: Watcher, place: FilePlace) {
    this.#store = store;
    this.#path = path;
    this.#watcher = watcher;
    this.#place = place;
    this.#file = basename(path).slice(0, 200);
    this.#incoming = stagingFolder(store.folder);
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
      problem = this.#explain(error);
    } finally {
      await rm(this.#incoming, { recursive: true, force: true }).catch(() => undefined);
    }
    // Runs that were adopted before something failed are here, whatever became of the others.
    if (problem !== null && this.#imported.length > 0) {
      this.#remarks.push(problem);
      problem = null;
    }
    return {
      file: this.#file,
      name: this.#name,
      imported: this.#imported,
      already: this.#already,
      remarks: this.#remarks,
      problem,
    };
  }

  #explain(error: unknown): Message {
    if (error instanceof StorageError) return error.says;
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined && unreadable.includes(code))
      return message('exchange.unreadable', {
        file: this.#file,
        why: (sourceFaults[code] ?? diskFaultOf(code)!).reason,
        code,
      });
    if (error instanceof Error && /central directory/i.test(error.message))
      return message('exchange.noArchive', { file: this.#file });
    return message('exchange.inFile', { file: this.#file, what: faultOf(error) });
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
      if (incoming.length > 0) await onDisk(this.#store.folder, () => this.#adopt(incoming));
      if (this.#imported.length + this.#already.length === 0)
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

  /** Moves the unpacked runs to the others, unless they are there; only one program at a time does that. */
  async #adopt(incoming: readonly Incoming[]): Promise<void> {
    const store = this.#store;
    await withLock(join(store.folder, 'import.lock'), async () => {
      const { runs, damaged } = await store.list();
      for (const { record, folder } of incoming) {
        const known = await this.#find(runs, record, folder);
        if (known !== null) {
          this.#already.push(known.run.id);
          await this.#compareWith(known, record, folder);
          continue;
        }
        if (damaged.some((run) => run.id === record.origin!.id) && (await this.#restore(record, folder)))
          continue;
        const id = await store.freeId(portableName(record.id));
        await writeFile(join(folder, 'run.json'), recordText({ ...record, id }));
        if (!(await store.adopt(folder, id))) throw new StorageError(store.folderOf(id), 'EEXIST');
        this.#imported.push(id);
        if (id !== record.id) this.#remarks.push(message('exchange.renamed', { from: record.id, to: id }));
      }
    });
  }

  /** The run here that is the same: of the same name from the beginning, made at the same moment, with the same lines. */
  async #find(runs: readonly RunRecord[], record: RunRecord, folder: string): Promise<Twin | null> {
    for (const run of runs) {
      if ((run.origin?.id ?? run.id) !== record.origin!.id || run.createdAt !== record.createdAt) continue;
      const relation = await relationOf(this.#store.metricsFile(run.id), join(folder, 'metrics.jsonl'));
      if (relation !== 'other') return { run, relation };
    }
    return null;
  }

  /** Gives a run whose record here is destroyed the one of the file, where what it measured is the same; false where not. */
  async #restore(given: RunRecord, folder: string): Promise<boolean> {
    const { id } = given.origin!;
    const relation = await relationOf(this.#store.metricsFile(id), join(folder, 'metrics.jsonl'));
    if (relation !== 'same' && relation !== 'behind') return false;
    const own = await newestCheckpointStep(this.#store.checkpointFolder(id)).catch(() => null);
    const record = { ...given, id, checkpointStep: own ?? given.checkpointStep };
    if (!(await replaceDamaged(this.#store, record))) return false;
    await mendRun(this.#store, id, { record: given, folder }, relation);
    this.#already.push(id);
    this.#remarks.push(message('exchange.mended', { id, from: given.step, to: given.step }));
    return true;
  }

  /** Mends a run that is here already from the file, as far as it can be, and says what came of that. */
  async #compareWith(
    { run: { id, step }, relation }: Twin,
    record: RunRecord,
    folder: string,
  ): Promise<void> {
    if (relation === 'ahead')
      this.#remarks.push(message('exchange.longerHere', { id, here: step, there: record.step }));
    else if (relation === 'earlier')
      this.#remarks.push(message('exchange.shorterHere', { id, here: step, there: record.step }));
    else {
      const mending = await mendRun(this.#store, id, { record, folder }, relation);
      if (mending === 'elsewhere' && relation === 'behind')
        this.#remarks.push(message('exchange.atWorkHere', { id }));
      if (mending === 'mended')
        this.#remarks.push(message('exchange.mended', { id, from: step, to: record.step }));
    }
  }
}
