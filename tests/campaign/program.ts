/** Starts the built command line, and the supervisor that writes its checkpoints close together. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { programFolder } from '../../src/platform/program-folder';
import { pinnedNode } from '../../src/main/processes/trainer-process';

/** Set for every process that the campaign starts, so that none is left behind. */
export const mark = 'RL_LAB_CAMPAIGN';

export interface LabEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

export interface Started {
  readonly child: ChildProcess;
  readonly pid: number;
  /** What it printed to its standard output until now. */
  readonly printed: () => string;
  /** What it said to its error output, progress for one. */
  readonly noted: () => string;
  readonly end: Promise<LabEnd>;
  readonly ended: () => boolean;
}

interface LoweringContext {
  readonly env?: Readonly<Record<string, string>>;
  /** Programs that it is started through, such as `unshare`. */
  readonly through?: readonly string[];
}

function start(home: string, args: readonly string[], { env = {}, through = [] }: LoweringContext): Started {
  const [command, ...rest] = [...through, pinnedNode() ?? process.execPath, '--no-maglev', ...args];
  const began = performance.now();
  const child = spawn(command!, rest, {
    cwd: programFolder(),
    env: { ...process.env, RL_LAB_HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, which can be killed as a whole.
    detached: true,
  });
  let stdout = '';
  let stderr = '';
  let over = false;
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const end = new Promise<LabEnd>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => (over = true));
    child.on('close', (code, signal) =>
      resolve({ code, signal, stdout, stderr, seconds: (performance.now() - began) / 1000 }),
    );
  });
  return { child, pid: child.pid!, printed: () => stdout, noted: () => stderr, end, ended: () => over };
}

/** Starts the command line in a data folder. */
export const startLab = (
  home: string,
  args: readonly string[],
  surroundings: LoweringContext = {},
): Started => start(home, [join(programFolder(), 'out', 'main', 'cli.js'), ...args], surroundings);

/** Runs a command line to its end. */
export const lab = (
  home: string,
  args: readonly string[],
  surroundings: LoweringContext = {},
): Promise<LabEnd> => startLab(home, args, surroundings).end;

/** Trains with the program's own supervisor and trainer, and a checkpoint every 0.15 s: see `driver.ts`. */
export const startDriver = (home: string, what: 'start' | 'resume', given: string): Started =>
  start(home, [join(import.meta.dirname, 'driver.mjs'), home, what, given], {});

/** Starts a process that annotates runs again and again: see `annotator.ts`. */
export const startAnnotator = (home: string, who: string, times: number, ids: readonly string[]): Started =>
  start(home, [join(import.meta.dirname, 'annotator.mjs'), home, who, String(times), ...ids], {});

/** What a driver said until now. */
export interface Told {
  readonly id?: string;
  readonly phase?: string;
  readonly step?: number;
  readonly checkpoint?: number | null;
  readonly error?: string;
}

/** The lines of a driver. */
export function told({ printed }: Started): Told[] {
  return printed()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Told);
}
