/**
 * How much faster compiled functions are than idiomatic tfjs-node: `npm run bench engine [-- --json FILE]`.
 *
 * Every row compares alternatives that take turns in one run; medians of the repetitions are shown with their spread. Run it with nothing else running.
 */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { idiomaticWork, type IdiomaticName } from './idiomatic-works';
import { here, machine, measureInTurns, spreadOf, type Measure, type Spread, type Work } from '../measure';
import {
  adamStep,
  compileTime,
  cycles,
  emptyCall,
  learner,
  loop,
  memoryOver,
  others,
  products,
  variants,
} from './works';

interface Row {
  readonly name: string;
  readonly what: string;
  /** What the reference is. */
  readonly reference: string;
  readonly compiledMicros: number;
  readonly referenceMicros: number;
  /** Median over the repetitions of reference / compiled. */
  readonly ratio: number;
  readonly compiled: Spread;
  readonly referenceSpread: Spread;
  /** The reference under the engine's thread settings. */
  readonly sameSettings?: { readonly micros: number; readonly ratio: number };
}

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    repetitions: { type: 'string', default: '9' },
    milliseconds: { type: 'string', default: '400' },
    /** Env steps of the memory check; 0 leaves it out. */
    'memory-steps': { type: 'string', default: '1000000' },
  },
});
const repetitions = Number(options.repetitions);
const milliseconds = Number(options.milliseconds);
const rows: Row[] = [];

/** Compares work of the engine with a reference in this process. */
async function compare(
  name: string,
  what: string,
  compiled: Work,
  reference: Work,
  referenceName: string,
): Promise<void> {
  const micros = await measureInTurns(
    { compiled: here(compiled), reference: here(reference) },
    repetitions,
    milliseconds,
  );
  addRow(name, what, referenceName, micros['compiled']!, micros['reference']!);
}

/**
 * Compares work of the engine with idiomatic tfjs-node, which runs in a process of its own under TensorFlow's
 * settings, as whoever writes it so would have it; and beside that under the engine's settings, in this process.
 */
async function compareWithIdiomatic(
  name: string,
  what: string,
  compiled: Work,
  work: IdiomaticName,
): Promise<void> {
  const micros = await measureInTurns(
    { compiled: here(compiled), idiomatic: elsewhere(work), sameSettings: here(idiomaticWork(work)) },
    repetitions,
    milliseconds,
  );
  addRow(
    name,
    what,
    'idiomatic tfjs-node',
    micros['compiled']!,
    micros['idiomatic']!,
    micros['sameSettings']!,
  );
}

const ratioOf = (ours: readonly number[], theirs: readonly number[]) =>
  spreadOf(theirs.map((value, i) => value / ours[i]!)).median;

function addRow(
  name: string,
  what: string,
  reference: string,
  ours: readonly number[],
  theirs: readonly number[],
  sameSettings?: readonly number[],
): void {
  const row: Row = {
    name,
    what,
    reference,
    compiledMicros: spreadOf(ours).median,
    referenceMicros: spreadOf(theirs).median,
    ratio: ratioOf(ours, theirs),
    compiled: spreadOf(ours),
    referenceSpread: spreadOf(theirs),
    ...(sameSettings && {
      sameSettings: { micros: spreadOf(sameSettings).median, ratio: ratioOf(ours, sameSettings) },
    }),
  };
  rows.push(row);
  process.stderr.write(
    `${name.padEnd(24)} ${row.compiledMicros.toFixed(1).padStart(9)} us  ` +
      `(${row.compiled.min.toFixed(1)} to ${row.compiled.max.toFixed(1)})   ` +
      `${row.referenceMicros.toFixed(1).padStart(9)} us   ${row.ratio.toFixed(1)}x` +
      `${row.sameSettings ? `   same settings ${row.sameSettings.ratio.toFixed(1)}x` : ''}\n`,
  );
}

/** TensorFlow's own defaults, set out because the engine would put its own in their place. */
const referenceProcess = fork(fileURLToPath(new URL('reference-process.mjs', import.meta.url)), [], {
  env: {
    ...process.env,
    TF_NUM_INTEROP_THREADS: '0',
    TF_NUM_INTRAOP_THREADS: '0',
    OMP_NUM_THREADS: String(cpus().length),
    TF_ENABLE_ONEDNN_OPTS: '1',
    TF_CPU_ALLOCATOR_USE_BFC: '0',
    RL_LAB_INSTRUCTION_SET: 'ALL',
  },
});

