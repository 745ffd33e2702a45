/**
 * How many env steps a second the off-policy actor-critics take: `npm run bench offpolicy [-- --json FILE]`.
 *
 * The whole training loop on the pendulum, 256-256 networks, minibatches of 256, learning at every step, without
 * evaluations; beside that small networks, two threads, and the same functions run eagerly. Each of these runs in a
 * process of its own, in turns. Beside the clock's time stands the processor's, which other programs on the machine
 * disturb less: with one thread both are the same when it is quiet.
 */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createTraining } from '../../src/catalogue/trainings';
import { requireExperiment } from '../../src/shared/experiment';
import { machine, spreadOf, type Spread } from '../measure';

const algorithms = ['ddpg', 'td3', 'sac'];

interface Task {
  readonly algorithm: string;
  readonly layers: readonly number[];
  readonly batchSize: number;
  /** False for the same functions run eagerly by tfjs-node. */
  readonly compiled: boolean;
}

interface Measurement {
  /** Milliseconds of each env step by the clock and by the processor. */
  readonly wall: number;
  readonly processor: number;
  readonly machine: Record<string, string>;
}

interface Row extends Task {
  readonly threads: number;
  /** Env steps a second by the clock. */
  readonly stepsPerSecond: Spread;
  /** Env steps for each second of the processor's time. */
  readonly stepsPerProcessorSecond: Spread;
}

/** In a process of its own: takes steps for a while once the warm-up is over. */
function measure({ algorithm, layers, batchSize, compiled }: Task, milliseconds: number): Measurement {
  const warmup = batchSize;
  const training = createTraining({
    experiment: requireExperiment({
      environment: 'Pendulum-v1',
      algorithm,
      steps: 100_000_000,
      evaluateEvery: 100_000_000,
      hyperparameters: { hiddenLayers: layers, batchSize, warmup },
    }),
    emit: () => undefined,
    now: () => performance.now(),
    compiled,
  });
  while (training.step < warmup + 50) training.advance(1);
  const [from, start, processor] = [training.step, performance.now(), process.cpuUsage()];
  while (performance.now() - start < milliseconds) training.advance(20);
  const steps = training.step - from;
  const { user, system } = process.cpuUsage(processor);
  const wall = performance.now() - start;
  training.dispose();
  return { wall: wall / steps, processor: (user + system) / 1000 / steps, machine: machine() };
}

function measureElsewhere(task: Task, threads: number, milliseconds: number): Promise<Measurement> {
  return new Promise((resolve, reject) => {
    const child = fork(
      fileURLToPath(import.meta.url),
      ['--task', JSON.stringify(task), '--milliseconds', String(milliseconds)],
      { env: { ...process.env, TF_NUM_INTRAOP_THREADS: String(threads), OMP_NUM_THREADS: String(threads) } },
    );
    child.once('message', (measurement) => resolve(measurement as Measurement));
    child.once('exit', (code) => reject(new Error(`${task.algorithm}: the process ended with ${code}.`)));
  });
}

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    repetitions: { type: 'string', default: '5' },
    milliseconds: { type: 'string', default: '4000' },
    task: { type: 'string' },
  },
});

if (options.task !== undefined) {
  process.send!(measure(JSON.parse(options.task) as Task, Number(options.milliseconds)));
} else {
  const large = { layers: [256, 256], batchSize: 256 };
  const small = { layers: [64, 64], batchSize: 128 };
  const tasks = [large, small].flatMap((size) =>
    algorithms.flatMap((algorithm) =>
      [
        { threads: 1, compiled: true },
        { threads: 2, compiled: true },
        { threads: 1, compiled: false },
      ].map(({ threads, compiled }) => ({
        task: { algorithm, ...size, compiled },
        threads,
        found: [] as Measurement[],
      })),
    ),
  );
  const loads = [loadavg()[0]!];
  for (let repetition = 0; repetition < Number(options.repetitions); repetition++) {
    for (const { task, threads, found } of tasks)
      found.push(await measureElsewhere(task, threads, Number(options.milliseconds)));
    loads.push(loadavg()[0]!);
  }
  const rows = tasks.map(({ task, threads, found }): Row => {
    return {
      ...task,
      threads,
      stepsPerSecond: spreadOf(found.map(({ wall }) => 1000 / wall)),
      stepsPerProcessorSecond: spreadOf(found.map(({ processor }) => 1000 / processor)),
    };
  });
  const report = {
    date: new Date().toISOString().slice(0, 10),
    machine: { ...tasks[0]!.found[0]!.machine, threads: 'as in the rows' },
    /** Programs that wanted to run at a time, on average; the benchmark itself is one of them. */
    load: spreadOf(loads),
    repetitions: Number(options.repetitions),
    rows,
  };
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
  const range = ({ median, min, max }: Spread) =>
    `${median.toFixed(0)} (${min.toFixed(0)} to ${max.toFixed(0)})`;
  process.stdout.write(
    '| algorithm | form | networks, batch | threads | env steps/s | for a second of the processor |\n' +
      '| --- | --- | --- | --- | --- | --- |\n',
  );
  for (const row of rows)
    process.stdout.write(
      `| ${row.algorithm} | ${row.compiled ? 'compiled' : 'eager'} | ${row.layers.join('-')}, ${row.batchSize} | ${row.threads} | ${range(row.stepsPerSecond)} ` +
        `| ${range(row.stepsPerProcessorSecond)} |\n`,
    );
  process.stdout.write(`\nLoad of the machine: ${report.load.median.toFixed(1)}.\n`);
}
