/** Whether the steps of the optimiser are of a sensible size. */
import { type Evidence } from '../evidence';
import { plannedUpdates, roundBelow } from '../planned';
import { change, rule, type Change } from '../rule';

const rateNames = ['learningRate', 'actorLearningRate', 'criticLearningRate'] as const;

/** Whether an update moves a weight by about the learning rate, however large the gradient is: no choice is Adam. */
const isAdaptive = (run: Evidence): boolean => run.setting('optimizer') !== 'sgd';

/** From here on, a rate of an adaptive optimiser is called very high. */
const veryHigh = 0.02;

/** The rate to go back to: that of the preset, the default where that is very high itself. */
function usualRate(run: Evidence, name: string): number {
  const usual = run.usual(name);
  return usual < veryHigh ? usual : 1e-3;
}

/** The rates of a run, the largest first. */
const ratesOf = (run: Evidence) =>
  rateNames
    .map((name) => ({ name, rate: run.number(name) }))
    .filter(({ rate }) => !Number.isNaN(rate))
    .sort((a, b) => b.rate - a.rate);

/**
 * A smaller rate, the one proposal of all rules that blame it: the usual one where it is far above that, else a third.
 * What is still very high would be warned of in turn.
 */
function lowerRate(run: Evidence, { name, rate }: { name: string; rate: number }): number {
  const usual = usualRate(run, name);
  const isHigh = isAdaptive(run) && rate >= veryHigh;
  return isHigh || rate > 5 * usual ? Math.min(usual, roundBelow(rate / 3)) : roundBelow(rate / 3);
}

/** What makes the steps smaller: a lower rate, and a schedule where there is one to choose. */
export function gentler(run: Evidence): Change[] {
  const [largest] = ratesOf(run);
  if (largest === undefined) return [];
  const lower = change(largest.name, lowerRate(run, largest));
  return run.setting('learningRateSchedule') === 'constant'
    ? [lower, change('learningRateSchedule', 'linear')]
    : [lower];
}

export const rateHigh = rule({
  severity: 'warning',
  foreseeable: true,
  section: 'loss-clipping-optimiser',
  find(run) {
    const [largest] = ratesOf(run);
    if (largest === undefined || !isAdaptive(run) || largest.rate < veryHigh || run.performsWell) return null;
    return {
      facts: { rate: largest.rate, usual: usualRate(run, largest.name) },
      changes: [change(largest.name, lowerRate(run, largest))],
    };
  },
});

export const rateTiny = rule({
  severity: 'warning',
  foreseeable: true,
  section: 'loss-clipping-optimiser',
  hides: ['notLearning'],
  find(run) {
    const smallest = ratesOf(run).at(-1);
    const updates = plannedUpdates(run);
    if (smallest === undefined || !isAdaptive(run) || run.setting('optimizer') === 'rmsprop') return null;
    // Adam moves a weight by about the learning rate at most, in each update (Kingma & Ba 2015, section 2.1).
    const reach = smallest.rate * updates;
    // Where the rate is a usual one, there are too few updates instead.
    if (!(updates > 0 && reach < 0.05) || smallest.rate > usualRate(run, smallest.name) / 10) return null;
    return {
      facts: { rate: smallest.rate, updates, reach },
      changes: [change(smallest.name, usualRate(run, smallest.name))],
    };
  },
});

export const forgetting = rule({
  severity: 'fault',
  section: 'loss-clipping-optimiser',
  hides: ['notLearning', 'timeLimit', 'budgetShort'],
  find(run) {
    const { step, value } = run.series('evaluation/mean');
    if (value.length < 6) return null;
    // The best of two evaluations in a row: a single lucky one is no peak.
    let best = -Infinity;
    let at = 0;
    for (const [i, one] of value.entries()) {
      const both = (value[i - 1]! + one) / 2;
      if (both > best) [best, at] = [both, i];
    }
    const floor = run.card?.randomReturn ?? value[0]!;
    // While it trains it may recover: more has to be low before anything is said.
    const least = run.finished ? 3 : 5;
    const latest = value.subarray(
      Math.max(at + 1, value.length - Math.max(least, Math.ceil(value.length / 5))),
    );
    const height = best - floor;
    if (!(height > 0) || run.wayOf(best) < 0.5) return null;
    // All of the latest are low, so that it is no dip between two good ones.
    const highest = latest.reduce((most, x) => Math.max(most, x), run.result?.mean ?? -Infinity);
    const now = run.latestEvaluation;
    // What had been solved and ends unsolved, by many episodes, has been lost, whatever came in between.
    const hasLost = run.isUnsolved && run.wayOf(best) >= 1 && best - now > 0.2 * height;
    const isLow = latest.length >= least && best - highest > 0.5 * height;
    if (!isLow && !hasLost) return null;
    return {
      severity: run.finished && best - now > 0.5 * height ? 'fault' : 'warning',
      step: step[at + 1] ?? run.step,
      facts: { best, at: step[at]!, now, lost: (best - now) / height },
      changes: gentler(run),
    };
  },
});
