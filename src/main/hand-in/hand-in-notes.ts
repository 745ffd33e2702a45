/** `hand-ins.jsonl` of the data folder: what was handed in from here, a line each, by whichever process. */
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { HandedIn } from '../../shared/hand-in';
import { runId } from '../../shared/run-id';
import { syncFolder } from '../files/atomic-file';

const fileIn = (folder: string) => join(folder, 'hand-ins.jsonl');

/** Bytes that are read from its end: thousands of lines. */
const mostBytes = 1 << 20;

const noteSchema = z.object({ id: runId, at: z.iso.datetime(), step: z.number().min(0) });

/** Adds lines; they are on the disk then. */
export async function noteHandIns(folder: string, runs: readonly HandedIn[]): Promise<void> {
  const handle = await open(fileIn(folder), 'a');
  try {
    await handle.writeFile(runs.map((run) => `${JSON.stringify(run)}\n`).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(folder);
}

function noteIn(line: string): HandedIn | null {
  try {
    return noteSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

/** What was handed in last of each run. Lines that make no sense are left out. */
export async function readHandIns(folder: string): Promise<HandedIn[]> {
  const path = fileIn(folder);
  const size = await stat(path).then(
    (info) => info.size,
    () => 0,
  );
  if (size === 0) return [];
  const handle = await open(path, 'r');
  try {
    const from = Math.max(0, size - mostBytes);
    const bytes = Buffer.alloc(size - from);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
    const newest = new Map<string, HandedIn>();
    for (const line of bytes.toString('utf8', 0, bytesRead).split('\n')) {
      const note = noteIn(line);
      if (note !== null) newest.set(note.id, note);
    }
    return [...newest.values()];
  } finally {
    await handle.close();
  }
}
