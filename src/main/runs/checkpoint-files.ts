/**
 * Checkpoints on disk: `checkpoints/NNNNNNNNN/`, numbered in the order of writing.
 *
 *     state.json     the small things, as JSON
 *     arrays.bin     the large things, raw little-endian numbers one array after the other
 *     manifest.json  written last: what the other two must hold, to the byte
 *
 * A checkpoint is written under a temporary name, brought onto the disk and renamed, so that a folder with a
 * number is a whole one. The newest two are kept: should the newest be damaged later, the other still serves.
 */
import { message } from '../../shared/language/say';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SpokenError } from '../../shared/language/spoken-error';
import type { Message } from '../../shared/language/message';
import type { Checkpoint } from '../../learning/training/checkpoint';
import { renameDurably, syncFolder, temporaryName, writeDurably } from '../files/atomic-file';
import { parseExactly, stringifyExactly } from '../files/exact-json';
import { readArrays, writeArrays, type StoredArrays } from './checkpoint-arrays';
import { DamagedCheckpoint, expect } from './damaged-checkpoint';
import type { MetricPosition } from './metric-writer';
import { messageOf } from './storage-error';

const schema = 1;
const kept = 2;

interface Manifest {
  readonly schema: number;
  readonly step: number;
  readonly seconds: number;
  readonly metrics: MetricPosition;
  /** Bytes of the inspections; missing in checkpoints of version 0.1.0. */
  readonly inspections?: number;
  readonly state: { readonly bytes: number; readonly sha256: string };
  readonly arrays: StoredArrays;
}

/** How far the run's other files were when a checkpoint was taken. */
export interface FilePositions {
  readonly metrics: MetricPosition;
  /** Bytes; undefined where a checkpoint of version 0.1.0 does not say. */
  readonly inspections: number | undefined;
}

export interface StoredCheckpoint extends FilePositions {
  readonly checkpoint: Checkpoint;
}

/** The numbers of the whole checkpoints in a folder, newest first. */
async function numbersIn(folder: string): Promise<number[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return names
    .filter((name) => /^\d{9,}$/.test(name))
    .map(Number)
    .sort((a, b) => b - a);
}

const folderName = (number: number) => String(number).padStart(9, '0');

async function removeOld(folder: string): Promise<void> {
  const numbers = await numbersIn(folder);
  const stale = numbers.slice(kept).map(folderName);
  const leftOver = (await readdir(folder)).filter(
    (name) => name.endsWith('.tmp') || (name.endsWith('.damaged') && numbers.length >= kept),
  );
  for (const name of [...stale, ...leftOver]) await rm(join(folder, name), { recursive: true, force: true });
}

/**
 * Writes a checkpoint and removes all but the newest two. The other files must be on the disk up to the positions already.
 * @param folder the run's `checkpoints` folder
 * @param permit called before the checkpoint counts; what it throws leaves none
 */
