/** Whether the agent tries enough, and not too much. */
import type { Evidence } from '../evidence';
import { lastAction, plannedEpsilon, warmupOf } from '../planned';
import { change, rule } from '../rule';
import { unrewarded } from './reward';

/** Epsilon of the last actions: as planned, or as measured where a run that came so far has met a higher one. */
function lastEpsilon(run: Evidence): number {
  const planned = plannedEpsilon(run, lastAction(run));
  const measured = run.series('learning/epsilon').value.at(-1) ?? NaN;
  const isMeasured = run.step >= 0.9 * run.budget && !Number.isNaN(measured);
  return isMeasured && !(planned > measured) ? measured : planned;
}

/** The first step at which epsilon was at most this; NaN where it never was. */
function epsilonReached(run: Evidence, level: number): number {
  const { step, value } = run.series('learning/epsilon');
  return step[value.findIndex((epsilon) => epsilon <= level)] ?? NaN;
}

/** Epsilon from which on chance decides too much. */
const high = 0.3;
/** Epsilon that is missing to the end that was asked for. */
const noticeable = 0.01;

export const epsilonHigh = rule({
  severity: 'warning',
  foreseeable: true,
  section: 'exploration',
  find(run) {
    const last = lastEpsilon(run);
    const end = run.number('epsilonEnd');
    // Where warm-up and decay together are longer than the budget, epsilon is cut off on its way; and a last stair that
    // begins where the budget ends is never stood on.
    const misses = plannedEpsilon(run, lastAction(run)) - end > noticeable;
    if (!(last >= high) && !misses) return null;
    const free = Math.max(0.05, 1 - warmupOf(run) / run.budget);
    return {
      // Q-learning may learn even from random actions alone.
      severity: run.performsWell || last < high ? 'hint' : last >= 0.5 ? 'fault' : 'warning',
      facts: { start: run.number('epsilonStart'), end, last, budget: run.budget },
      changes: [
        end >= high ? change('epsilonEnd', 0.05) : change('epsilonFraction', Number((free / 2).toFixed(2))),
      ],
    };
  },
});

/** Epsilon up to which an agent still tries much by chance. */
const exploring = 0.2;

export const epsilonEarly = rule({
  severity: 'fault',
  section: 'exploration',
  find(run) {
    const reached = epsilonReached(run, exploring);
    const none = unrewarded(run);
    if (none === null || !(reached <= 0.3 * run.budget)) return null;
    return {
      // Early, it may still come.
      severity: run.step >= 0.5 * run.budget ? 'fault' : 'warning',
      step: reached,
      facts: { level: exploring, reached, share: reached / run.budget, episodes: none.episodes },
      changes: [change('epsilonFraction', run.number('epsilonFraction') < 0.5 ? 0.5 : 1)],
    };
  },
});

export const noExploration = rule({
  severity: 'warning',
  foreseeable: true,
  section: 'exploration',
  find(run) {
    if (run.performsWell) return null;
    const start = run.number('epsilonStart');
    // Tables are left out: where they know nothing yet, they draw among equal values.
    const isNetwork = run.algorithm?.observations.includes('box') === true;
    if (isNetwork && !Number.isNaN(start)) {
      if (start > 0.01) return null;
      return { facts: { kind: 'epsilon', start }, changes: [change('epsilonStart', 1)] };
    }
    if (run.setting('noise') !== 'none') return null;
    return { facts: { kind: 'noise', start: 0 }, changes: [change('noise', 'gaussian')] };
  },
});
