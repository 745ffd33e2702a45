import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Watches of processes that are started, such as the set-up's lock. */
const watchers = new Set();
const running = new Set();

/** Asks every process that `run` has started to end. */
export function stopProcesses() {
  for (const child of running) child.kill('SIGTERM');
}

/**
 * Has every process that `run` starts reported to a watcher; returns a function that ends this.
 *
 * @param {{ noteChild(pid: number): void, forgetChild(pid: number): void }} watcher
 */
export function watchProcesses(watcher) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/**
 * Runs a command to its end and collects what it prints; does not throw on a bad exit code.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, input?: NodeJS.ReadableStream, show?: boolean, timeoutMs?: number }} [options]
 *   show: pass the standard output on to the terminal as well
 * @returns {Promise<{ code: number | null, output: string, stdout: string, stderr: string }>} output: both together
 */
export function run(command, args, { cwd, env = process.env, input, show = false, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    running.add(child);
    let output = '';
    let stdout = '';
    let stderr = '';
    const timer = timeoutMs && setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    const note = (isStdout) => (chunk) => {
      const text = chunk.toString();
      output = (output + text).slice(-200_000);
      if (isStdout) stdout = (stdout + text).slice(-200_000);
      else stderr = (stderr + text).slice(-200_000);
      if (show && isStdout) process.stdout.write(chunk);
    };
    const finish = (code) => {
      running.delete(child);
      clearTimeout(timer);
      if (child.pid) for (const watcher of watchers) watcher.forgetChild(child.pid);
      resolve({ code, output, stdout, stderr });
    };
    child.stdout.on('data', note(true));
    child.stderr.on('data', note(false));
    child.on('error', (error) => {
      output += error.message;
      stderr += error.message;
      finish(null);
    });
    child.on('close', finish);
    if (child.pid) for (const watcher of watchers) watcher.noteChild(child.pid);
    if (input) {
      child.stdin.on('error', () => {});
      input.on('error', (error) => {
        output += error.message;
        child.kill();
      });
      input.pipe(child.stdin);
    }
  });
}

/**
 * Runs a command that takes milliseconds; returns its output, or undefined if it is missing or fails.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 */
export function ask(command, args, { env = process.env, cwd } = {}) {
  const result = spawnSync(command, args, {
    env,
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 20_000,
    windowsHide: true,
  });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/**
 * Returns the full path of a program on PATH, or undefined.
 *
 * @param {string} name
 * @param {NodeJS.ProcessEnv} [env]
 */
export function findProgram(name, env = process.env) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const folder of (env.PATH ?? env.Path ?? '').split(path.delimiter)) {
    for (const ending of endings) {
      const file = path.join(folder, name + ending);
      if (folder && existsSync(file)) return file;
    }
  }
  return undefined;
}

/**
 * Returns the last lines of a program's output, for a message.
 *
 * @param {string} output
 * @param {number} [lines]
 */
export function lastLines(output, lines = 6) {
  const shown = output
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line && !/^npm (warn|notice)/.test(line));
  return shown.slice(-lines).join('\n') || 'it printed nothing';
}

/**
 * Returns the command and first arguments that start npm, the one that runs this script if any.
 *
 * @param {NodeJS.ProcessEnv} [env]
 */
export function npmCommand(env = process.env) {
  const script = env.npm_execpath;
  if (script && /\.c?js$/.test(script) && existsSync(script)) {
    const node = env.npm_node_execpath;
    return [node && existsSync(node) ? node : process.execPath, script];
  }
  if (process.platform !== 'win32') return ['npm'];
  const beside = path.join(path.dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  return [process.execPath, beside];
}
