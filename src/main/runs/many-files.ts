/**
 * Looking at one file each of thousands of runs.
 *
 * A local disk answers at once, mostly from memory: then asking and waiting for the answer takes several times as long as
 * the answer itself, so one file is read right after the other. A disk in the network answers after a while, and many
 * files are asked for at a time.
 */
import { setImmediate as breathe } from 'node:timers/promises';

/** So long the process does nothing else, in milliseconds. */
const breathMs = 15;
/** A disk that takes longer for a file is one to wait for, in milliseconds. */
const promptMs = 1;
/** Files that such a disk is asked for at a time. */
const atOnce = 32;

/**
 * Looks at everything in order, or nearly so.
 * @param now looks at once; what it throws ends everything
 * @param later looks when the disk has answered
 */
export async function lookAtEach<T>(
  items: readonly T[],
  now: (item: T) => void,
  later: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  let since = performance.now();
  let [begun, looked] = [since, 0];
  while (next < items.length) {
    now(items[next++]!);
    looked++;
    const at = performance.now();
    if (at - since < breathMs) continue;
    if ((at - begun) / looked > promptMs) break;
    await breathe();
    [begun, looked] = [(since = performance.now()), 0];
  }
  const worker = async () => {
    while (next < items.length) await later(items[next++]!);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length - next) }, worker));
}
