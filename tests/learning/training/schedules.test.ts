import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTraining } from '../../../src/catalogue/trainings';
import { foresee, type Finding } from '../../../src/shared/diagnosis';
import { Evidence } from '../../../src/shared/diagnosis/evidence';
import { plannedUpdates } from '../../../src/shared/diagnosis/planned';
import { checkExperiment, type Experiment } from '../../../src/shared/experiment';
import type * as Schedules from '../../../src/shared/schedules';

/** A schedule that a training has made, with the steps at which it was looked at. */
interface Followed {
  readonly isEpsilon: boolean;
  readonly start: number;
  readonly end: number;
  readonly looks: { readonly step: number; readonly value: number }[];
}

const followed = vi.hoisted(() => ({ all: null as Followed[] | null }));

/** The schedules are the real ones; it is only written down what they are asked for. */
vi.mock('../../../src/shared/schedules', async (original) => {
  const real = await original<typeof Schedules>();
  const noted =
    (make: typeof real.linearSchedule, isEpsilon: boolean): typeof real.linearSchedule =>
    (start, end, from, length) => {
      const schedule = make(start, end, from, length);
      const one: Followed = { isEpsilon, start, end, looks: [] };
      if (followed.all === null) return schedule;
      followed.all.push(one);
      return (step) => {
        const value = schedule(step);
        one.looks.push({ step, value });
        return value;
      };
    };
  const linearSchedule = noted(real.linearSchedule, false);
  return {
    ...real,
    linearSchedule,
    // The real one calls the real line, past what is written down.
    rateSchedule: (rate: number, kind: 'constant' | 'linear', steps: number) =>
      kind === 'linear' ? linearSchedule(rate, 0, 0, steps) : real.rateSchedule(rate, kind, steps),
    decays: {
      linear: noted(real.linearSchedule, true),
      exponential: noted(real.exponentialSchedule, true),
      step: noted(real.stepSchedule, true),
    },
  };
});

afterEach(() => (followed.all = null));

/** Trains to the end, and tells which schedules were followed. */
function schedulesOf(experiment: Experiment): Followed[] {
  const all = (followed.all = []);
  const training = createTraining({ experiment, now: () => performance.now(), emit: () => undefined });
  try {
    while (!training.done) training.advance(50);
  } finally {
    training.dispose();
    followed.all = null;
  }
  return all;
}

/** The value that counted last: epsilon for the last action, which a report at the very end is none of. */
function lastValue({ isEpsilon, looks }: Followed, { steps }: Experiment): number {
  return looks.filter(({ step }) => !isEpsilon || step < steps).at(-1)?.value ?? NaN;
}

/** Whether a schedule has arrived: epsilon as good as at its end, anything else after four fifths of its way. */
function arrives(one: Followed, experiment: Experiment): boolean {
  const left = Math.abs(lastValue(one, experiment) - one.end);
  return left <= (one.isEpsilon ? 0.01 : 0.2 * Math.abs(one.start - one.end)) + 1e-9;
}

/** The schedules of a training that have an effect. */
const effective = (experiment: Experiment, all: readonly Followed[]) =>
  all.filter(
    ({ isEpsilon, end }) =>
      (!isEpsilon || experiment.hyperparameters['noisy'] !== true) &&
      (isEpsilon || end === 0 || experiment.hyperparameters['prioritised'] === true),
  );

/** The warnings that say that something learns too late, too rarely or not at all, or ends on its way. */
const ofTime = ['epsilonHigh', 'scheduleCutOff', 'warmupLong', 'rolloutLong', 'fewUpdates'];
const warned = (findings: readonly Finding[]) => findings.filter(({ rule }) => ofTime.includes(rule));

const updatesOf = (experiment: Experiment) =>
  plannedUpdates(new Evidence({ experiment, metrics: {}, phase: 'queued', step: 0, result: null }));

const small = { hiddenLayers: [4], batchSize: 4, bufferSize: 100 };
const epsilons = {
  epsilonSchedule: fc.constantFrom('linear', 'exponential', 'step'),
  epsilonStart: fc.constantFrom(1, 0.6),
  epsilonEnd: fc.constantFrom(0.01, 0.05, 0.2),
  epsilonFraction: fc.constantFrom(0.05, 0.5, 0.8, 0.95, 1),
};
const rates = { learningRateSchedule: fc.constantFrom('constant', 'linear', 'linear') };
const replay = {
  warmup: fc.constantFrom(0, 1, 50, 200, 500),
  trainEvery: fc.constantFrom(1, 1, 3, 70, 320, 450, 600),
  gradientSteps: fc.constantFrom(1, 1, 2, 600),
};
const budgets = fc.constantFrom(520, 600, 700, 999);

