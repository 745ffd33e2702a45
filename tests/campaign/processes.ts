/** Looking after processes through /proc, where there is one. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const read = (path: string) => {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
};

/** Whether a process still runs; one that is dead and only waits to be read out does not. */
export function runs(pid: number): boolean {
  const stat = read(`/proc/${pid}/stat`);
  return stat !== '' && !['Z', 'X'].includes(stat.slice(stat.lastIndexOf(')') + 2)[0]!);
}

/** The processes that were started with a variable of the environment set to a value. */
export function processesWith(name: string, value: string): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => pid !== process.pid && runs(pid))
    .filter((pid) => `\0${read(`/proc/${pid}/environ`)}`.includes(`\0${name}=${value}\0`));
}

/**
 * Processes that were killed and whose memory is just being taken back, which takes seconds on a busy machine. They
 * no longer tell their environment, and run still.
 */
function processesThatEnd(): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => {
      const stat = read(`/proc/${pid}/stat`);
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // PF_EXITING among the flags, field 9; the state is field 3.
      return runs(pid) && (Number(fields[6]) & 4) !== 0;
    });
}

/** On a machine that is busy, a trainer may wait for minutes until it has its turn to notice that its parent is gone. */
const patience = 150;

/** Waits until no process works in a data folder; gives those that are left. */
export async function waitUntilGone(home: string, seconds = patience): Promise<number[]> {
  const until = performance.now() + seconds * 1000;
  // Whose they are can no longer be seen, so all of them are waited for.
  const seen = new Set(processesThatEnd());
  for (;;) {
    for (const pid of processesWith('RL_LAB_HOME', home)) seen.add(pid);
    const left = [...seen].filter(runs);
    if (left.length === 0 || performance.now() > until) return left;
    await delay(50);
  }
}

/** The children of a process whose command line holds a word. */
export function childrenOf(pid: number, word: string): number[] {
  return read(`/proc/${pid}/task/${pid}/children`)
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number)
    .filter((child) => read(`/proc/${child}/cmdline`).includes(word));
}

/** Kills a process, or a group by its negative number, without asking; false where it is gone already. */
export function killNow(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}

/** Resident memory of a process in megabytes; 0 where it is gone. */
export function residentMegabytes(pid: number): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024);
}

/** A process and all that it has started, with the kind that Chromium's own say they are. */
export function family(pid: number): { pid: number; kind: string }[] {
  const kind = /--type=([\w-]+)/.exec(read(`/proc/${pid}/cmdline`).replaceAll('\0', ' '))?.[1] ?? 'main';
  const children = read(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number);
  return [{ pid, kind }, ...children.flatMap(family)];
}
