/**
 * Telling whether the process that once wrote a file still runs.
 *
 * A number alone says little: it is given away again, another machine that shares the folder has its own, and so has
 * a container. A process is named by its machine, the start of that machine, its space of process numbers, its number
 * and its own start.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { isSameStart, startOf } from './process-start';

export interface ProcessIdentity {
  /** A data folder may lie on a network share. */
  readonly host: string;
  readonly pid: number;
  /** When it started, in words of the system that only compare equal for the same process; null where unknown. */
  readonly started: string | null;
  /** Its machine and space of process numbers: numbers of another one say nothing here. Earlier versions told none. */
  readonly space?: string | null | undefined;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'latin1').trim();
  } catch {
    return null;
  }
}

function link(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);

interface Place {
  /** Of this start of the machine; null where the system does not tell. */
  readonly boot: string | null;
  readonly space: string;
}

let place: Place | null = null;

/** Where this process runs. Two machines of the same name are told apart by their identity, where they have one. */
function ownPlace(): Place {
  if (place !== null) return place;
  const isLinux = process.platform === 'linux';
  const machine = isLinux ? (read('/etc/machine-id') ?? '') : '';
  const numbers = isLinux ? (link('/proc/self/ns/pid') ?? '') : '';
  place = {
    boot: isLinux ? read('/proc/sys/kernel/random/boot_id') : null,
    space: short([hostname(), machine, numbers].join('\n')),
  };
  return place;
}

/**
 * Whether a process of this space has a number and, where known, a start. One that has ended and that nobody has asked
 * after yet, a zombie, keeps its number but does nothing any more: it does not run.
 */
export function runsHere(pid: number, ticks: string | null = null): boolean {
  let mayBeHidden = false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
    // A system can hide what it tells of other people's processes.
    mayBeHidden = true;
  }
  const now = startOf(pid);
  if (now === undefined) return mayBeHidden;
  return now === null || ticks === null || isSameStart(now, ticks);
}

/** A moment of this machine, as it counts them itself, whatever its clock on the wall says. */
export interface MachineMoment {
  /** Its space of process numbers. */
  readonly space: string;
  /** Which start of it; null where the system does not tell. */
  readonly boot: string | null;
  /** How long it has been running, in ms. */
  readonly runningMs: number;
}

export function machineMoment(): MachineMoment {
  const { space, boot } = ownPlace();
  return { space, boot: boot === null ? null : short(boot), runningMs: Math.round(1000 * uptime()) };
}

/** The identity of a running process of this machine. */
export function identityOf(pid: number): ProcessIdentity {
  const { boot, space } = ownPlace();
  const start = startOf(pid);
  return {
    host: hostname(),
    pid,
    // Only Linux names the start of the machine; a moment since 1970 needs no other.
    started: start === null || start === undefined ? null : `${boot ?? ''}/${start}`,
    space,
  };
}

let own: ProcessIdentity | null = null;

/** The identity of this process. */
export function ownIdentity(): ProcessIdentity {
  return (own ??= identityOf(process.pid));
}

/**
 * Whether a process still runs; null where that cannot be told because it belongs to another machine, or to a
 * container. Where start times are unknown, only its number is compared.
 */
export function isAlive({ host, pid, started, space }: ProcessIdentity): boolean | null {
  const here = ownPlace();
  if (host !== hostname() || (typeof space === 'string' && space !== here.space)) return null;
  const [boot, ticks] = started === null ? [null, null] : started.split('/');
  // The machine has been started anew since.
  if (boot && here.boot !== null && boot !== here.boot) return false;
  return runsHere(pid, ticks ?? null);
}

/** Whether two identities name the same process. */
export function isSameProcess(one: ProcessIdentity, other: ProcessIdentity): boolean {
  return (
    one.host === other.host &&
    one.pid === other.pid &&
    one.started === other.started &&
    (typeof one.space !== 'string' || typeof other.space !== 'string' || one.space === other.space)
  );
}

/** Names this process in the name of a file or folder, so that what it leaves behind can be told from what lives. */
export function ownTag(): string {
  const { boot, space } = ownPlace();
  const { started } = ownIdentity();
  return [space, boot === null ? '0' : short(boot), process.pid, started?.split('/')[1] ?? '0'].join('-');
}

/** How `ownTag` looks, for expressions that find it in names. */
export const tagPattern = '[0-9a-f]{8}-(?:0|[0-9a-f]{8})-\\d+-\\d+';

/** Whether the process that a tag names still runs; null where that cannot be told, or the text is no tag. */
export function isTagAlive(tag: string): boolean | null {
  if (!new RegExp(`^${tagPattern}$`).test(tag)) return null;
  const [space, boot, pid, ticks] = tag.split('-') as [string, string, string, string];
  const here = ownPlace();
  if (space !== here.space) return null;
  if (boot !== '0' && here.boot !== null && boot !== short(here.boot)) return false;
  return runsHere(Number(pid), ticks === '0' ? null : ticks);
}
