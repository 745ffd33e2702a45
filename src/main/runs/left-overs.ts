/**
 * What processes leave in the data folder that were killed: temporary files, runs that were being made or imported,
 * locks. Each bears its owner's name, and goes as soon as that one is known to be dead, whatever a clock says.
 *
 *     at-work/TAG    a process works on the data folder; it goes with the process
 *
 * Where nobody died, nothing can have been left, and no run is looked into. Only where runs and files of runs are put
 * together is always looked: commands that read do so without that sign.
 */
import { mkdir, readdir, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isTagAlive, ownTag, runsHere } from '../../platform/process-identity';
import { tagOfTemporary } from '../files/atomic-file';
import { removeLeftLock } from './file-lock';

/** Earlier versions gave no more than a number of a process. */
const earlierTemporary = /\.(\d+)-\d+\.tmp$/;
const earlierIncoming = /^(\d+)-\d+-\d+$/;
const isLock = (name: string) => /^(?:import|claim|annotations)\.lock(?:\.takeover)?$/.test(name);
/** What no more than a number tells of is left alone for a minute, and so is a folder that is being made. */
const earlierMs = 60_000;

const namesIn = (folder: string) => readdir(folder).catch((): string[] => []);

/** Whether a file has not been changed for a while, or was in the future, where no clock that is right puts it. */
async function isOld(path: string): Promise<boolean> {
  const info = await stat(path).catch(() => null);
  return info !== null && Math.abs(Date.now() - info.mtimeMs) > earlierMs;
}

async function isLeftByEarlier(folder: string, name: string, pattern: RegExp): Promise<boolean> {
  const pid = pattern.exec(name)?.[1];
  return pid !== undefined && !runsHere(Number(pid)) && (await isOld(join(folder, name)));
}

/** Removes what dead processes of this program were about to write into a folder, which may be anybody's. */
export async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    const tag = tagOfTemporary(name);
    if (tag !== null && isTagAlive(tag) === false)
      await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Removes all that dead processes left in a folder of the data folder. */
export async function removeLeftOvers(folder: string): Promise<void> {
  await removeUnfinished(folder);
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    if (isLock(name)) await removeLeftLock(path);
    else if (await isLeftByEarlier(folder, name, earlierTemporary))
      await rm(path, { recursive: true, force: true });
  }
}

/** Removes runs that were being made or imported by processes that died. */
async function emptyIncoming(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    const tag = /^(.+)-\d+$/.exec(name)?.[1] ?? '';
    if (isTagAlive(tag) === false || (await isLeftByEarlier(folder, name, earlierIncoming)))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Cleans up a run's folder; one that was no more than begun by an earlier version goes as a whole. */
async function cleanRun(folder: string): Promise<void> {
  const before = await namesIn(folder);
  if (before.some((name) => name.endsWith('.tmp') || isLock(name))) await removeLeftOvers(folder);
  // Only an empty folder can be removed so: nothing is lost.
  if (!before.includes('run.json') && (await isOld(folder))) await rmdir(folder).catch(() => undefined);
}

async function cleanAll(home: string): Promise<void> {
  for (const folder of [home, join(home, 'presets'), join(home, 'presets', 'removed'), join(home, 'bin')])
    await removeLeftOvers(folder);
  const foldersIn = async (name: string) =>
    (await namesIn(join(home, name))).map((id) => join(home, name, id));
  const folders = [...(await foldersIn('runs')), ...(await foldersIn('bin'))];
  const worker = async () => {
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) await cleanRun(folder);
  };
  await Promise.all(Array.from({ length: 16 }, worker));
}

/**
 * Says that this process works on a data folder, and cleans up what others left that died while they did. A folder
 * that cannot be written is only read.
 * @returns what ends that
 */
export async function beginWork(home: string): Promise<() => Promise<void>> {
  const folder = join(home, 'at-work');
  const own = join(folder, ownTag());
  try {
    const isFirst = (await mkdir(folder, { recursive: true })) !== undefined;
    const dead = (await namesIn(folder)).filter((name) => isTagAlive(name) === false);
    await writeFile(own, '');
    await emptyIncoming(join(home, 'incoming'));
    if (isFirst || dead.length > 0) await cleanAll(home);
    for (const name of dead) await rm(join(folder, name), { force: true });
  } catch {
    // A disk that is full or read-only: the next process that can write cleans up.
  }
  return () => rm(own, { force: true }).catch(() => undefined);
}
