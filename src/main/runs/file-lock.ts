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
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { isAlive, ownIdentity, type ProcessIdentity } from '../process-identity';
import { temporaryName } from './atomic-file';
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

interface Held {
  /** Differs between any two locks. */
  readonly mark: string;
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
    return { mark: `${ino} ${mtimeMs} ${text}`, owner };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

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

/** Makes a file that names this process; false where there is one. */
async function make(path: string): Promise<boolean> {
  const text = JSON.stringify(ownIdentity());
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
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a file that was seen with a mark; another one that is there by now stays. */
async function removeSeen(path: string, mark: string): Promise<void> {
  const aside = temporaryName(path);
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
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

type Taking = { readonly unlock: () => Promise<void> } | { readonly held: Held | null };

async function take(path: string): Promise<Taking> {
  const held = await look(path);
  if (held !== null) {
    if (!isLeftBehind(path, held)) return { held };
    await takeAway(path, held.mark);
  }
  if (!(await make(path))) return { held: await look(path) };
  // Somebody removes what was left behind: what was made meanwhile does not count.
  if ((await look(`${path}.takeover`)) !== null) {
    await rm(path, { force: true });
    const guard = await look(`${path}.takeover`);
    if (guard !== null && isLeftBehind(`${path}.takeover`, guard))
      await removeSeen(`${path}.takeover`, guard.mark);
    return { held: null };
  }
  seen.delete(path);
  return { unlock: () => rm(path, { force: true }) };
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
export async function tryLock(path: string): Promise<(() => Promise<void>) | null> {
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
 * @throws LockedError where the lock is not free for twenty seconds; the system's errors about the folder
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const taking = await takeWithin(path, () => patienceMs);
  if (!('unlock' in taking)) throw new LockedError(path, taking.held?.owner ?? null);
  return work().finally(taking.unlock);
}

/** Removes a lock, or what is left of taking one over, whose owner is known to be dead, or is not named. */
export async function removeLeftLock(path: string): Promise<void> {
  const held = await look(path);
  if (held !== null && (held.owner === null || isAlive(held.owner) === false))
    await removeSeen(path, held.mark);
}
