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
  switch (run.algorithm?.updates?.after) {
    case 'replay':
      return plannedRounds(run) * run.number('gradientSteps');
    case 'steps':
      return Math.max(0, budget - warmupOf(run)) / orElse(run.number('environments'), 1);
    case 'rollouts': {
      const rollout = rolloutOf(run);
      const minibatches = Math.floor(rollout / orElse(run.number('batchSize'), rollout));
      return Math.floor(budget / rollout) * orElse(run.number('epochs'), 1) * minibatches;
    }
    case 'episodes':
      return hasFixedEpisodes(run) ? Math.floor(budget / longestBatch(run)) : NaN;
    default:
      return NaN;
  }
}

const orElse = (value: number, otherwise: number): number => (Number.isNaN(value) ? otherwise : value);

/** Rounds of learning from replay within the budget: in every so many env steps, from the end of the warm-up on. */
function plannedRounds(run: Evidence): number {
  const every = run.number('trainEvery');
  const before = Math.max(0, warmupOf(run) - 1);
  return Math.max(0, Math.floor(run.budget / every) - Math.floor(before / every));
}

/** Env steps of a rollout; NaN where there are none. */
export const rolloutOf = (run: Evidence): number => run.number('environments') * run.number('rolloutSteps');

/** The most env steps that the episodes of one update can take; NaN where they have no limit. */
export const longestBatch = (run: Evidence): number => run.number('episodes') * (run.card?.stepLimit ?? NaN);

/** Whether every episode goes to the step limit, whatever the agent does. */
const hasFixedEpisodes = (run: Evidence): boolean => run.card?.termination === 'never';

/**
 * The env step of the last update, at which schedules are looked at for the last time; NaN where nobody can tell, where
 * there is none, and for algorithms whose last update is never far from the end.
 */
export function lastUpdate(run: Evidence): { readonly step: number; readonly isCertain: boolean } {
  const { budget } = run;
  switch (run.algorithm?.updates?.after) {
    case 'replay': {
      const every = run.number('trainEvery');
      return { step: plannedRounds(run) > 0 ? Math.floor(budget / every) * every : NaN, isCertain: true };
    }
    case 'episodes': {
      const batch = longestBatch(run);
      if (hasFixedEpisodes(run))
        return { step: batch <= budget ? Math.floor(budget / batch) * batch : NaN, isCertain: true };
      // Episodes that go on to the limit after an update leave no time for another one.
      return { step: Math.max(0, budget - batch + 1), isCertain: false };
    }
    default:
      return { step: NaN, isCertain: true };
  }
}

/** The env steps that were taken when the last action of the budget is chosen: no epsilon of later counts. */
export const lastAction = (run: Evidence): number => run.budget - 1;

/** Epsilon after so many env steps; NaN of algorithms without. */
export function plannedEpsilon(run: Evidence, step: number): number {
  const schedule = String(run.setting('epsilonSchedule'));
  if (!Object.hasOwn(decays, schedule)) return NaN;
  const decay = decays[schedule as keyof typeof decays];
  return decay(
    run.number('epsilonStart'),
    run.number('epsilonEnd'),
    warmupOf(run),
    run.number('epsilonFraction') * run.budget,
  )(step);
}

/** The largest of 1, 2, 5 times a power of ten that is not above a value; a value that people would choose. */
export function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const multiple = [5, 2, 1].find((one) => one * power <= value * (1 + 1e-9)) ?? 1;
  return Number((multiple * power).toPrecision(1));
}
