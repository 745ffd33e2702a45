/** Whether quantities that change over the budget get to where they are to end. */
import { linearSchedule } from '../../schedules';
import type { Evidence } from '../evidence';
import { lastUpdate, longestBatch, roundBelow } from '../planned';
import { change, rule, type Change } from '../rule';

/** The share of its way that a schedule has to go to be called complete: as far as ten rollouts take it. */
const enough = 0.8;

/** Learns as much in all, but in more rounds; of whole episodes, fewer for each update. */
function moreRounds(run: Evidence): readonly Change[] {
  const episodes = run.number('episodes');
  if (!Number.isNaN(episodes)) {
    const fewer = Math.floor((episodes * (1 - enough) * run.budget) / longestBatch(run));
    return fewer >= 1 ? [change('episodes', roundBelow(fewer))] : [];
  }
  const every = Math.max(1, roundBelow(run.budget / 50));
  const steps = Math.ceil((run.number('gradientSteps') * every) / run.number('trainEvery'));
  return [change('trainEvery', every), change('gradientSteps', steps)];
}

export const scheduleCutOff = rule({
  severity: 'hint',
  foreseeable: true,
  find(run) {
    const { step: last, isCertain } = lastUpdate(run);
    // What may happen is said beforehand; afterwards it has happened, or it has not.
    if (!(last < enough * run.budget) || (!isCertain && run.step > 0)) return null;
    const falls = run.setting('learningRateSchedule') === 'linear';
    const beta = run.number('priorityBeta');
    const rises = beta < 1;
    if (!falls && !rises) return null;
    return {
      facts: {
        last,
        budget: run.budget,
        isCertain: isCertain ? 1 : 0,
        rate: falls ? 1 - last / run.budget : NaN,
        beta: rises ? linearSchedule(beta, 1, 0, run.budget)(last) : NaN,
      },
      changes: moreRounds(run),
    };
  },
});