export async function writeCheckpoint(
  folder: string,
  { step, seconds, state, arrays }: Checkpoint,
  { metrics, inspections }: FilePositions,
  permit: () => void = () => undefined,
): Promise<void> {
  try {
    // Never with the folders above it: a run folder that was deleted must not come back empty.
    await mkdir(folder);
    await syncFolder(dirname(folder));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const path = await nextCheckpointFolder(folder);
  const temporary = temporaryName(path);
  try {
    await mkdir(temporary);
    const stateText = Buffer.from(`${stringifyExactly(state)}\n`);
    await writeDurably(join(temporary, 'state.json'), stateText);
    const manifest: Manifest = {
      schema,
      step,
      seconds,
      metrics,
      ...(inspections === undefined ? {} : { inspections }),
      state: { bytes: stateText.length, sha256: createHash('sha256').update(stateText).digest('hex') },
      arrays: await writeArrays(join(temporary, 'arrays.bin'), arrays),
    };
    await writeDurably(join(temporary, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await syncFolder(temporary);
    permit();
    await renameDurably(temporary, path);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
  await removeOld(folder);
}

/** The folder of the next checkpoint in a folder of checkpoints. */
export const nextCheckpointFolder = async (folder: string): Promise<string> =>
  join(folder, folderName(((await numbersIn(folder))[0] ?? 0) + 1));

/** The newest checkpoint that is whole by size and checksum; null where there is none. Nothing is changed. */
export async function newestSoundCheckpoint(
  folder: string,
): Promise<{ readonly folder: string; readonly step: number } | null> {
  for (const name of (await numbersIn(folder)).map(folderName)) {
    try {
      const { checkpoint } = await readCheckpoint(join(folder, name));
      return { folder: join(folder, name), step: checkpoint.step };
    } catch {
      // An older one may be sound.
    }
  }
  return null;
}

/** Step of the newest whole checkpoint, without a look at its arrays; null where there is none. */
export async function newestCheckpointStep(folder: string): Promise<number | null> {
  for (const number of await numbersIn(folder)) {
    try {
      const text = await readFile(join(folder, folderName(number), 'manifest.json'), 'utf8');
      const step: unknown = (JSON.parse(text) as Partial<Manifest> | null)?.step;
      if (Number.isSafeInteger(step) && (step as number) >= 0) return step as number;
    } catch {
      // Resuming will set it aside and say why.
    }
  }
  return null;
}

/** The state of the newest checkpoint that can be read, without its arrays; null where there is none. */
export async function newestCheckpointState(folder: string): Promise<unknown> {
  for (const number of await numbersIn(folder)) {
    try {
      return parseExactly(await readFile(join(folder, folderName(number), 'state.json'), 'utf8'));
    } catch {
      // Resuming will set it aside and say why.
    }
  }
  return null;
}

async function readCheckpoint(folder: string): Promise<StoredCheckpoint> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  // A newer version may read it: it is no damage, and must not be set aside.
  if (typeof manifest.schema === 'number' && manifest.schema > schema)
    throw new SpokenError(message('training.newerCheckpoint'));
  expect(
    manifest.schema === schema,
    message('runs.otherSchema', { schema: manifest.schema, expected: schema }),
  );
  const stateText = await readFile(join(folder, 'state.json'));
  expect(
    createHash('sha256').update(stateText).digest('hex') === manifest.state.sha256,
    message('runs.otherChecksum', { file: 'state.json' }),
  );
  const { step, seconds, metrics, inspections } = manifest;
  const state = parseExactly(stateText.toString('utf8'));
  const arrays = await readArrays(join(folder, 'arrays.bin'), manifest.arrays);
  return { checkpoint: { step, seconds, state, arrays }, metrics, inspections };
}

/**
 * Reads the newest checkpoint that is sound; null where there is none. Newer ones that cannot be used are set
 * aside as `NNNNNNNNN.damaged`, until two sound ones exist again.
 * @param accept refuses a checkpoint by giving a reason
 * @param notice is told of every newer checkpoint that cannot be used, and why
 */
export async function readNewestCheckpoint(
  folder: string,
  accept: (stored: StoredCheckpoint) => Message | null = () => null,
  notice: (says: Message) => void = () => undefined,
): Promise<StoredCheckpoint | null> {
  for (const name of (await numbersIn(folder)).map(folderName)) {
    let reason: Message;
    try {
      const stored = await readCheckpoint(join(folder, name));
      const refused = accept(stored);
      if (refused === null) return stored;
      reason = refused;
    } catch (error) {
      if (error instanceof SpokenError && !(error instanceof DamagedCheckpoint)) throw error;
      // Missing, shortened or scrambled files are damage; a disk that cannot be read is not.
      const { code } = error as NodeJS.ErrnoException;
      if (code !== undefined && !['ENOENT', 'EISDIR', 'ENOTDIR'].includes(code)) throw error;
      reason = messageOf(error);
    }
    notice(message('runs.checkpointUnusable', { name, reason }));
    await rm(join(folder, `${name}.damaged`), { recursive: true, force: true });
    await renameDurably(join(folder, name), join(folder, `${name}.damaged`));
  }
  return null;
}
