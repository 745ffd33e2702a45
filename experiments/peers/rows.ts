/** What `npm run bench peers` compares: rows, and in each the programs that do the same work with the same settings. */

/** What own-program.ts can run. */
export type OwnTask =
  | { readonly kind: 'training'; readonly experiment: Readonly<Record<string, unknown>> }
  | { readonly kind: 'environment'; readonly environment: string; readonly actions: number }
  | { readonly kind: 'idiomatic' };

/** A program of the folder of peers, with its settings. */
export interface PythonTask {
  readonly kind: 'python';
  readonly file: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** A command that trains so many env steps and ends, where it is not measured in a session. */
  readonly once?: number;
}

/** RL Lab's command line. */
export interface CommandTask {
  readonly kind: 'command';
  readonly words: readonly string[];
}

export type Task = OwnTask | PythonTask | CommandTask;

interface Named {
  readonly name: string;
  readonly title: string;
}

/** Programs that are measured in turns while they run; their env steps a second of processor time are compared. */
export interface SessionRow extends Named {
  readonly kind: 'session';
  /** The first one is RL Lab's own; the others are its peers. */
  readonly programs: Readonly<Record<string, OwnTask | PythonTask>>;
  /** Env steps after which the mean return of the last 20 episodes is at least so high, for every program. */
  readonly learns: { readonly steps: number; readonly atLeast: number } | null;
}

/** Commands that are timed from their start to their end; their seconds by the clock are compared. */
export interface CommandRow extends Named {
  readonly kind: 'commands';
  /** Commands that run at the same time. */
  readonly programs: Readonly<Record<string, readonly Task[]>>;
  /** Env steps of all of them together. */
  readonly steps: number;
  /** The most repetitions, since they take long. */
  readonly repetitions: number;
}

export type Row = SessionRow | CommandRow;

/** RL Lab's name among the programs of a row. */
export const own = 'rl-lab';

const python = (file: string, settings: PythonTask['settings'], once?: number): PythonTask => ({
  kind: 'python',
  file,
  settings,
  ...(once === undefined ? {} : { once }),
});

const dqnSettings = {
  hidden: [64, 64],
  batch: 64,
  buffer: 50_000,
  warmup: 1000,
  learningRate: 5e-4,
  discount: 0.99,
  epsilon: 0.05,
  targetEvery: 500,
};
const ownDqnSettings = {
  hiddenLayers: dqnSettings.hidden,
  batchSize: dqnSettings.batch,
  bufferSize: dqnSettings.buffer,
  warmup: dqnSettings.warmup,
  learningRate: dqnSettings.learningRate,
  discount: dqnSettings.discount,
  epsilonStart: dqnSettings.epsilon,
  epsilonEnd: dqnSettings.epsilon,
  targetEvery: dqnSettings.targetEvery,
  loss: 'squared',
  gradientClip: 0,
};
const ownDqn = (switches: Readonly<Record<string, unknown>> = {}): OwnTask => {
  const hyperparameters = { ...ownDqnSettings, ...switches };
  return { kind: 'training', experiment: { environment: 'CartPole-v1', algorithm: 'dqn', hyperparameters } };
};

function actorCritic(name: string, algorithm: string, width: number, batch: number): SessionRow {
  const hidden = [width, width];
  const settings = {
    algorithm,
    hidden,
    batch,
    buffer: 50_000,
    warmup: 1000,
    learningRate: 1e-3,
    discount: 0.99,
    tau: 0.005,
  };
  const hyperparameters = {
    hiddenLayers: hidden,
    batchSize: batch,
    bufferSize: settings.buffer,
    warmup: settings.warmup,
    actorLearningRate: settings.learningRate,
    criticLearningRate: settings.learningRate,
    discount: settings.discount,
    tau: settings.tau,
  };
  return {
    kind: 'session',
    name,
    title: `${algorithm.toUpperCase()} on the pendulum, ${width}-${width}, minibatches of ${batch}`,
    programs: {
      [own]: { kind: 'training', experiment: { environment: 'Pendulum-v1', algorithm, hyperparameters } },
      jax: python('jax_actor_critics.py', settings),
      pytorch: python('torch_actor_critics.py', settings),
      'stable-baselines3': python('sb3.py', settings),
    },
    learns: { steps: 10_000, atLeast: -500 },
  };
}

