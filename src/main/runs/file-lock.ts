/**
 * A lock between processes: a file that only one of them can make, and that names its owner.
 *
 * What a dead process left is taken over at once, by whoever it was, not by how old it looks: clocks go wrong. Where
 * it cannot be told whether the owner lives (another machine, an earlier version of the program), the lock counts as
 * left behind when it stays the same for a while of one's own clock.
 *
 *     X            the lock
 *     X.takeover   somebody is just removing a lock that was left behind; until then nobody takes it
 */
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { threadId } from 'node:worker_threads';
import { z } from 'zod';
import { isAlive, ownIdentity, type ProcessIdentity } from '../../platform/process-identity';
import { temporaryName } from '../files/atomic-file';
import { mayBeHeld } from '../files/held-file';
import { LockedError } from './locked-error';

/** Locks are held for milliseconds. One of another machine may be longer in coming; a nameless one is of an earlier version. */
const silenceMs = { elsewhere: 10_000, nameless: 1000 } as const;
const patienceMs = 20_000;

const ownerSchema = z.object({
  host: z.string(),
  pid: z.number().int(),
  started: z.string().nullable(),
  space: z.string().nullish(),
});

/** Ends a lock that is held; given the folder, too, to which the lock's own may have been moved meanwhile. */
export type Unlock = (movedTo?: string) => Promise<void>;

interface Held {
  /** Differs between any two locks. */
  readonly mark: string;
  readonly text: string;
  /** Null where it names none. */
  readonly owner: ProcessIdentity | null;
}

/** What lock there is; null where there is none. */
async function look(path: string): Promise<Held | null> {
  try {
    const { ino, mtimeMs } = await stat(path);
    const text = await readFile(path, 'utf8');
    let owner: ProcessIdentity | null = null;
    try {
      const { success, data } = ownerSchema.safeParse(JSON.parse(text));
      if (success) owner = data;
    } catch {
      // An earlier version made it, or it is being written.
    }
    return { mark: `${ino} ${mtimeMs} ${text}`, text, owner };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    if (mayBeHeld(error)) return beingRemoved;
    throw error;
  }
}

/** Windows lets nobody see, or make anew, a file that is removed while somebody still has it open. */
const beingRemoved: Held = { mark: 'being removed', text: '', owner: null };

/** Since when locks look as they do, by this process's own clock. */
const seen = new Map<string, { readonly mark: string; readonly since: number }>();

function isLeftBehind(path: string, { mark, owner }: Held): boolean {
  const alive = owner === null ? null : isAlive(owner);
  if (alive !== null) {
    seen.delete(path);
    return !alive;
  }
  const before = seen.get(path);
  if (before?.mark !== mark) {
    seen.set(path, { mark, since: performance.now() });
    return false;
  }
  const silence = owner === null ? silenceMs.nameless : silenceMs.elsewhere;
  return performance.now() - before.since > silence;
}

/** Some disks know one name for each file only. */
const noSecondName = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'];

/** Tells locks of this process apart, of each thread. */
let taken = threadId * 1_000_000;

/** What a new lock of this process says. */
const newText = () => JSON.stringify({ ...ownIdentity(), number: taken++ });

/** Makes a file that names this process; false where there is one. */
async function make(path: string, text = newText()): Promise<boolean> {
  const whole = temporaryName(path);
  try {
    const handle = await open(whole, 'wx');
    await handle.writeFile(text).finally(() => handle.close());
    // So the lock is never seen without its owner.
    await link(whole, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (!noSecondName.includes(code ?? '')) throw error;
  } finally {
    await rm(whole, { force: true });
  }
  try {
    const handle = await open(path, 'wx');
    await handle.writeFile(text).finally(() => handle.close());
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || mayBeHeld(error)) return false;
    throw error;
  }
}

/** Removes a file that was seen with a mark; another one that is there by now stays. */
async function removeSeen(path: string, mark: string): Promise<void> {
  const aside = temporaryName(path);
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || mayBeHeld(error)) return;
    throw error;
  }
  // A rename keeps inode and time.
  if ((await look(aside))?.mark !== mark) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

/** Removes a lock that was left behind. One at a time does that, and nobody takes a lock meanwhile. */
async function takeAway(path: string, mark: string): Promise<void> {
  const guard = `${path}.takeover`;
  if (!(await make(guard))) {
    const held = await look(guard);
    if (held !== null && isLeftBehind(guard, held)) await removeSeen(guard, held.mark);
    return;
  }
  try {
    if ((await look(path))?.mark === mark) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

/** Ends a lock with a text, in its own folder or in the one that this was moved to, and only there. */
async function end(path: string, text: string, movedTo: string): Promise<void> {
  // It may be moved back between two looks, but not away again as long as it is there.
  for (const place of [join(movedTo, basename(path)), path])
    if ((await look(place))?.text === text) await rm(place, { force: true });
}

type Taking = { readonly unlock: Unlock } | { readonly held: Held | null };

async function take(path: string): Promise<Taking> {
  const held = await look(path);
  if (held !== null) {
    if (!isLeftBehind(path, held)) return { held };
    await takeAway(path, held.mark);
  }
  const text = newText();
  if (!(await make(path, text))) return { held: await look(path) };
  // Somebody removes what was left behind: what was made meanwhile does not count.
  if ((await look(`${path}.takeover`)) !== null) {
    await rm(path, { force: true });
    const guard = await look(`${path}.takeover`);
    if (guard !== null && isLeftBehind(`${path}.takeover`, guard))
      await removeSeen(`${path}.takeover`, guard.mark);
    return { held: null };
  }
  seen.delete(path);
  return {
    unlock: (movedTo) => (movedTo === undefined ? rm(path, { force: true }) : end(path, text, movedTo)),
  };
}

/** Takes a lock within a time and gives the function that ends it, or else who holds it. */
async function takeWithin(path: string, ms: (held: Held | null) => number): Promise<Taking> {
  const started = performance.now();
  for (;;) {
    const taking = await take(path);
    if ('unlock' in taking || performance.now() - started > ms(taking.held)) return taking;
    await delay(10);
  }
}

/**
 * Takes a lock and gives the function that ends it; null where another process holds it. Waits only as long as it
 * takes to know that.
 */
export async function tryLock(path: string): Promise<Unlock | null> {
  const taking = await takeWithin(path, (held) => {
    // One that was just ended, or taken away, is free at the next look.
    if (held === null) return silenceMs.nameless;
    if (held.owner === null) return 2 * silenceMs.nameless;
    return isAlive(held.owner) === null ? 1.2 * silenceMs.elsewhere : -1;
  });
  return 'unlock' in taking ? taking.unlock : null;
}

/**
 * Does work that only one process may do at a time.
 * @param movedTo where the work moves the folder of the lock
 * @throws LockedError where the lock is not free for twenty seconds; the system's errors about the folder
 */
export async function withLock<T>(path: string, work: () => Promise<T>, movedTo?: string): Promise<T> {
  const taking = await takeWithin(path, () => patienceMs);
  if (!('unlock' in taking)) throw new LockedError(path, taking.held?.owner ?? null);
  return work().finally(() => taking.unlock(movedTo));
}

/** Removes a lock, or what is left of taking one over, whose owner is known to be dead, or is not named. */
export async function removeLeftLock(path: string): Promise<void> {
  const held = await look(path);
  if (held !== null && (held.owner === null || isAlive(held.owner) === false))
    await removeSeen(path, held.mark);
}
