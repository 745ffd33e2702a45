/**
 * `lease.json`: whose a run is, for those who thought that it was theirs.
 *
 * A machine that sleeps looks dead, and its run is taken over. When it wakes up, its trainer and supervisor know
 * nothing of that. So whoever takes a run over raises the fence, a number that only grows, and everybody looks at it
 * before they write: who finds a higher one than their own has lost the run. A run that was never taken over has no
 * such file, and fence 0.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessIdentity } from '../../platform/process-identity';
import { writeFileAtomically } from '../files/atomic-file';
import { goneError, TakenOverError } from './run-errors';

const schemaVersion = 1;

const leaseFile = (folder: string): string => join(folder, 'lease.json');

/** The fence of a run's folder; 0 where it was never taken over. */
export function fenceOf(folder: string): number {
  try {
    const { fence } = JSON.parse(readFileSync(leaseFile(folder), 'utf8')) as { fence?: unknown };
    return typeof fence === 'number' && Number.isSafeInteger(fence) && fence > 0 ? fence : 0;
  } catch {
    return 0;
  }
}

/** Keeps everybody out who has worked on a run until now; gives the fence of the new holder. */
export async function raiseFence(folder: string, holder: ProcessIdentity): Promise<number> {
  const fence = fenceOf(folder) + 1;
  const { host, pid, started } = holder;
  await writeFileAtomically(
    leaseFile(folder),
    `${JSON.stringify({ schema: schemaVersion, fence, holder: { host, pid, started } })}\n`,
  );
  return fence;
}

/** Watches over a run's folder for the process that works on it. */
export class Lease {
  #mark = '';

  constructor(
    readonly folder: string,
    readonly fence: number,
  ) {}

  /**
   * Looks whether the run is still there, and still this process's. Cheap where nothing has changed.
   * @throws RunGoneError, TakenOverError
   */
  check(): void {
    const info = statSync(leaseFile(this.folder), { throwIfNoEntry: false });
    if (info === undefined) {
      const gone = goneError(this.folder);
      if (gone !== null) throw gone;
      return;
    }
    const mark = `${info.ino} ${info.mtimeMs} ${info.size}`;
    if (mark === this.#mark) return;
    if (fenceOf(this.folder) > this.fence) throw new TakenOverError();
    this.#mark = mark;
  }
}
