/** Every algorithm by the engine's kernels against TensorFlow's session, and the same bits on every processor. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createAgent } from '../../src/catalogue/algorithms';
import { programsLeftToTensorFlow, type Engine } from '../../src/learning/engine';
import { loadKernels } from '../../src/learning/engine/kernels/native-module';
import { environments } from '../../src/catalogue';
import { spaceSize } from '../../src/shared/catalogue/environment';
import { requireExperiment } from '../../src/shared/experiment';
import { seededRandom } from '../../src/shared/random';

interface Case {
  readonly environment: string;
  readonly algorithm: string;
  readonly hyperparameters?: Readonly<Record<string, unknown>>;
}

const dqn = (hyperparameters: Case['hyperparameters'] = {}): Case => ({
  environment: 'CartPole-v1',
  algorithm: 'dqn',
  hyperparameters: { hiddenLayers: [24, 16], batchSize: 20, warmup: 32, bufferSize: 500, ...hyperparameters },
});
const continuous = (algorithm: string): Case => ({
  environment: 'Pendulum-v1',
  algorithm,
  hyperparameters: { hiddenLayers: [24, 16], batchSize: 20, warmup: 32, bufferSize: 500 },
});
const cases: Readonly<Record<string, Case>> = {
  'naive DQN': {
    environment: 'CartPole-v1',
    algorithm: 'naive-dqn',
    hyperparameters: { hiddenLayers: [24, 16] },
  },
  DQN: dqn(),
  'DQN with clipping and a soft target': dqn({ gradientClip: 1, target: 'soft', tau: 0.01 }),
  'DQN by RMSProp and Huber’s loss': dqn({ optimizer: 'rmsprop', loss: 'huber' }),
  'Double DQN': dqn({ double: true }),
  'Dueling DQN': dqn({ dueling: 'mean' }),
  'naively dueling DQN': dqn({ dueling: 'naive' }),
  'Noisy DQN': dqn({ noisy: true }),
  'prioritised DQN': dqn({ prioritised: true }),
  C51: dqn({ distribution: 'categorical', lowestReturn: 0, highestReturn: 100 }),
  'QR-DQN': dqn({ distribution: 'quantile', quantiles: 20 }),
  Rainbow: dqn({
    ...{ distribution: 'categorical', lowestReturn: 0, highestReturn: 100, nStep: 3 },
    ...{ double: true, dueling: 'mean', noisy: true, prioritised: true },
  }),
  REINFORCE: {
    environment: 'CartPole-v1',
    algorithm: 'reinforce',
    hyperparameters: { hiddenLayers: [24, 16] },
  },
  'Q actor-critic': {
    environment: 'CartPole-v1',
    algorithm: 'q-actor-critic',
    hyperparameters: { hiddenLayers: [24, 16] },
  },
  A2C: { environment: 'CartPole-v1', algorithm: 'a2c', hyperparameters: { hiddenLayers: [24, 16] } },
  PPO: {
    environment: 'CartPole-v1',
    algorithm: 'ppo',
    hyperparameters: { hiddenLayers: [24, 16], rolloutSteps: 16, environments: 2, batchSize: 16 },
  },
  'PPO of continuous actions': {
    environment: 'Pendulum-v1',
    algorithm: 'ppo',
    hyperparameters: { hiddenLayers: [24, 16], rolloutSteps: 16, environments: 2, batchSize: 16 },
  },
  DDPG: continuous('ddpg'),
  TD3: continuous('td3'),
  SAC: continuous('sac'),
};

const steps = 400;

/** Lets an agent learn from transitions that do not hang on what it does; returns all that it has learnt. */
function learn({ environment, algorithm, hyperparameters }: Case, engine: Engine, set?: string) {
  process.env['RL_LAB_ENGINE'] = engine;
  if (set !== undefined) process.env['RL_LAB_KERNEL_SET'] = set;
  const experiment = requireExperiment({
    environment,
    algorithm,
    steps,
    ...(hyperparameters && { hyperparameters }),
  });
  const card = environments[environment]!;
  const agent = createAgent(experiment, card, seededRandom(3));
  const random = seededRandom(5);
  const [size, action] = [spaceSize(card.observation), spaceSize(card.action)];
  const count = agent.environments;
  const numbers = (length: number) => Float32Array.from({ length }, () => random.normal());
  let observations = numbers(count * size);
  const chosen = new Float32Array(count * action);
  for (let step = 0; step < steps; step += count) {
    agent.act(observations, chosen);
    const acted = chosen.map(() =>
      card.action.kind === 'discrete' ? random.integer(2) : 2 * random.uniform() - 1,
    );
    const nextObservations = numbers(count * size);
    const ends = Uint8Array.from({ length: count }, () => Number(random.uniform() < 0.05));
    agent.observe({
      ...{ observations, actions: acted, rewards: numbers(count), nextObservations },
      ...{ terminated: ends, truncated: new Uint8Array(count) },
    });
    agent.learn();
    observations = nextObservations;
  }
  const { arrays } = agent.save();
  const report = agent.diagnostics();
  agent.dispose();
  return { arrays, report };
}

afterEach(() => {
  delete process.env['RL_LAB_ENGINE'];
  delete process.env['RL_LAB_KERNEL_SET'];
});

describe('the kernels learn as TensorFlow’s session does', () => {
  it.each(Object.entries(cases))('%s', (_, how) => {
    const [kernels, tensorflow] = [learn(how, 'kernels'), learn(how, 'tensorflow')];
    expect([...programsLeftToTensorFlow()]).toEqual([]);
    for (const [name, values] of Object.entries(kernels.arrays)) {
      const reference = tensorflow.arrays[name]!;
      let worst = 0;
      for (let i = 0; i < values.length; i++)
        worst = Math.max(
          worst,
          Math.abs(Number(values[i]) - Number(reference[i])) / (1 + Math.abs(Number(reference[i]))),
        );
      // Hundreds of steps let last digits grow; a wrong formula is off by far more.
      expect(worst, name).toBeLessThan(2e-3);
    }
  });
});

describe('the kernels give the same bits on every processor', () => {
  const file = join(import.meta.dirname, '..', 'golden', 'kernel-digests.json');
  const digests = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const loaded = loadKernels();
  const sets = 'module' in loaded ? loaded.module.instructionSets() : [];
  const digest = (how: Case, set: string) => {
    const hash = createHash('sha256');
    for (const [name, values] of Object.entries(learn(how, 'kernels', set).arrays))
      hash.update(name).update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    return hash.digest('hex').slice(0, 16);
  };

  it.each(Object.entries(cases))('%s', (name, how) => {
    const found = sets.map((set) => digest(how, set));
    if (process.env['RECORD_DIGESTS']) {
      digests[name] = found[0]!;
      writeFileSync(file, `${JSON.stringify(digests, null, 2)}\n`);
    }
    expect(found).toEqual(sets.map(() => digests[name]));
  });
});
