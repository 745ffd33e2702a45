/** Which program trains, with what environment; starting one trainer. */
import { message } from '../../shared/language/say';
import { execFile, fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { SpokenError } from '../../shared/language/spoken-error';
import { engineVariable, type Engine } from '../../learning/engine/choice';
import { tensorflowEnvironment } from '../../learning/engine/environment';
import { bundleFolder } from '../../platform/bundle';
import { programFolder } from '../../platform/program-folder';

/** The Node that the lock file pins, or null where it is not installed. */
export function pinnedNode(
  folder: string = programFolder(),
  platform: string = process.platform,
  arch: string = process.arch,
): string | null {
  const system = platform === 'win32' ? 'win' : platform;
  const file = platform === 'win32' ? 'node.exe' : 'node';
  const candidates = [`node-${system}-${arch}`, `node-bin-${system}-${arch}`].map((name) =>
    join(folder, 'node_modules', name, 'bin', file),
  );
  return candidates.find((candidate) => existsSync(candidate)) ?? null;
}

interface TrainerProgram {
  readonly file: string;
  readonly options: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * V8's middle compiler is left out. With it, in 4 of 300 runs of one of our tests, an object held the numbers of the
 * next one made at the same place; without it, in none of 300.
 */
const withoutMaglev = ['--no-maglev'];

/** Whether a program starts here: a system may be too old for the pinned Node, and a Node for an option. */
function starts(file: string, options: readonly string[], environment: Readonly<Record<string, string>>) {
  return new Promise<boolean>((resolve) => {
    const own = { env: { ...process.env, ...environment }, windowsHide: true };
    execFile(file, [...options, '--version'], own, (error) => resolve(error === null));
  });
}

async function chooseProgram(): Promise<TrainerProgram> {
  const pinned = pinnedNode();
  if (pinned !== null && (pinned === process.execPath || (await starts(pinned, withoutMaglev, {}))))
    return { file: pinned, options: withoutMaglev, environment: {} };
  const isElectron = process.versions['electron'] !== undefined;
  const file = process.execPath;
  const environment: Readonly<Record<string, string>> = isElectron ? { ELECTRON_RUN_AS_NODE: '1' } : {};
  // Old ones know neither the compiler nor the option.
  return {
    file,
    options: (await starts(file, withoutMaglev, environment)) ? withoutMaglev : [],
    environment,
  };
}

let chosen: Promise<TrainerProgram> | null = null;

/**
 * The program that trainers run in. The pinned Node wherever it is there: V8's Math functions differ between
 * versions in the last digit, and the window and the command line must give the same curve.
 */
export function trainerProgram(): Promise<TrainerProgram> {
  return (chosen ??= chooseProgram());
}

/** The bundle of `child.ts`, beside the bundle that this code is in. */
export function trainerFile(): string {
  const near = [import.meta.dirname, join(import.meta.dirname, '..'), join(programFolder(), 'out', 'main')];
  const file = near.map((folder) => join(folder, 'trainer.js')).find((candidate) => existsSync(candidate));
  if (file === undefined)
    throw new SpokenError(
      bundleFolder() === null
        ? message('trainers.notBuilt')
        : message('runs.partMissing', { file: 'trainer.js' }),
    );
  return file;
}

/** What a trainer computes with. */
export interface Computing {
  /** TensorFlow's threads. */
  readonly threads: number;
  readonly engine: Engine;
}

/** Starts a trainer that waits for its first order; what it prints goes to the open file `log`. */
export async function startTrainerProcess(
  file: string,
  { threads, engine }: Computing,
  log: number,
): Promise<ChildProcess> {
  const program = await trainerProgram();
  const child = fork(file, [], {
    execPath: program.file,
    execArgv: [...program.options],
    env: {
      ...process.env,
      ...tensorflowEnvironment(threads),
      [engineVariable]: engine,
      ...program.environment,
    },
    // Otherwise Windows opens a console window for each training, over the program's own.
    windowsHide: true,
    serialization: 'advanced',
    stdio: ['ignore', log, log, 'ipc'],
  });
  if (process.versions['electron'] !== undefined && child.pid !== undefined) yieldToWindow(child.pid);
  return child;
}

/** While every core trains, the window still comes first: measured, its waits become two to three times shorter. */
function yieldToWindow(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // A system that does not permit it loses fluidity, nothing else.
  }
}
