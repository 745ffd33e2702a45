/** Telling whether the process that once wrote a file is still the one that has its number. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

export interface ProcessIdentity {
  /** A data folder may lie on a network share. */
  readonly host: string;
  readonly pid: number;
  /** When it started, in words of the system that only compare equal for the same process; null where unknown. */
  readonly started: string | null;
}

/** Boot and start time of a process on Linux; null elsewhere, and undefined where there is no such process. */
function startOf(pid: number): string | null | undefined {
  if (process.platform !== 'linux') return null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name, in brackets, may hold spaces: fields are counted behind it. State is field 3, start field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}/${fields[19]}`;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : null;
  }
}

/** The identity of a running process of this machine. */
export function identityOf(pid: number): ProcessIdentity {
  return { host: hostname(), pid, started: startOf(pid) ?? null };
}

/** The identity of this process. */
export function ownIdentity(): ProcessIdentity {
  return identityOf(process.pid);
}

/**
 * Whether a process still runs; null where that cannot be told because it belongs to another machine.
 * Where start times are unknown, only its number is compared.
 */
export function isAlive({ host, pid, started }: ProcessIdentity): boolean | null {
  if (host !== hostname()) return null;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return now !== undefined && (now === null || started === null || now === started);
}

/** Whether two identities name the same process. */
export function isSameProcess(one: ProcessIdentity, other: ProcessIdentity): boolean {
  return one.host === other.host && one.pid === other.pid && one.started === other.started;
}
