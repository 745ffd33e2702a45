/**
 * The bin: runs that were removed, until they are deleted for good.
 *
 *     bin/ID/removed.json      when it was removed and by whom, and how long it has been there for certain
 *     bin/.ID.TAG.emptying/    is just being deleted
 *
 * The note is written before the run moves, so that no run is ever in the bin without one through this program. One
 * that is there without a note gets one, and from then on its time.
 *
 * How long a run has been here is never judged by the clock on the wall, which may be set by a year between two looks. It
 * is counted by how long the machine has been running: what it ran since the note was written, or since it was started
 * anew, has passed at least.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  isAlive,
  isTagAlive,
  machineMoment,
  ownIdentity,
  ownTag,
  tagPattern,
  type MachineMoment,
  type ProcessIdentity,
} from '../../platform/process-identity';
import { removeDurably, renameDurably, writeFileAtomically } from '../files/atomic-file';
import { isRunId } from './run-id';

const dayMs = 24 * 60 * 60 * 1000;
const noteName = 'removed.json';
const emptying = new RegExp(`^\\..+\\.(${tagPattern})\\.emptying$`);

/** How long a run has been in the bin at least, at a moment of a machine. */
const countedSchema = z.object({
  space: z.string(),
  boot: z.string().nullable(),
  runningMs: z.number().min(0),
  ageMs: z.number().min(0),
});

const noteSchema = z.object({
  /** ISO 8601, for people who look into the folder. */
  at: z.string(),
  /** Null where nobody knows. */
  by: z
    .object({
      host: z.string(),
      pid: z.number(),
      started: z.string().nullable(),
      space: z.string().nullish(),
    })
    .nullish()
    .transform((by) => by ?? null),
  /** Earlier versions did not count. */
  counted: countedSchema.optional(),
});

type Counted = z.infer<typeof countedSchema>;
type Note = z.infer<typeof noteSchema>;

/** The note of a removed run; null where there is none that makes sense. */
async function readNote(folder: string): Promise<Note | null> {
  try {
    const note = noteSchema.parse(JSON.parse(await readFile(join(folder, noteName), 'utf8')));
    return Number.isNaN(Date.parse(note.at)) ? null : note;
  } catch {
    return null;
  }
}

export class RunBin {
  readonly #moment: () => MachineMoment;

  /** @param folder has to be there */
  constructor(
    readonly folder: string,
    moment = machineMoment,
  ) {
    this.#moment = moment;
  }

  /** Where a removed run lies. */
  folderOf(id: string): string {
    return join(this.folder, id);
  }

  /** Moves a run's folder here. Where that fails, the run stays where it is. */
  async take(id: string, from: string): Promise<void> {
    await this.#note(from, new Date().toISOString(), ownIdentity(), 0);
    try {
      await renameDurably(from, this.folderOf(id));
    } catch (error) {
      await rm(join(from, noteName), { force: true }).catch(() => undefined);
      throw error;
    }
  }

  /** Moves a run's folder back. */
  async giveBack(id: string, to: string): Promise<void> {
    await renameDurably(this.folderOf(id), to);
    await removeDurably(join(to, noteName));
  }

  /**
   * Deletes for good what was removed by processes that have ended since.
   * @param olderThanMs spares what was removed more recently
   */
  async empty(olderThanMs: number): Promise<void> {
    for (const name of await readdir(this.folder)) {
      const tag = emptying.exec(name)?.[1];
      if (tag !== undefined && isTagAlive(tag) === false)
        await rm(join(this.folder, name), { recursive: true, force: true });
      if (isRunId(name)) await this.#consider(name, olderThanMs);
    }
  }

  async #consider(id: string, olderThanMs: number): Promise<void> {
    const folder = this.folderOf(id);
    const note = await readNote(folder);
    if (note !== null && note.by !== null && isAlive(note.by) !== false) return;
    const age = this.#ageOf(note?.counted);
    if (note === null || age.isToBeNoted) {
      // From here on it can be counted. Somebody may just have brought it back.
      const { at = new Date().toISOString(), by = null } = note ?? {};
      await this.#note(folder, at, by, age.ms).catch(() => undefined);
    }
    if (note === null || age.ms < (note.by === null ? Math.max(dayMs, olderThanMs) : olderThanMs)) return;
    const aside = join(this.folder, `.${id}.${ownTag()}.emptying`);
    try {
      await renameDurably(folder, aside);
    } catch (error) {
      // Another process brings it back, or deletes it, at this moment.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    // It may have been brought back and removed again since the note was read.
    if ((await readNote(aside))?.at !== note.at) return renameDurably(aside, folder);
    await rm(aside, { recursive: true, force: true });
  }

  /** How long a run has been here at least, and whether that has to be noted because it can be counted on only from now. */
  #ageOf(counted: Counted | undefined): { ms: number; isToBeNoted: boolean } {
    if (counted === undefined) return { ms: 0, isToBeNoted: true };
    const { space, boot, runningMs, ageMs } = counted;
    const now = this.#moment();
    if (space !== now.space) return { ms: ageMs, isToBeNoted: true };
    // Where the system does not tell of a new start, having run for less than before does.
    if (boot === now.boot && now.runningMs >= runningMs)
      return { ms: ageMs + now.runningMs - runningMs, isToBeNoted: false };
    return { ms: ageMs + now.runningMs, isToBeNoted: true };
  }

  #note(folder: string, at: string, by: ProcessIdentity | null, ageMs: number): Promise<void> {
    const counted = { ...this.#moment(), ageMs };
    return writeFileAtomically(join(folder, noteName), `${JSON.stringify({ at, by, counted })}\n`);
  }
}
