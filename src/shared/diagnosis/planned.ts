/** What an experiment's settings come to within its budget, without training anything. */
import { decays } from '../schedules';
import type { Evidence } from './evidence';

/** Env steps before the first update. */
export const warmupOf = (run: Evidence): number => {
  const warmup = run.number('warmup');
  return Number.isNaN(warmup) ? 0 : warmup;
};

/** Gradient steps within the budget; NaN where they depend on how long the episodes are. */
export function plannedUpdates(run: Evidence): number {
  const { budget } = run;
  switch (run.experiment.algorithm) {
    case 'dqn':
    case 'ddpg':
    case 'td3':
    case 'sac':
      return (
        Math.floor(Math.max(0, budget - warmupOf(run)) / run.number('trainEvery')) *
        run.number('gradientSteps')
      );
    case 'naive-dqn':
      return budget;
    case 'q-actor-critic':
      return Math.max(0, budget - warmupOf(run)) / run.number('environments');
    case 'a2c':
      return Math.floor(budget / rolloutOf(run));
    case 'ppo':
      return (
        Math.floor(budget / rolloutOf(run)) *
        run.number('epochs') *
        Math.floor(rolloutOf(run) / run.number('batchSize'))
      );
    default:
      return NaN;
  }
}

/** Env steps of a rollout; NaN where there are none. */
export const rolloutOf = (run: Evidence): number => run.number('environments') * run.number('rolloutSteps');

/** Epsilon after so many env steps; NaN of algorithms without. */
export function plannedEpsilon(run: Evidence, step: number): number {
  const schedule = run.setting('epsilonSchedule');
  if (typeof schedule !== 'string' || !Object.hasOwn(decays, schedule)) return NaN;
  const decay = decays[schedule as keyof typeof decays];
  const start = run.experiment.algorithm === 'dqn' ? warmupOf(run) : 0;
  return decay(
    run.number('epsilonStart'),
    run.number('epsilonEnd'),
    start,
    run.number('epsilonFraction') * run.budget,
  )(step);
}

/** The largest of 1, 2, 5 times a power of ten that is not above a value; a value that people would choose. */
export function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const multiple = [5, 2, 1].find((one) => one * power <= value * (1 + 1e-9)) ?? 1;
  return Number((multiple * power).toPrecision(1));
}