/** An experiment with settings drawn from those of its algorithm. */
const drawn = (
  algorithm: string,
  environment: string,
  settings: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  steps: fc.Arbitrary<number> = budgets,
): fc.Arbitrary<Experiment> =>
  fc
    .record({ steps, hyperparameters: fc.record(settings) })
    .map(({ steps, hyperparameters }) =>
      checkExperiment({
        environment,
        algorithm,
        steps,
        evaluateEvery: 100_000,
        finalEpisodes: 1,
        hyperparameters,
      }),
    )
    .filter((checked) => 'experiment' in checked)
    .map(({ experiment }) => experiment)
    // So few that many can be tried.
    .filter((experiment) => !(updatesOf(experiment) > 2500));

const same = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fc.constant(value)]));

const offPolicy = { ...same(small), ...replay, ...rates };
const rollouts = {
  ...same({ hiddenLayers: [4] }),
  ...rates,
  environments: fc.constantFrom(1, 2, 3),
  rolloutSteps: fc.constantFrom(1, 4, 16, 40),
};

const algorithms: Readonly<Record<string, { runs: number; experiments: fc.Arbitrary<Experiment> }>> = {
  'q-table': { runs: 60, experiments: drawn('q-table', 'FrozenLake-v1', epsilons) },
  'double-q-table': { runs: 30, experiments: drawn('double-q-table', 'FrozenLake-v1', epsilons) },
  sarsa: { runs: 30, experiments: drawn('sarsa', 'FrozenLake-v1', epsilons) },
  'naive-dqn': {
    runs: 4,
    experiments: drawn('naive-dqn', 'CartPole-v1', { ...same({ hiddenLayers: [4] }), ...epsilons }),
  },
  dqn: {
    runs: 6,
    experiments: drawn('dqn', 'CartPole-v1', {
      ...offPolicy,
      ...epsilons,
      noisy: fc.constantFrom(false, false, true),
      prioritised: fc.boolean(),
      priorityBeta: fc.constantFrom(0.4, 0.7, 1),
      targetEvery: fc.constant(50),
    }),
  },
  ddpg: { runs: 4, experiments: drawn('ddpg', 'Pendulum-v1', offPolicy) },
  td3: { runs: 4, experiments: drawn('td3', 'Pendulum-v1', offPolicy) },
  sac: { runs: 4, experiments: drawn('sac', 'Pendulum-v1', offPolicy) },
  'q-actor-critic': {
    runs: 4,
    experiments: drawn('q-actor-critic', 'CartPole-v1', {
      ...same({ hiddenLayers: [4] }),
      ...rates,
      environments: fc.constantFrom(1, 3),
    }),
  },
  a2c: { runs: 6, experiments: drawn('a2c', 'CartPole-v1', rollouts) },
  ppo: {
    runs: 6,
    experiments: drawn('ppo', 'CartPole-v1', {
      ...rollouts,
      batchSize: fc.constantFrom(1, 4, 16),
      epochs: fc.constantFrom(1, 30),
      clipSchedule: fc.constantFrom('constant', 'linear'),
    }),
  },
  reinforce: {
    runs: 6,
    experiments: fc.oneof(
      drawn(
        'reinforce',
        'CartPole-v1',
        { ...same({ hiddenLayers: [4], baseline: 'none' }), ...rates, episodes: fc.constantFrom(1, 4, 20) },
        fc.constantFrom(600, 3000, 6000),
      ),
      drawn('reinforce', 'Pendulum-v1', {
        ...same({ hiddenLayers: [4], baseline: 'none' }),
        ...rates,
        episodes: fc.constantFrom(1, 3),
      }),
    ),
  },
};

describe('every schedule', () => {
  it.each(Object.entries(algorithms))(
    'of %s arrives at its end within the budget, or it is warned that it does not',
    (_, { runs, experiments }) => {
      fc.assert(
        fc.property(experiments, (experiment) => {
          const findings = warned(foresee(experiment));
          const all = effective(experiment, schedulesOf(experiment));
          const late = all.filter((one) => !arrives(one, experiment));
          if (findings.length === 0) expect(late).toEqual([]);
          // Nor is it said of one that arrives.
          const cutOff = findings.find((one) => one.rule === 'scheduleCutOff');
          if (cutOff?.facts.isCertain === 1) expect(late.filter((one) => !one.isEpsilon)).not.toEqual([]);
          if (findings.some(({ rule }) => rule === 'epsilonHigh'))
            expect(late.some(({ isEpsilon }) => isEpsilon)).toBe(true);
        }),
        { numRuns: runs, endOnFailure: true },
      );
    },
    60_000,
  );

  it.each(['dqn', 'ddpg', 'td3', 'sac'])(
    'of %s is looked at in every round that is planned',
    (name) => {
      fc.assert(
        fc.property(algorithms[name]!.experiments, (experiment) => {
          fc.pre(experiment.hyperparameters['learningRateSchedule'] === 'linear');
          const [rate] = schedulesOf(experiment).filter(({ isEpsilon, end }) => !isEpsilon && end === 0);
          const rounds = rate!.looks.length;
          expect(rounds * Number(experiment.hyperparameters['gradientSteps'])).toBe(updatesOf(experiment));
        }),
        { numRuns: 3, endOnFailure: true },
      );
    },
    60_000,
  );
});
