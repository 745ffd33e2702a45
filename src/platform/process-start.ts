/** When a process of this machine was started, in words that tell it from a later one with the same number. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A system that is asked by another program rounds to seconds. */
const toleranceSeconds = 3;
/** So long an answer holds; whether there is such a process at all is asked every time. */
const keptMs = 60_000;
const patienceMs = 5000;

/**
 * On Linux in clock ticks of the machine. Elsewhere in seconds since 1970, as the system tells it when it is asked;
 * @returns null where unknown, undefined where there is no such process
 */
export function startOf(pid: number): string | null | undefined {
  if (process.platform === 'linux') return ticksOf(pid);
  if (pid === process.pid) return ownStart;
  const known = answers.get(pid);
  if (known !== undefined && performance.now() - known.at < keptMs) return known.start;
  const start = reportedStart(pid);
  answers.set(pid, { start, at: performance.now() });
  return start;
}

/** Whether two starts are of the same process. */
export const isSameStart = (one: string, other: string, platform: string = process.platform): boolean =>
  platform === 'linux' ? one === other : Math.abs(Number(one) - Number(other)) <= toleranceSeconds;

const ownStart = String(Math.round(Date.now() / 1000 - process.uptime()));
const answers = new Map<number, { readonly start: string | null; readonly at: number }>();

function ticksOf(pid: number): string | null | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name, in brackets, may hold spaces: fields are counted behind it. State is field 3, start field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ESRCH' ? undefined : null;
  }
}

/** What a program prints; null where it is missing or fails. */
function output(command: string, args: readonly string[]): string | null {
  const { status, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    timeout: patienceMs,
    windowsHide: true,
  });
  return status === 0 ? stdout.trim() : null;
}

/** Asks Windows, or a system that has `ps`, when a process was started; seconds since 1970. */
export function reportedStart(pid: number, platform: string = process.platform): string | null {
  if (platform !== 'win32') {
    const elapsed = output('ps', ['-o', 'etime=', '-p', String(pid)]);
    const seconds = elapsed === null ? null : elapsedSeconds(elapsed);
    return seconds === null ? null : String(Math.round(Date.now() / 1000 - seconds));
  }
  const started = `[long]((Get-Process -Id ${pid}).StartTime.ToUniversalTime() - [datetime]'1970-01-01').TotalSeconds`;
  const told = output('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', started]);
  return told !== null && /^\d+$/.test(told) ? told : null;
}

/** What `ps` tells of elapsed time, `[[days-]hours:]minutes:seconds`, in seconds; null where it is none. */
export function elapsedSeconds(text: string): number | null {
  const match = /^(?:(?:(\d+)-)?(\d+):)?(\d+):(\d+)$/.exec(text.trim());
  if (match === null) return null;
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return ((days! * 24 + hours!) * 60 + minutes!) * 60 + seconds!;
}
