/**
 * What the system says to end a program: a terminal, a scheduler, a time limit. Each of them means the same here: write a
 * checkpoint, then end. None opens Node's debugger, as SIGUSR1 otherwise would.
 */
import { runsHere } from '../../platform/process-identity';

const everywhere: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** The signals that ask a program to end, as far as the system has them. */
export const endingSignals: readonly NodeJS.Signals[] =
  process.platform === 'win32'
    ? [...everywhere, 'SIGBREAK']
    : [...everywhere, 'SIGQUIT', 'SIGUSR1', 'SIGUSR2', 'SIGXCPU'];

/** How Windows ends a program in a console where Ctrl-C is pressed, and that does not listen yet. */
export const endedByControlC = 0xc000013a;

/** Whether a process that ended did so because it was asked to. */
export const wasAskedToEnd = (
  { code, signal }: { readonly code: number | null; readonly signal: NodeJS.Signals | null },
  platform: string = process.platform,
): boolean =>
  signal === null ? platform === 'win32' && code === endedByControlC : endingSignals.includes(signal);

/** A signal, or that the process that started this one is gone. */
export type Ending = NodeJS.Signals | 'parent';

/** Has a listener hear of every wish to end; the returned function ends that. */
export function onEndingSignal(listener: (ending: Ending) => void): () => void {
  for (const signal of endingSignals) process.on(signal, listener);
  return () => {
    for (const signal of endingSignals) process.off(signal, listener);
  };
}

const lookMs = 500;

/**
 * Watches over the script that started this process, where one did: it may be killed without being able to say so, and
 * nobody would be left in front of what goes on.
 * That script tells its process number in RL_LAB_STARTED_BY.
 * @param gone called once, when that process is no longer there
 */
export function watchParent(gone: () => void): void {
  const parent = Number(process.env['RL_LAB_STARTED_BY']);
  // Nothing that this process starts is to watch over its grandparent.
  delete process.env['RL_LAB_STARTED_BY'];
  if (!Number.isInteger(parent) || parent <= 0) return;
  // A program between, a test runner for example, passed the number on: that script is there for others.
  if (process.ppid !== parent && runsHere(parent)) return;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, lookMs);
  timer.unref();
}
