/**
 * The bin: runs that were removed, until they are deleted for good.
 *
 *     bin/ID/removed.json      when it was removed and by whom
 *     bin/.ID.TAG.emptying/    is just being deleted
 *
 * The note is written before the run moves, so that no run is ever in the bin without one through this program. One
 * that is there without a note gets one, and from then on its time.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  isAlive,
  isTagAlive,
  ownIdentity,
  ownTag,
  tagPattern,
  type ProcessIdentity,
} from '../process-identity';
import { removeDurably, renameDurably, writeFileAtomically } from './atomic-file';
import { isRunId } from './run-id';

const dayMs = 24 * 60 * 60 * 1000;
const noteName = 'removed.json';
const emptying = new RegExp(`^\\..+\\.(${tagPattern})\\.emptying$`);

interface Note {
  readonly text: string;
  /** In ms since 1970. */
  readonly at: number;
  /** Null where nobody knows. */
  readonly by: ProcessIdentity | null;
}

/** The note of a removed run; null where there is none that makes sense. */
async function readNote(folder: string): Promise<Note | null> {
  try {
    const text = await readFile(join(folder, noteName), 'utf8');
    const { at, by = null } = JSON.parse(text) as { at?: unknown; by?: ProcessIdentity | null };
    const time = typeof at === 'string' ? Date.parse(at) : NaN;
    return Number.isNaN(time) ? null : { text, at: time, by };
  } catch {
    return null;
  }
}

const writeNote = (folder: string, by: ProcessIdentity | null) =>
  writeFileAtomically(join(folder, noteName), `${JSON.stringify({ at: new Date().toISOString(), by })}\n`);

export class RunBin {
  /** @param folder has to be there */
  constructor(readonly folder: string) {}

  /** Where a removed run lies. */
  folderOf(id: string): string {
    return join(this.folder, id);
  }

  /** Moves a run's folder here. Where that fails, the run stays where it is. */
  async take(id: string, from: string): Promise<void> {
    await writeNote(from, ownIdentity());
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
    if (note === null) {
      // Its time begins now. Somebody may just have brought it back.
      await writeNote(folder, null).catch(() => undefined);
      return;
    }
    if (note.by !== null && isAlive(note.by) !== false) return;
    const age = Date.now() - note.at;
    const least = note.by === null ? Math.max(dayMs, olderThanMs) : olderThanMs;
    if (least > 0 && !(age >= least)) return;
    const aside = join(this.folder, `.${id}.${ownTag()}.emptying`);
    try {
      await renameDurably(folder, aside);
    } catch (error) {
      // Another process brings it back, or deletes it, at this moment.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    // It may have been brought back and removed again since the note was read.
    if ((await readNote(aside))?.text !== note.text) return renameDurably(aside, folder);
    await rm(aside, { recursive: true, force: true });
  }
}
