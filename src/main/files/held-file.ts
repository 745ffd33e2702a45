/**
 * Work on files that another program may hold for a moment: on Windows a virus scanner, a preview or a synchronised
 * drive keeps what has just been written from being renamed, replaced or removed.
 */
import { setTimeout as delay } from 'node:timers/promises';

/** What Windows answers then; it means a lack of permission as well, which does not pass. */
const heldCodes = ['EPERM', 'EACCES', 'EBUSY'];
const patienceMs = 3000;
const pauseMs = 100;

/** Whether an error may be gone in a moment, as somebody else holds the file. */
export const mayBeHeld = (error: unknown, platform: string = process.platform): boolean =>
  platform === 'win32' && heldCodes.includes((error as NodeJS.ErrnoException).code ?? '');

/** Does work on a file; on Windows, tries again for three seconds while somebody else holds it. */
export async function whileHeld<T>(
  work: () => Promise<T>,
  platform: string = process.platform,
  patience = patienceMs,
): Promise<T> {
  const started = performance.now();
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!mayBeHeld(error, platform) || performance.now() - started >= patience) throw error;
    }
    await delay(pauseMs);
  }
}

const bell = new Int32Array(new SharedArrayBuffer(4));

/** As `whileHeld`, while nothing else happens in this process. */
export function whileHeldNow<T>(
  work: () => T,
  platform: string = process.platform,
  patience = patienceMs,
): T {
  const started = performance.now();
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!mayBeHeld(error, platform) || performance.now() - started >= patience) throw error;
    }
    Atomics.wait(bell, 0, 0, pauseMs);
  }
}
