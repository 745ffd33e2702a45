/**
 * `annotations.json`: what people say of a run. Unlike run.json, which belongs to the process that works on the run,
 * any process may change it: one at a time, and always as a whole.
 *
 * A file that cannot be understood keeps nobody from the run: what of it makes sense is used, the rest is said. It
 * stays until something is written, and is then kept aside as `annotations.damaged.json`.
 */
import { message } from '../../shared/language/say';
import { join } from 'node:path';
import {
  annotate,
  annotationsSchema,
  distinctTags,
  noAnnotations,
  type AnnotationChange,
  type Annotations,
} from '../../shared/annotations';
import { fileLimits } from '../../shared/limits';
import { SpokenError } from '../../shared/language/spoken-error';
import type { Message } from '../../shared/language/message';
import { parseJson } from '../files/json-text';
import { firstIssue } from '../files/schema-issue';
import { readTextFile, readTextFileSync, TextFileError } from '../files/text-file';
import { writeFileAtomically } from '../files/atomic-file';
import { withLock } from './file-lock';
import { mark, markNow } from '../files/file-mark';
import { keepAside } from '../files/keep-aside';
import { readEach } from '../files/many-files';
import { messageOf } from './storage-error';

const schemaVersion = 1;

export interface AnnotationReading {
  readonly annotations: Annotations;
  /** What is wrong with the file; null where nothing is. */
  readonly fault: Message | null;
}

const nothing: AnnotationReading = { annotations: noAnnotations, fault: null };

/** The file of a run's folder. */
export const annotationFile = (folder: string): string => join(folder, 'annotations.json');

/** Whoever changes that file, or moves the folder, holds this one. */
export const annotationLock = (folder: string): string => join(folder, 'annotations.lock');

function broken(reason: Message, annotations: Annotations = noAnnotations): AnnotationReading {
  return { annotations, fault: message('runs.annotationsUnusable', { reason }) };
}

/** Takes over what of a file makes sense, field by field. */
function understand(value: unknown): AnnotationReading {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return broken(message('runs.noObject'));
  const { schema, ...fields } = value as Record<string, unknown>;
  if (typeof schema === 'number' && schema > schemaVersion)
    return broken(message('runs.newerVersion', { schema }));
  if (schema !== schemaVersion) return broken(message('runs.noSchema', { schema: schemaVersion }));
  const usable: Record<string, unknown> = { ...noAnnotations };
  const unusable: { name: string; allowed: Message }[] = [];
  for (const [name, field] of Object.entries(annotationsSchema.shape)) {
    if (!Object.hasOwn(fields, name)) continue;
    const parsed = field.safeParse(fields[name]);
    if (parsed.success) usable[name] = parsed.data;
    else unusable.push({ name, allowed: firstIssue(field, fields[name]).says });
  }
  const annotations = usable as Annotations;
  const readable = { ...annotations, tags: distinctTags(annotations.tags) };
  return unusable.length === 0
    ? { annotations: readable, fault: null }
    : broken(message('runs.unusableFields', { fields: unusable }), readable);
}

const source = { most: fileLimits.annotations, source: 'annotations.json' } as const;

/** What a text says that stands in such a file. */
export function annotationsIn(text: string): AnnotationReading {
  try {
    return understand(parseJson(text, 'annotations.json'));
  } catch (error) {
    return broken(messageOf(error));
  }
}

/** What stands for a file that could not be read. The system's error where the disk refuses. */
function unreadable(error: unknown): AnnotationReading {
  if (error instanceof TextFileError) return broken(error.says);
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return nothing;
  if (code === 'EISDIR') return broken(message('runs.isFolder'));
  throw error;
}

/** Reads a run folder's annotations; none where there is no file. The system's error where the disk refuses. */
export async function readAnnotations(folder: string): Promise<AnnotationReading> {
  let text: string;
  try {
    text = await readTextFile(annotationFile(folder), source);
  } catch (error) {
    return unreadable(error);
  }
  return annotationsIn(text);
}

/** The same at once. */
function readAnnotationsNow(folder: string): AnnotationReading {
  let text: string;
  try {
    text = readTextFileSync(annotationFile(folder), source);
  } catch (error) {
    return unreadable(error);
  }
  return annotationsIn(text);
}