referenceProcess.on('error', (error) => {
  throw error;
});

function elsewhere(name: IdiomaticName): Measure {
  return (count) =>
    new Promise((resolve) => {
      referenceProcess.once('message', ({ micros }: { micros: number }) => resolve(micros));
      referenceProcess.send({ name, count });
    });
}

process.stderr.write(`row${' '.repeat(24)}compiled                    reference   ratio\n`);
const small = learner([64, 64], 64, true);
const large = learner([256, 256], 256, true);
const empty = emptyCall();
const adamUpdate = adamStep();

await compare(
  'empty-call',
  'a call with an empty graph: the floor',
  empty.compiled,
  empty.reference,
  'one tfjs operation and dataSync',
);
await compareWithIdiomatic('act', 'greedy action, batch 1, 4-64-64-2', small.act, 'act');
await compareWithIdiomatic(
  'dqn-learner-step',
  'store, sample and learn, batch 64, 4-64-64-2, Adam',
  small.learn,
  'learn',
);
await compareWithIdiomatic(
  'dqn-learner-step-256',
  'the same, batch 256, 4-256-256-2',
  large.learn,
  'learn256',
);
for (const [name, switches] of Object.entries(variants)) {
  const [compiled, eager] = [true, false].map((form) => learner([64, 64], 64, form, switches));
  await compare(
    `learner-${name}`,
    'learner step, batch 64, 4-64-64-2',
    compiled!.learn,
    eager!.learn,
    'the same functions run eagerly',
  );
  compiled!.agent.dispose();
  eager!.agent.dispose();
}
for (const algorithm of Object.keys(others))
  await compare(
    `step-${algorithm}`,
    'one env step with the learning that falls to it, 64-64, defaults',
    cycles(algorithm, true),
    cycles(algorithm, false),
    'the same functions run eagerly',
  );
await compare(
  'adam-256x256',
  'one Adam step',
  adamUpdate.compiled,
  adamUpdate.reference,
  'the same formula in tfjs arithmetic',
);
await compareWithIdiomatic(
  'dqn-loop',
  'one env step of DQN on CartPole, train every step',
  loop([64, 64], 64),
  'loop',
);
await compare(
  'products-only',
  'the learner step’s matrix products alone, 64-64, batch 64',
  products([64, 64], 64),
  small.learn,
  'the whole learner step',
);

referenceProcess.disconnect();

const memorySteps = Number(options['memory-steps']);
const report = {
  date: new Date().toISOString().slice(0, 10),
  machine: machine(),
  repetitions,
  rows,
  dqnLoopStepsPerSecond: Math.round(1e6 / rows.find((row) => row.name === 'dqn-loop')!.compiledMicros),
  compileMilliseconds: compileTime(),
  memory: memorySteps > 0 ? memoryOver(memorySteps) : [],
};
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
process.stdout.write(
  `\n| work | compiled (us, min to max) | reference (us) | faster | under the engine’s threads |\n|---|---|---|---|---|\n`,
);
for (const row of rows)
  process.stdout.write(
    `| ${row.name}: ${row.what} | ${row.compiledMicros.toFixed(1)} (${row.compiled.min.toFixed(1)} to ${row.compiled.max.toFixed(1)}) ` +
      `| ${row.referenceMicros.toFixed(1)} (${row.reference}) | ${row.ratio.toFixed(1)}x ` +
      `| ${row.sameSettings ? `${row.sameSettings.ratio.toFixed(1)}x` : ''} |\n`,
  );
process.stdout.write(
  `\nDQN loop: ${report.dqnLoopStepsPerSecond} env steps/s. Compiling a learner: ${report.compileMilliseconds.median.toFixed(0)} ms.\n`,
);
for (const sample of report.memory)
  process.stdout.write(
    `${sample.step} steps: ${sample.tensors} tensors, ${sample.nativeTensors} native, ${sample.residentMegabytes} MB\n`,
  );
