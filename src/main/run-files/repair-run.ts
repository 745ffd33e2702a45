/**
 * Brings a run that is here up to what a file holds of it: a shorter one, or one that a power cut has damaged. Each
 * part is replaced as a whole, and the record last, so that whoever dies meanwhile leaves a run that can be repaired
 * again.
 */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { renameDurably, syncFile, syncFolder, syncTree } from '../files/atomic-file';
import { withLock } from '../runs/file-lock';
import { newestSoundCheckpoint, nextCheckpointFolder } from '../runs/checkpoint-files';
import { annotationFile, annotationLock, readAnnotations } from '../runs/run-annotations';
import type { RunRecord } from '../runs/run-record';
import type { RunStore } from '../runs/run-store';
import { relationOf, type Relation } from './same-run';

const linesOf = ['metrics.jsonl', 'inspections.jsonl', 'trainer.log'] as const;

async function replace(from: string, to: string): Promise<void> {
  await syncFile(from);
  await renameDurably(from, to);
}

/** Takes over files of lines that go further, or are whole, in the file; gives whether there were any. */
async function repairLines(here: string, there: string, relation: Relation): Promise<boolean> {
  let repaired = false;
  for (const name of linesOf) {
    const [mine, others] = [join(here, name), join(there, name)];
    if (!existsSync(others)) continue;
    const found = name === 'metrics.jsonl' ? relation : await relationOf(mine, others);
    if (found !== 'behind') continue;
    await replace(others, mine);
    repaired = true;
  }
  return repaired;
}

/** Takes over the checkpoint of a file where the newest sound one here is older. */
async function repairCheckpoint(here: string, there: string): Promise<boolean> {
  const [own, other] = [join(here, 'checkpoints'), join(there, 'checkpoints')];
  const theirs = existsSync(other) ? await newestSoundCheckpoint(other) : null;
  if (theirs === null) return false;
  const mine = existsSync(own) ? await newestSoundCheckpoint(own) : null;
  if (mine !== null && mine.step >= theirs.step) return false;
  if (!existsSync(own)) {
    await mkdir(own);
    await syncFolder(here);
  }
  await syncTree(theirs.folder);
  await renameDurably(theirs.folder, await nextCheckpointFolder(own));
  return true;
}

/** What a person wrote here stays; where nothing of it can be read, what came along is taken. */
async function repairAnnotations(here: string, there: string): Promise<boolean> {
  if (!existsSync(annotationFile(there))) return false;
  return withLock(annotationLock(here), async () => {
    if (existsSync(annotationFile(here)) && (await readAnnotations(here)).fault === null) return false;
    await replace(annotationFile(there), annotationFile(here));
    return true;
  });
}

/** What came of it; `elsewhere` where somebody works on the run. */
export type RepairOutcome = 'nothing' | 'repaired' | 'elsewhere';

/**
 * Repairs a run while nobody works on it.
 * @param given the run of the file, at rest, and the folder that it is unpacked in, which is taken apart
 * @param relation of the measurements here to those of the file: `same` or `behind`
 */
export async function repairRun(
  store: RunStore,
  id: string,
  given: { readonly record: RunRecord; readonly folder: string },
  relation: Relation,
): Promise<RepairOutcome> {
  const here = store.folderOf(id);
  const outcome = await store.whileNobodyWorksOn(id, async (record): Promise<RepairOutcome> => {
    const parts = [
      await repairLines(here, given.folder, relation),
      await repairCheckpoint(here, given.folder),
      await repairAnnotations(here, given.folder),
    ];
    const checkpointStep = (await newestSoundCheckpoint(store.checkpointFolder(id)))?.step ?? null;
    const goesFurther =
      given.record.step > record.step ||
      (given.record.state.phase === 'finished' && record.state.phase !== 'finished');
    if (!parts.includes(true) && !goesFurther) return 'nothing';
    const { state, step, seconds, stepsPerSecond, result, versions } = given.record;
    const further = { state, step, seconds, stepsPerSecond, result, versions };
    await store.write({ ...record, ...(goesFurther ? further : {}), owner: null, checkpointStep });
    return 'repaired';
  });
  return outcome ?? 'elsewhere';
}
