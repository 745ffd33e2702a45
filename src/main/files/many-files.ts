/**
 * Looking at one file each of thousands of runs.
 *
 * A local disk answers at once, mostly from memory: then asking and waiting for the answer takes several times as long as
 * the answer itself, so one file is read right after the other. A disk in the network answers after a while, and many
 * files are asked for at a time.
 */
import { readFileSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';

/** So long the process does nothing else, in milliseconds. */
const breathMs = 15;
/** A disk that is waited for longer for a file is one to ask for many, in milliseconds. */
const promptMs = 1;
/** Files that such a disk is asked for at a time. */
const atOnce = 32;

/**
 * Milliseconds in which this thread waited for nothing but a processor, since it began: on a machine that is busy with
 * other things that is long, and the disk is not to blame. Zero where the system does not tell.
 */
function busyMs(): number {
  try {
    // Linux counts a thread's time in ticks; asked for the process's, it brings its count up to date.
    process.cpuUsage();
    const [running = 0, queued = 0] = readFileSync('/proc/thread-self/schedstat', 'latin1')
      .split(' ')
      .map(Number);
    return (running + queued) / 1e6;
  } catch {
    return 0;
  }
}

/**
 * Looks at everything in order, or nearly so.
 * @param now looks at once; what it throws ends everything
 * @param later looks when the disk has answered
 */
export async function readEach<T>(
  items: readonly T[],
  now: (item: T) => void,
  later: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  let looked = 0;
  let begun = performance.now();
  let busy = busyMs();
  while (next < items.length) {
    now(items[next++]!);
    looked++;
    const at = performance.now();
    if (at - begun < breathMs) continue;
    const waited = at - begun - (busyMs() - busy);
    if (waited > (at - begun) / 2 && waited / looked > promptMs) break;
    await breathe();
    [looked, begun, busy] = [0, performance.now(), busyMs()];
  }
  const worker = async () => {
    while (next < items.length) await later(items[next++]!);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length - next) }, worker));
}
