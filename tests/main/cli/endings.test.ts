/** Whatever asks the command line or a trainer to end means: a checkpoint, then the end. Real processes, real signals. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endingSignals } from '../../../src/main/processes/ending-signals';
import { buildProgram, type BuiltProgram } from '../built-program';
import { startProgram, type Started } from './program';

interface Record {
  readonly id: string;
  readonly step: number;
  readonly checkpointStep: number | null;
  readonly state: { readonly phase: string };
  readonly owner: { readonly pid: number; readonly trainer: { readonly pid: number } | null } | null;
}

let program: BuiltProgram;
const homes: string[] = [];
const left: Started[] = [];

beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => {
  for (const { process: child } of left)
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // It has ended, as it should.
    }
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

const long = ['train', '--environment', 'FrozenLake-v1', '--algorithm', 'q-table', '--steps', '90000000'];
const node = ['--no-maglev'];

function homeFolder(): string {
  const home = mkdtempSync(join(tmpdir(), 'rl-lab-endings-'));
  homes.push(home);
  return home;
}

function recordIn(home: string): Record | undefined {
  try {
    const [id] = readdirSync(join(home, 'runs'));
    return JSON.parse(readFileSync(join(home, 'runs', id!, 'run.json'), 'utf8')) as Record;
  } catch {
    return undefined;
  }
}

async function until<T>(look: () => T | undefined | false, what: string, ms = 40_000): Promise<T> {
  const begun = performance.now();
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() - begun > ms) throw new Error(`waited in vain: ${what}`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

const isThere = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/**
 * Resolves when a process has come so far that it looks after the signals that end a training. SIGUSR1 tells nothing:
 * Node looks after it from the start, for its debugger. Where the system does not say, half a second has to do.
 */
async function looksAfterSignals(pid: number): Promise<void> {
  if (process.platform !== 'linux') return void (await new Promise((wake) => setTimeout(wake, 500)));
  await until(() => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const caught = BigInt(`0x${/^SigCgt:\s*([0-9a-f]+)$/m.exec(status)![1]!}`);
    const isCaught = (signal: NodeJS.Signals) => (caught >> BigInt(constants.signals[signal] - 1)) & 1n;
    return endingSignals.every((signal) => signal === 'SIGUSR1' || isCaught(signal));
  }, 'the trainer looks after signals');
}

const training = (home: string) =>
  until(() => {
    const record = recordIn(home);
    return record?.state.phase === 'running' && record.step > 0 && record;
  }, 'the training begins');

/** Starts a training and waits until it is at work. */
async function train() {
  const home = homeFolder();
  const started = startProgram([...node, program.cli, ...long], home);
  left.push(started);
  const { owner } = await training(home);
  return { home, started, trainer: owner!.trainer!.pid };
}

function expectSaved(home: string, pids: readonly number[]): void {
  const { state, step, checkpointStep, owner } = recordIn(home)!;
  expect(state.phase).toBe('stopped');
  expect(owner).toBeNull();
  expect(step).toBeGreaterThan(0);
  expect(checkpointStep).toBe(step);
  expect(pids.filter(isThere)).toEqual([]);
}

describe.runIf(process.platform !== 'win32').concurrent('a training is saved and ends', () => {
  it.each(endingSignals)('when its command line gets %s', async (signal) => {
    const { home, started, trainer } = await train();
    started.process.kill(signal);
    const { code, stderr } = await started.outcome;
    expect(stderr).toContain('a checkpoint is being written');
    expect(stderr).not.toContain('Debugger');
    expect(code).toBe(130);
    expectSaved(home, [started.process.pid!, trainer]);
  });

  it.each(endingSignals)('when its trainer gets %s', async (signal) => {
    const { home, started, trainer } = await train();
    process.kill(trainer, signal);
    expect((await started.outcome).code).toBe(130);
    expectSaved(home, [started.process.pid!, trainer]);
    const log = readFileSync(join(home, 'runs', recordIn(home)!.id, 'trainer.log'), 'utf8');
    expect(log).not.toContain('Debugger');
  });

  it.each(['SIGTERM', 'SIGUSR1', 'SIGQUIT'] as const)(
    'or has nothing to save, when %s comes while TensorFlow is being loaded',
    async (signal) => {
      const home = homeFolder();
      const started = startProgram([...node, program.cli, ...long], home);
      left.push(started);
      const trainer = await until(() => recordIn(home)?.owner?.trainer?.pid, 'the trainer is there');
      await looksAfterSignals(trainer);
      process.kill(trainer, signal);
      expect((await started.outcome).code).toBe(130);
      expect(recordIn(home)!.state.phase).toBe('stopped');
      const log = readFileSync(join(home, 'runs', recordIn(home)!.id, 'trainer.log'), 'utf8');
      expect(log).not.toContain('Debugger');
    },
  );

  it('only once for a signal that is repeated, as schedulers do', async () => {
    const { home, started, trainer } = await train();
    for (const signal of ['SIGXCPU', 'SIGXCPU', 'SIGTERM', 'SIGUSR1'] as const) {
      started.process.kill(signal);
      await new Promise((wake) => setTimeout(wake, 10));
    }
    expect((await started.outcome).code).toBe(130);
    expectSaved(home, [trainer]);
  });
});

/** The scripts between npm and the command line. */
const wrapper = resolve(import.meta.dirname, '../../../scripts/setup/foreground.mjs');
const wrapped = () =>
  `import(${JSON.stringify(wrapper)}).then(({ runForeground }) => runForeground(process.execPath, ${JSON.stringify(
    [...node, program.cli, ...long],
  )}))`;

describe.runIf(process.platform !== 'win32').concurrent('nothing trains on as an orphan', () => {
  async function start(words: readonly string[], environment: NodeJS.ProcessEnv = {}) {
    const home = homeFolder();
    const child = spawn(words[0]!, words.slice(1), {
      env: { ...process.env, RL_LAB_HOME: home, npm_lifecycle_event: undefined, ...environment },
      stdio: 'ignore',
      detached: true,
    });
    const { owner } = await training(home);
    return { home, child, cli: owner!.pid, trainer: owner!.trainer!.pid };
  }
  const gone = (pids: readonly number[]) => until(() => !pids.some(isThere), `the end of ${pids.join(', ')}`);

  it.each(['SIGTERM', 'SIGUSR1', 'SIGQUIT', 'SIGHUP', 'SIGINT'] as const)(
    'when the script in front gets %s',
    async (signal) => {
      const { home, child, cli, trainer } = await start([process.execPath, '-e', wrapped()]);
      child.kill(signal);
      await gone([child.pid!, cli, trainer]);
      expectSaved(home, []);
    },
  );

  it('when the script in front is killed', async () => {
    const { home, child, cli, trainer } = await start([process.execPath, '-e', wrapped()]);
    child.kill('SIGKILL');
    await gone([cli, trainer]);
    expectSaved(home, []);
  });

  it('when npm, or the shell that it starts, dies of SIGTERM and passes nothing on', async () => {
    const script = `"${process.execPath}" -e '${wrapped().replaceAll("'", "'\\''")}'; :`;
    const { home, child, cli, trainer } = await start(['sh', '-c', script], { npm_lifecycle_event: 'lab' });
    child.kill('SIGTERM');
    await gone([cli, trainer]);
    expectSaved(home, []);
  });
});
