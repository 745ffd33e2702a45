/** What the engine is timed at, in its compiled form and in others. */
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-node';
import { create as createDqn } from '../../src/algorithms/dqn/agent';
import { adam, backend, compile, define, f32, tf } from '../../src/learning/engine';
import { createTraining } from '../../src/catalogue/trainings';
import { card as dqn, type DqnHyperparameters } from '../../src/algorithms/dqn/card';
import { requireExperiment } from '../../src/shared/experiment';
import { defaultsOf } from '../../src/shared/fields';
import { seededRandom } from '../../src/shared/random';
import { repeat } from './idiomatic-works';
import { spreadOf, type Spread, type Work } from '../measure';

/** An agent whose every `act` learns: its buffer holds random transitions. */
export function learner(
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
export function loop(hidden: readonly number[], batchSize: number): Work {
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
export const others: Readonly<
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
export function cycles(algorithm: string, compiled: boolean): Work {
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
export function products(hidden: readonly number[], batchSize: number): Work {
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
export function emptyCall(): { compiled: Work; reference: Work } {
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
export function adamStep(): { compiled: Work; reference: Work } {
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
export function compileTime(): Spread {
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    learner([64, 64], 64, true).agent.dispose();
    return performance.now() - start;
  });
  return spreadOf(times);
}

/** Live tensors and resident memory while a training runs for a long time. */
export function memoryOver(steps: number) {
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
export const variants: Readonly<Record<string, Partial<DqnHyperparameters>>> = {
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
