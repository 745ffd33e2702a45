/** Runs the built command line as a person would, in a process of its own. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly process: ChildProcess;
  readonly outcome: Promise<Outcome>;
  /** Resolves as soon as stderr matches. */
  stderr(pattern: RegExp): Promise<void>;
  /** Sends a signal to the process and its children, as a terminal does. */
  signal(name: NodeJS.Signals): void;
}

/** Starts a program, by default the Node that runs the tests, in a process group of its own. */
export function startProgram(words: readonly string[], home: string, program = process.execPath): Started {
  const child = spawn(program, words, {
    env: { ...process.env, RL_LAB_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    for (const look of listeners) look();
  });
  return {
    process: child,
    outcome: new Promise((resolve) => {
      child.on('close', (code) => resolve({ code, stdout, stderr }));
    }),
    stderr: (pattern) =>
      new Promise((resolve) => {
        const look = () => {
          if (!pattern.test(stderr)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      }),
    signal: (name) => process.kill(-child.pid!, name),
  };
}

/** Whether this user may mount a disk in a namespace of their own. */
export const canMount = spawnSync('unshare', ['-rm', 'true']).status === 0;

/**
 * Runs shell lines where `folder`, which is also $DISK, is a disk of its own, mounted with `options`; `lab` is the
 * built command line.
 */
export function runOnDisk(
  folder: string,
  options: string,
  cli: string,
  home: string,
  lines: string,
): Promise<Outcome> {
  const script = `lab() { "$NODE" "$CLI" "$@"; }
    mount -t tmpfs -o ${options} none "$DISK" || exit 99
    ${lines}`;
  const variables = [`DISK=${folder}`, `NODE=${process.execPath}`, `CLI=${cli}`];
  return startProgram(['-rm', 'env', ...variables, 'sh', '-c', script], home, 'unshare').outcome;
}
