import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** Two signals closer than this are one: npm passes on the Ctrl-C that the terminal sends as well. */
const sameSignalMs = 300;

/**
 * Runs a program in the foreground: its input and output are ours, each signal reaches it once.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} the exit code to end with
 */
export function runForeground(command, args, { cwd, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    // In a group of its own, the terminal's Ctrl-C reaches the program through us only.
    const ownGroup = process.platform !== 'win32';
    const child = spawn(command, args, { cwd, env, stdio: 'inherit', detached: ownGroup });
    const last = new Map();
    const forward = (signal) => {
      const now = Date.now();
      if (now - (last.get(signal) ?? 0) < sameSignalMs) return;
      last.set(signal, now);
      if (ownGroup) child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    const stop = () => {
      for (const signal of signals) process.off(signal, forward);
    };
    child.on('error', (error) => {
      stop();
      reject(error);
    });
    child.on('exit', (code, signal) => {
      stop();
      resolve(signal ? 128 + constants.signals[signal] : code);
    });
  });
}
