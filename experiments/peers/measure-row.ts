/** Measures the programs of a row in turns: first, second, third, first, second, third, … */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { programFolder } from '../../src/platform/program-folder';
import { busySeconds, load, othersShare } from './machine';
import { rowResult, type Learned, type RowResult, type Sample } from './results';
import type { CommandRow, Row, SessionRow, Task } from './rows';
import { plainEnvironment, startSession, type Session } from './session';

const run = promisify(execFile);
const folder = () => join(programFolder(), 'experiments', 'peers');
const bundle = (...names: string[]) => join(programFolder(), 'out', ...names);
/** As the command line itself is started. */
const node = () => [process.execPath, ...process.execArgv];

function python(): string {
  const found = process.env['RL_LAB_PEERS_PYTHON'];
  if (found === undefined) throw new Error('Start this as npm run bench peers, which installs the peers.');
  return found;
}

/** The words that start a program. */
function commandOf(task: Task): string[] {
  switch (task.kind) {
    case 'python': {
      const once = task.once === undefined ? [] : ['--once', String(task.once)];
      return [python(), join(folder(), task.file), JSON.stringify(task.settings), ...once];
    }
    case 'command':
      return [...node(), bundle('main', 'cli.js'), ...task.words];
    default:
      return [...node(), bundle('benchmarks', 'peers-own-program.mjs'), JSON.stringify(task)];
  }
}

/** What a row's programs and settings are, RL Lab as it is built aside. */
export function programsFingerprint(row: Row): string {
  const hash = createHash('sha256').update(JSON.stringify(row));
  const files = Object.values(row.programs)
    .flat()
    .flatMap((task) => (task.kind === 'python' ? [task.file] : []));
  const shared = ['requirements.txt', 'session.py', 'jax_parts.py', 'torch_parts.py'];
  for (const file of [...new Set([...shared, ...files])]) hash.update(readFileSync(join(folder(), file)));
  return hash.digest('hex').slice(0, 16);
}

/** What a row's figures depend on: its programs and settings, and RL Lab as it is built. */
export function fingerprintOf(row: Row): string {
  const own = readFileSync(bundle('benchmarks', 'peers-own-program.mjs'));
  return createHash('sha256').update(programsFingerprint(row)).update(own).digest('hex').slice(0, 16);
}

async function withSessions<T>(
  row: SessionRow,
  work: (sessions: Record<string, Session>) => Promise<T>,
): Promise<T> {
  const sessions: Record<string, Session> = {};
  try {
    for (const [name, task] of Object.entries(row.programs))
      sessions[name] = await startSession(`${row.name}, ${name}`, commandOf(task));
    return await work(sessions);
  } finally {
    for (const session of Object.values(sessions)) session.end();
  }
}

const sampleOf = (answer: Omit<Sample, 'others'>, busy: number): Sample => ({
  steps: answer.steps,
  seconds: answer.seconds,
  processorSeconds: answer.processorSeconds,
  others: othersShare(busySeconds() - busy, answer.processorSeconds, answer.seconds),
});

function sampleSessions(row: SessionRow, repetitions: number, seconds: number) {
  return withSessions(row, async (sessions) => {
    const samples: Record<string, Sample[]> = {};
    // Once without counting: code that runs hot is compiled anew meanwhile.
    for (const session of Object.values(sessions)) await session.ask({ do: 'measure', seconds });
    for (let repetition = 0; repetition < repetitions; repetition++)
      for (const [name, session] of Object.entries(sessions)) {
        const busy = busySeconds();
        const answer = await session.ask({ do: 'measure', seconds });
        (samples[name] ??= []).push(sampleOf(answer, busy));
      }
    return samples;
  });
}

/** For commands with a data folder of their own. */
function commandEnvironment(home: string): NodeJS.ProcessEnv {
  return { ...plainEnvironment(), RL_LAB_HOME: home };
}

async function sampleCommands(row: CommandRow, repetitions: number) {
  const samples: Record<string, Sample[]> = {};
  for (let repetition = 0; repetition < Math.min(repetitions, row.repetitions); repetition++)
    for (const [name, tasks] of Object.entries(row.programs)) {
      const home = mkdtempSync(join(tmpdir(), 'rl-lab-peers-'));
      const busy = busySeconds();
      try {
        const timer = [join(folder(), 'time_commands.py'), JSON.stringify(tasks.map(commandOf))];
        const { stdout } = await run(python(), timer, { env: commandEnvironment(home) });
        const answer = JSON.parse(stdout) as { seconds: number; processorSeconds: number };
        (samples[name] ??= []).push(sampleOf({ steps: row.steps, ...answer }, busy));
      } finally {
        rmSync(home, { recursive: true, force: true });
      }
    }
  return samples;
}

/** Measures a row as a whole. */
export async function measureRow(row: Row, repetitions: number, seconds: number): Promise<RowResult> {
  const start = load();
  const samples =
    row.kind === 'session'
      ? await sampleSessions(row, repetitions, seconds)
      : await sampleCommands(row, repetitions);
  return rowResult(row, samples, {
    load: { start, end: load() },
    date: new Date().toISOString().slice(0, 10),
    fingerprint: fingerprintOf(row),
  });
}

/**
 * Has every program of a row train, and tells what they learned; null for a row whose programs do not learn.
 * @throws Error for a program that has not learned: its speed would mean nothing
 */
export async function checkLearning(row: Row): Promise<Learned | null> {
  if (row.kind !== 'session' || row.learns === null) return null;
  const { steps, atLeast } = row.learns;
  const returns: Record<string, number> = {};
  for (const [name, task] of Object.entries(row.programs)) {
    if (task.kind === 'idiomatic') continue;
    const session = await startSession(`${row.name}, ${name}`, commandOf(task));
    try {
      const answer = await session.ask({ do: 'train', steps });
      const reached = answer.return ?? -Infinity;
      if (reached < atLeast)
        throw new Error(
          `${row.name}, ${name}: after ${answer.steps} env steps the return is ${reached.toFixed(1)}, and at least ${atLeast} was expected.`,
        );
      returns[name] = reached;
    } finally {
      session.end();
    }
  }
  return { steps, atLeast, returns, fingerprint: programsFingerprint(row) };
}