const ppoSettings = {
  algorithm: 'ppo',
  hidden: [64, 64],
  environments: 8,
  rolloutSteps: 32,
  batch: 256,
  epochs: 20,
  learningRate: 1e-3,
  discount: 0.98,
  lambda: 0.8,
  clipRange: 0.2,
  valueCoefficient: 0.5,
  gradientClip: 0.5,
};
const ownPpo: OwnTask = {
  kind: 'training',
  experiment: {
    environment: 'CartPole-v1',
    algorithm: 'ppo',
    hyperparameters: {
      hiddenLayers: ppoSettings.hidden,
      environments: ppoSettings.environments,
      rolloutSteps: ppoSettings.rolloutSteps,
      batchSize: ppoSettings.batch,
      epochs: ppoSettings.epochs,
      learningRate: ppoSettings.learningRate,
      discount: ppoSettings.discount,
      lambda: ppoSettings.lambda,
      clipRange: ppoSettings.clipRange,
      valueCoefficient: ppoSettings.valueCoefficient,
      gradientClip: ppoSettings.gradientClip,
    },
  },
};

/** `lab train` with the settings of the row `dqn`, and no evaluation before the final one. */
const trainCommand = (steps: number, seeds: string): CommandTask => ({
  kind: 'command',
  words: [
    ...['train', '--environment', 'CartPole-v1', '--algorithm', 'dqn', '--steps', String(steps)],
    ...['--seeds', seeds, '--json', '--set', `evaluateEvery=${steps}`],
    ...Object.entries(ownDqnSettings).flatMap(([name, value]) => ['--set', `${name}=${String(value)}`]),
  ],
});

/** A variant of deep Q-learning beside RL Lab's own plain one. */
const variant = (name: string, title: string, switches: Readonly<Record<string, unknown>>): SessionRow => ({
  kind: 'session',
  name,
  title: `${title} on the pole cart, beside RL Lab's plain DQN`,
  programs: { [own]: ownDqn(switches), plain: ownDqn() },
  learns: null,
});

const categorical = { distribution: 'categorical', atoms: 51, lowestReturn: 0, highestReturn: 100 };
const [tenSeedsSteps, startupSteps] = [50_000, 1001];

export const rows: readonly Row[] = [
  {
    kind: 'session',
    name: 'dqn',
    title: 'DQN on the pole cart, 64-64, minibatches of 64, learning at every step',
    programs: {
      [own]: ownDqn(),
      jax: python('jax_dqn.py', dqnSettings),
      pytorch: python('torch_dqn.py', dqnSettings),
      'stable-baselines3': python('sb3.py', dqnSettings),
      tfjs: { kind: 'idiomatic' },
    },
    learns: { steps: 20_000, atLeast: 80 },
  },
  {
    kind: 'commands',
    name: 'ten-seeds',
    title: `Ten seeds of that DQN, ${tenSeedsSteps.toLocaleString('en')} env steps each, on all cores`,
    programs: {
      [own]: [trainCommand(tenSeedsSteps, '1-10')],
      jax: [
        python('jax_dqn.py', { ...dqnSettings, seeds: [1, 5], steps: tenSeedsSteps }),
        python('jax_dqn.py', { ...dqnSettings, seeds: [6, 10], steps: tenSeedsSteps }),
      ],
    },
    steps: 10 * tenSeedsSteps,
    repetitions: 3,
  },
  actorCritic('td3-small', 'td3', 64, 100),
  actorCritic('sac-small', 'sac', 64, 100),
  actorCritic('ddpg', 'ddpg', 256, 256),
  actorCritic('td3', 'td3', 256, 256),
  actorCritic('sac', 'sac', 256, 256),
  {
    kind: 'session',
    name: 'ppo',
    title: "PPO on the pole cart with RL Zoo's settings",
    programs: {
      [own]: ownPpo,
      jax: python('jax_ppo.py', ppoSettings),
      pytorch: python('torch_ppo.py', ppoSettings),
      'stable-baselines3': python('sb3.py', ppoSettings),
    },
    learns: { steps: 60_000, atLeast: 300 },
  },
  {
    kind: 'session',
    name: 'lunar-lander',
    title: 'The lunar lander alone, under random actions',
    programs: {
      [own]: { kind: 'environment', environment: 'LunarLander-v3', actions: 4 },
      gymnasium: python('gymnasium_lander.py', {}),
    },
    learns: null,
  },
  {
    kind: 'commands',
    name: 'startup',
    title: `A training of ${startupSteps.toLocaleString('en')} env steps with that DQN, from the command to its end`,
    programs: {
      [own]: [trainCommand(startupSteps, '1')],
      jax: [python('jax_dqn.py', { ...dqnSettings, turns: 1 }, 1)],
      pytorch: [python('torch_dqn.py', dqnSettings, 1)],
      'stable-baselines3': [python('sb3.py', dqnSettings, 1)],
    },
    steps: startupSteps,
    repetitions: 5,
  },
  variant('c51', 'C51', categorical),
  variant('qr-dqn', 'QR-DQN', { distribution: 'quantile', quantiles: 51 }),
  variant('prioritised', 'Prioritised replay', { prioritised: true }),
  variant('rainbow', 'Rainbow', {
    ...categorical,
    ...{ double: true, dueling: 'mean', noisy: true, nStep: 3, prioritised: true },
  }),
];
