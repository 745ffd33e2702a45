import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** Two signals closer than this are one: npm passes on the Ctrl-C that the terminal sends as well. */
const sameSignalMs = 300;
/** How often is looked whether npm, or the shell between, is still there. */
const lookMs = 300;
/** What was asked to end because nobody is left in front of it has so long for that. */
const patienceMs = 60_000;

/**
 * What asks us to end, and what is passed on for it. Tools understand SIGTERM best; SIGUSR1 would have some of them open a
 * debugger.
 */
const passedOn =
  process.platform === 'win32'
    ? { SIGINT: 'SIGINT', SIGTERM: 'SIGTERM', SIGHUP: 'SIGHUP' }
    : {
        SIGINT: 'SIGINT',
        SIGTERM: 'SIGTERM',
        SIGHUP: 'SIGHUP',
        SIGQUIT: 'SIGTERM',
        SIGUSR1: 'SIGTERM',
        SIGUSR2: 'SIGTERM',
        SIGXCPU: 'SIGTERM',
      };

/** The signals that ask a program to end. */
export const endingSignals = Object.keys(passedOn);

/**
 * Calls a function once when the process that started this one is gone, where npm did: killed, it takes the shell
 * between along, or not, and tells nobody. A script that was started by hand may well outlive its shell.
 *
 * @param {() => void} gone
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {() => void} ends the watch
 */
export function watchNpm(gone, env = process.env) {
  if (!env.npm_lifecycle_event) return () => {};
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, lookMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** As it was when this was loaded: npm may be gone before anything is started. */
const parent = process.ppid;

// Without anybody who listens, Node would open its debugger.
if (process.platform !== 'win32')
  process.on('SIGUSR1', () => {
    if (process.listenerCount('SIGUSR1') === 1) process.exit(128 + constants.signals.SIGUSR1);
  });

/**
 * Runs a program in the foreground: its input and output are ours, each signal reaches it once, and it does not go on
 * where nobody is left in front of it.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, print?: (text: string) => void }} [options] where `print` is given, it
 *   gets the output, and there is no input
 * @returns {Promise<number>} the exit code to end with
 */
export function runForeground(command, args, { cwd, env = process.env, print } = {}) {
  return new Promise((resolve, reject) => {
    // In a group of its own, the terminal's Ctrl-C reaches the program through us only.
    const ownGroup = process.platform !== 'win32';
    const child = spawn(command, args, {
      cwd,
      // The program looks whether we are still there: we may be killed without a chance to pass anything on.
      env: { ...env, RL_LAB_STARTED_BY: String(process.pid) },
      stdio: print ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      detached: ownGroup,
    });
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', print);
    const last = new Map();
    const forward = (signal) => {
      const now = Date.now();
      if (now - (last.get(signal) ?? 0) < sameSignalMs) return;
      last.set(signal, now);
      if (ownGroup) child.kill(passedOn[signal]);
    };
    let patience;
    const unwatch = watchNpm(() => {
      child.kill('SIGTERM');
      patience = setTimeout(() => kill(child, ownGroup), patienceMs);
    });
    for (const signal of endingSignals) process.on(signal, forward);
    const stop = () => {
      unwatch();
      clearTimeout(patience);
      for (const signal of endingSignals) process.off(signal, forward);
    };
    child.on('error', (error) => {
      stop();
      reject(error);
    });
    child.on(print ? 'close' : 'exit', (code, signal) => {
      stop();
      resolve(signal ? 128 + constants.signals[signal] : code);
    });
  });
}

/** Ends a program and everything that it has started. */
function kill(child, ownGroup) {
  try {
    if (ownGroup) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
