/**
 * How much faster compiled functions are than idiomatic tfjs-node: `npm run bench:engine [-- --json FILE]`.
 *
 * Every row compares alternatives that take turns in one run; medians of the repetitions are shown with their spread. Run it with nothing else running.
 */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-node';
import { create as createDqn } from '../../src/algorithms/dqn/agent';
import { adam, backend, compile, define, f32, tf } from '../../src/learning/engine';
import { createTraining } from '../../src/catalogue/trainings';
import { card as dqn, type DqnHyperparameters } from '../../src/algorithms/dqn/card';
import { requireExperiment } from '../../src/shared/experiment';
import { defaultsOf } from '../../src/shared/fields';
import { seededRandom } from '../../src/shared/random';
import { idiomaticWork, repeat, type IdiomaticName } from './idiomatic-works';
import { here, machine, measureInTurns, spreadOf, type Measure, type Spread, type Work } from './measure';

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

/** An agent whose every `act` learns: its buffer holds random transitions. */
function learner(
  hidden: readonly number[],
  batchSize: number,
  compiled: boolean,
  switches: Partial<DqnHyperparameters> = {},
) {
  const agent = createDqn({
    observationSize: 4,
    actionCount: 2,
    actionSize: 1,
    hyperparameters: {
      ...defaultsOf(dqn.hyperparameters),
      hiddenLayers: hidden,
      batchSize,
      warmup: 0,
      epsilonStart: 0,
      epsilonEnd: 0,
      targetEvery: 1_000_000,
      ...switches,
    },
    steps: 1_000_000,
    random: seededRandom(1),
    compiled,
  });
  const random = seededRandom(2);
  const transition = {
    observations: new Float32Array(4),
    actions: new Float32Array(1),
    rewards: Float32Array.of(1),
    terminated: new Uint8Array(1),
    truncated: new Uint8Array(1),
    nextObservations: new Float32Array(4),
  };
  const observe = () => {
    for (let k = 0; k < 4; k++) transition.nextObservations[k] = random.normal();
    transition.actions[0] = random.integer(2);
    agent.observe(transition);
  };
  for (let i = 0; i < 1000; i++) observe();
  return {
    agent,
    learn: repeat(() => {
      observe();
      agent.learn();
    }),
    act: repeat(() => agent.actGreedily(transition.observations, transition.actions)),
  };
}

/** The whole training loop without evaluations, epsilon at 0.05. */
function loop(hidden: readonly number[], batchSize: number): Work {
  const training = createTraining({
    experiment: requireExperiment({
      environment: 'CartPole-v1',
      algorithm: 'dqn',
      steps: 100_000_000,
      evaluateEvery: 100_000_000,
      hyperparameters: { hiddenLayers: hidden, batchSize, warmup: batchSize, epsilonFraction: 1e-6 },
    }),
    emit: () => undefined,
    now: () => performance.now(),
  });
  return (count) => {
    const start = training.step;
    while (training.step < start + count) training.advance(2);
    return training.step - start;
  };
}

/** Algorithms other than DQN: where they are measured, and after how many env steps their work repeats itself. */
const others: Readonly<
  Record<string, { environment: string; cycle: number; hyperparameters: Record<string, unknown> }>
> = {
  'naive-dqn': { environment: 'CartPole-v1', cycle: 1, hyperparameters: {} },
  'q-actor-critic': { environment: 'CartPole-v1', cycle: 1, hyperparameters: {} },
  // An episode of the pendulum has 200 steps.
  reinforce: { environment: 'Pendulum-v1', cycle: 200, hyperparameters: { episodes: 1 } },
  a2c: { environment: 'Pendulum-v1', cycle: 40, hyperparameters: { environments: 8, rolloutSteps: 5 } },
  ppo: {
    environment: 'Pendulum-v1',
    cycle: 512,
    hyperparameters: { environments: 8, rolloutSteps: 64, batchSize: 64, epochs: 4 },
  },
  ddpg: { environment: 'Pendulum-v1', cycle: 1, hyperparameters: { batchSize: 64, warmup: 64 } },
  td3: { environment: 'Pendulum-v1', cycle: 2, hyperparameters: { batchSize: 64, warmup: 64 } },
  sac: { environment: 'Pendulum-v1', cycle: 1, hyperparameters: { batchSize: 64, warmup: 64 } },
};

/** Env steps of an algorithm with the learning that falls to them, in whole cycles. */
function cycles(algorithm: string, compiled: boolean): Work {
  const { environment, cycle, hyperparameters } = others[algorithm]!;
  const training = createTraining({
    experiment: requireExperiment({
      environment,
      algorithm,
      steps: 100_000_000,
      evaluateEvery: 100_000_000,
      hyperparameters: { hiddenLayers: [64, 64], ...hyperparameters },
    }),
    emit: () => undefined,
    now: () => performance.now(),
    compiled,
  });
  const run = (steps: number) => {
    const start = training.step;
    // Without time to spend, a call of `advance` takes the steps between two looks at the clock.
    while (training.step < start + steps) training.advance(0);
    return training.step - start;
  };
  run(200);
  return (count) => run(Math.ceil(count / cycle) * cycle);
}

