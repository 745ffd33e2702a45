/** Waiting for the moment at which something is to be killed. */
import { existsSync, readdirSync, watch } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Ends early where the waiting has become pointless. */
export type GivesUp = () => boolean;

/** Waits until something is so; false where it gave up. */
export async function until(isSo: () => boolean, givesUp: GivesUp, seconds = 60): Promise<boolean> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    if (isSo()) return true;
    if (givesUp() || performance.now() > end) return false;
    await delay(4);
  }
}

/** Waits so many milliseconds, unless it gives up before. */
export async function pause(milliseconds: number, givesUp: GivesUp): Promise<void> {
  const end = performance.now() + milliseconds;
  while (performance.now() < end && !givesUp())
    await delay(Math.min(5, Math.max(0, end - performance.now())));
}

/**
 * Waits until names that fit have appeared a number of times in any of some folders; true as soon as the system says
 * so, while the file may still be there. Folders that do not exist are not watched.
 */
export async function untilSeen(
  folders: readonly string[],
  pattern: RegExp,
  times: number,
  givesUp: GivesUp,
  seconds = 60,
): Promise<boolean> {
  let seen = 0;
  let there = () => {};
  const watchers = folders
    .filter((folder) => existsSync(folder))
    .map((folder) =>
      watch(folder, (_event, name) => {
        if (name !== null && pattern.test(name) && ++seen >= times) there();
      }).on('error', () => undefined),
    );
  for (const folder of folders)
    if (existsSync(folder)) seen += readdirSync(folder).filter((name) => pattern.test(name)).length;
  try {
    if (seen >= times) return true;
    const appeared = new Promise<true>((resolve) => (there = () => resolve(true)));
    const gaveUp = until(() => false, givesUp, seconds).then(() => false as const);
    return await Promise.race([appeared, gaveUp]);
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}
