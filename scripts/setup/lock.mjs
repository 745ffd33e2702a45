import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmdirSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { removeOnceFree, renameOnceFree } from './held-file.mjs';
import { readJson, writeJson } from './manifest.mjs';

const heartbeatMs = 5_000;
const silentMs = 60_000;

/**
 * Takes a lock that several processes may want: a folder with the owner's process number in it.
 * Waits while a living process holds it; takes over what a killed one left.
 *
 * @param {string} folder
 * @param {{ onWait?: (pid: number) => void, pollMs?: number }} [options] onWait: called once, with the process waited for
 */
export async function takeLock(folder, { onWait = () => {}, pollMs = 200 } = {}) {
  mkdirSync(path.dirname(folder), { recursive: true });
  let told = false;
  while (!tryLock(folder)) {
    const owner = readOwner(folder);
    if (isStale(folder, owner)) {
      clearStale(folder);
      continue;
    }
    if (owner && !told) {
      told = true;
      onWait(livingHolders(owner)[0] ?? owner.pid);
    }
    await sleep(pollMs);
  }
  return heldLock(folder);
}

/**
 * Tells whether nobody who lives holds the lock any more: its process and the processes that it
 * started are gone, or, for another computer's process, it has been silent for a minute.
 *
 * @param {string} folder
 * @param {LockOwner | undefined} owner
 * @param {number} [now] milliseconds
 */
export function isStale(folder, owner, now = Date.now()) {
  const stat = statSync(path.join(folder, 'owner.json'), { throwIfNoEntry: false });
  if (!stat || !owner) {
    const bare = statSync(folder, { throwIfNoEntry: false });
    return bare !== undefined && now - bare.mtimeMs > silentMs;
  }
  if (owner.host !== hostname()) return now - stat.mtimeMs > silentMs;
  return livingHolders(owner).length === 0;
}

/**
 * @typedef {{ pid: number, start?: string }} Holder a process; start tells it from a later one with its number
 * @typedef {Holder & { host: string, children?: Holder[] }} LockOwner
 */

function livingHolders(owner) {
  const isSame = ({ pid, start }) => isAlive(pid) && (!start || startOf(pid) === start);
  return [owner, ...(owner.children ?? [])].filter(isSame).map(({ pid }) => pid);
}

/** When a process was started, in the kernel's ticks; undefined where the system does not tell. */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

/**
 * Tells whether a process of this computer runs.
 *
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function tryLock(folder) {
  const own = `${folder}.${process.pid}.${randomUUID()}`;
  writeJson(path.join(own, 'owner.json'), ownerRecord([]));
  try {
    // A folder is renamed onto another only if that one is empty: of several processes one succeeds.
    renameSync(own, folder);
    return true;
  } catch {
    removeOnceFree(own);
    return false;
  }
}

/** Removes a stale lock; a guard folder makes sure that only one process judges and removes at a time. */
function clearStale(folder) {
  const guard = `${folder}.takeover`;
  try {
    mkdirSync(guard);
  } catch {
    const stat = statSync(guard, { throwIfNoEntry: false });
    if (stat && Date.now() - stat.mtimeMs > silentMs) removeOnceFree(guard);
    return;
  }
  try {
    if (isStale(folder, readOwner(folder)) && !removeEmpty(folder)) {
      // One that is not empty cannot be taken by anyone else, so that what is judged now is what is removed.
      if (isStale(folder, readOwner(folder))) removeWhole(folder);
    }
  } finally {
    removeOnceFree(guard);
  }
}

/** Removes a lock without owner; false where somebody has just taken it. */
function removeEmpty(folder) {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/**
 * Removes a lock in one step. Removed file by file it would be empty for a moment, and whoever took it in that moment
 * would lose it again.
 */
function removeWhole(folder) {
  const gone = `${folder}.${process.pid}.${randomUUID()}`;
  try {
    renameOnceFree(folder, gone);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  removeOnceFree(gone);
}

function heldLock(folder) {
  const children = new Map();
  const write = () => writeJson(path.join(folder, 'owner.json'), ownerRecord([...children.values()]));
  const heartbeat = setInterval(() => {
    if (readOwner(folder)?.pid === process.pid) write();
  }, heartbeatMs);
  heartbeat.unref();
  const release = () => {
    clearInterval(heartbeat);
    process.off('exit', release);
    // What still works under the lock keeps it; the next one waits for that and then takes it over.
    if (children.size) return;
    if (readOwner(folder)?.pid === process.pid) removeWhole(folder);
  };
  process.on('exit', release);
  return {
    release,
    /** Notes a process that works under this lock and may outlive its owner. */
    noteChild(pid) {
      children.set(pid, { pid, start: startOf(pid) });
      write();
    },
    /** Forgets a process that has ended. */
    forgetChild(pid) {
      if (children.delete(pid)) write();
    },
  };
}

function ownerRecord(children) {
  return { pid: process.pid, start: startOf(process.pid), host: hostname(), children };
}

function readOwner(folder) {
  return readJson(path.join(folder, 'owner.json'));
}