/** There is an answer already, and that stays. */
export class AnsweredError extends SpokenError {
  constructor({ text, at }: NonNullable<Annotations['answer']>) {
    super(message('runs.answered', { text, at }));
    this.name = 'AnsweredError';
  }
}

/**
 * Gives a run folder the answer to its question.
 * @throws AnsweredError where it has one; the system's error where the disk refuses
 */
export function giveAnswer(folder: string, answer: string): Promise<AnnotationReading> {
  return changeAnnotations(folder, { answer }, (before) => {
    if (before.answer !== null) throw new AnsweredError(before.answer);
  });
}

/**
 * Changes a run folder's annotations, after whatever other processes are just changing.
 * @param permit throws where what the change finds forbids it
 * @throws TooManyTagsError; the system's error where the disk refuses
 */
export async function changeAnnotations(
  folder: string,
  change: AnnotationChange,
  permit: (before: Annotations) => void = () => undefined,
): Promise<AnnotationReading> {
  return withLock(annotationLock(folder), async () => {
    const { annotations: before, fault } = await readAnnotations(folder);
    permit(before);
    const annotations = annotate(before, change, new Date().toISOString());
    if (fault !== null) await keepAside(annotationFile(folder));
    await writeFileAtomically(
      annotationFile(folder),
      `${JSON.stringify({ schema: schemaVersion, ...annotations }, null, 2)}\n`,
    );
    return { annotations, fault: null };
  });
}

interface Known {
  readonly reading: AnnotationReading;
  /** What the file looked like before it was read; empty where there was none. */
  readonly mark: string;
}

const unread: Known = { reading: nothing, mark: '' };
/** Of what was written here: another process may have written since, so the next look reads it. */
const unlooked = 'not looked at';

/** The annotations of many runs, read again when their files change. */
export class RunAnnotations {
  readonly #folderOf: (id: string) => string;
  readonly #known = new Map<string, Known>();

  /** @param folderOf gives the folder of a run */
  constructor(folderOf: (id: string) => string) {
    this.#folderOf = folderOf;
  }

  /** What was read of a run last. */
  get(id: string): AnnotationReading {
    return (this.#known.get(id) ?? unread).reading;
  }

  forget(id: string): void {
    this.#known.delete(id);
  }

  /** Changes a run's annotations. */
  async change(id: string, change: AnnotationChange): Promise<void> {
    this.#known.set(id, {
      reading: await changeAnnotations(this.#folderOf(id), change),
      mark: unlooked,
    });
  }

  /** Answers a run's question. */
  async answer(id: string, text: string): Promise<void> {
    this.#known.set(id, { reading: await giveAnswer(this.#folderOf(id), text), mark: unlooked });
  }

  /** Reads what has changed, and gives the runs whose annotations are others now. */
  async refresh(ids: Iterable<string>): Promise<string[]> {
    const changed: string[] = [];
    await readEach(
      [...ids],
      (id) => {
        if (this.#lookNow(id)) changed.push(id);
      },
      async (id) => {
        if (await this.#look(id)) changed.push(id);
      },
    );
    return changed;
  }

  /** Reads a run's file where it has another mark than before; true where it says something else. */
  async #look(id: string): Promise<boolean> {
    const folder = this.#folderOf(id);
    const before = this.#known.get(id);
    const seen = await mark(annotationFile(folder));
    if (seen === (before ?? unread).mark) return false;
    const reading = await readAnnotations(folder).catch((error: unknown) => broken(messageOf(error)));
    // What was changed here meanwhile is newer than what was read.
    return this.#known.get(id) === before && this.#take(id, { reading, mark: seen });
  }

  /** The same at once. */
  #lookNow(id: string): boolean {
    const folder = this.#folderOf(id);
    const seen = markNow(annotationFile(folder));
    if (seen === (this.#known.get(id) ?? unread).mark) return false;
    let reading: AnnotationReading;
    try {
      reading = readAnnotationsNow(folder);
    } catch (error) {
      reading = broken(messageOf(error));
    }
    return this.#take(id, { reading, mark: seen });
  }

  #take(id: string, known: Known): boolean {
    const before = this.get(id);
    this.#known.set(id, known);
    return JSON.stringify(known.reading) !== JSON.stringify(before);
  }
}