/** The matrix products of a learner step and nothing else: what arithmetic alone takes. */
function products(hidden: readonly number[], batchSize: number): Work {
  const sizes = [4, ...hidden, 2];
  const weights = sizes.slice(1).map((size, i) => tf.variable(tf.zeros([sizes[i]!, size])));
  const program = compile({
    name: 'products',
    variables: Object.fromEntries(weights.map((weight, i) => [`w${i}`, weight])),
    functions: {
      run: define({
        inputs: { x: f32(batchSize, 4), y: f32(batchSize, 4) },
        outputs: { sum: f32() },
        run: ({ x, y }) => {
          const times = (a: Tensor2D, weight: Tensor) => a.matMul(weight) as Tensor2D;
          const activations: Tensor2D[] = [x];
          for (const weight of weights) activations.push(times(activations.at(-1)!, weight));
          const target = weights.reduce((a, weight) => times(a, weight), y as Tensor2D);
          let g = activations.at(-1)!.add(target) as Tensor2D;
          let sum = tf.scalar(0);
          for (let i = weights.length - 1; i >= 0; i--) {
            sum = sum.add(tf.slice(activations[i]!.matMul(g, true, false), [0, 0], [1, 1]).reshape([]));
            if (i > 0) g = g.matMul(weights[i] as Tensor, false, true) as Tensor2D;
          }
          return { sum };
        },
      }),
    },
  });
  return repeat(() => program.functions.run());
}

/** A call whose graph does nothing, against one native operation through tfjs. */
function emptyCall(): { compiled: Work; reference: Work } {
  const program = compile({
    name: 'empty',
    variables: {},
    functions: { nothing: define({ inputs: {}, outputs: {}, run: () => ({}) }) },
  });
  const x = tf.scalar(1);
  return {
    compiled: repeat(() => program.functions.nothing()),
    reference: repeat(() => {
      const y = x.neg();
      y.dataSync();
      y.dispose();
    }),
  };
}

/** Adam on a [256, 256] matrix: one native operation against tfjs's arithmetic. */
function adamStep(): { compiled: Work; reference: Work } {
  const build = (compiled: boolean) => {
    const weight = tf.variable(tf.zeros([256, 256]));
    const optimizer = adam([weight]);
    const program = compile({
      name: 'adam',
      compiled,
      variables: { weight, ...optimizer.variables },
      functions: {
        step: define({
          inputs: { gradient: f32(256, 256) },
          outputs: {},
          run: ({ gradient }) => {
            optimizer.apply([gradient], tf.scalar(1e-3));
            return {};
          },
        }),
      },
    });
    return repeat(() => program.functions.step());
  };
  return { compiled: build(true), reference: build(false) };
}

/** Milliseconds that compiling a DQN learner takes. */
function compileTime(): Spread {
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    learner([64, 64], 64, true).agent.dispose();
    return performance.now() - start;
  });
  return spreadOf(times);
}

/** Live tensors and resident memory while a training runs for a long time. */
function memoryOver(steps: number) {
  const training = createTraining({
    experiment: requireExperiment({
      environment: 'CartPole-v1',
      algorithm: 'dqn',
      steps: steps + 1,
      evaluateEvery: 100_000_000,
      finalEpisodes: 1,
    }),
    emit: () => undefined,
    now: () => performance.now(),
  });
  const samples: {
    step: number;
    tensors: number;
    nativeTensors: number | null;
    residentMegabytes: number;
  }[] = [];
  let next = steps / 10;
  while (training.step < steps) {
    training.advance(20);
    if (training.step < next) continue;
    samples.push({
      step: training.step,
      tensors: tf.memory().numTensors,
      nativeTensors: backend.binding.getNumOfTensors?.() ?? null,
      residentMegabytes: Math.round(process.memoryUsage.rss() / 1e6),
    });
    next += steps / 10;
  }
  training.dispose();
  return samples;
}

/** Learner steps of the catalogue, each against its eager twin. */
const variants: Readonly<Record<string, Partial<DqnHyperparameters>>> = {
  dqn: {},
  double: { double: true },
  dueling: { dueling: 'mean' },
  noisy: { noisy: true },
  prioritised: { prioritised: true },
  c51: { distribution: 'categorical' },
  'qr-dqn': { distribution: 'quantile' },
  rainbow: {
    double: true,
    dueling: 'mean',
    noisy: true,
    nStep: 3,
    prioritised: true,
    distribution: 'categorical',
  },
};

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
