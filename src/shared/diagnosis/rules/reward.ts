/** Whether the task gave the agent anything to learn from. */
import { wholeOf } from '../../metrics';
import { part, shareOf, type Evidence } from '../evidence';
import { change, rule, type Change } from '../rule';

/** Whether so far no episode has told one action from another; null where one has, or too few have ended. */
export function unrewarded(run: Evidence) {
  const returns = run.series('episode/return');
  const lengths = run.series('episode/length');
  const { card } = run;
  const { count: episodes, lowest: least, highest: most } = wholeOf(returns);
  if (episodes < 20 || card === undefined || run.step < 0.2 * run.budget) return null;
  if (!Number.isFinite(most) || (card.solvedReturn !== null && most >= card.solvedReturn)) return null;
  const limit = card.stepLimit;
  const { count, lowest: shortest } = wholeOf(lengths);
  const allCut = limit !== null && count > 0 && shortest >= limit;
  if (most !== least && (!allCut || card.termination === 'never')) return null;
  return {
    episodes,
    most,
    same: most === least,
    limit: allCut ? limit : NaN,
    step: returns.step.at(-1)!,
    best: card.bestReturn ?? 0,
  };
}

/**
 * What makes an agent try farther.
 * @param best the highest return that there is, as far as that is known
 */
function farther(run: Evidence, best: number): Change[] {
  // An optimistic table tries everything once before it believes in anything.
  if (run.number('initialValue') === 0 && best > 0) return [change('initialValue', 1)];
  if (run.number('epsilonFraction') < 0.5) return [change('epsilonFraction', 0.5)];
  if (run.setting('noise') === 'gaussian' || run.setting('noise') === 'none')
    return [change('noise', 'ornstein-uhlenbeck')];
  if (run.number('noiseCorrelation') === 0) return [change('noiseCorrelation', 0.9)];
  const bonus = run.number('entropyCoefficient');
  return bonus >= 0 ? [change('entropyCoefficient', bonus === 0 ? 0.01 : bonus * 3)] : [];
}

export const rewardNeverSeen = rule({
  severity: 'fault',
  section: 'exploration',
  hides: [
    'notLearning',
    'timeLimit',
    'valuesUseless',
    'entropyCollapsed',
    'actionsSaturated',
    'temperatureVanished',
  ],
  find(run) {
    const none = unrewarded(run);
    if (none === null) return null;
    const { episodes, most, limit, step, best } = none;
    return {
      // Early, it may still come.
      severity: run.step >= 0.5 * run.budget ? 'fault' : 'warning',
      step,
      facts: { episodes, most, kind: none.same ? 'same' : 'cut', limit },
      changes: farther(run, best),
    };
  },
});

export const timeLimit = rule({
  severity: 'hint',
  find(run) {
    const { card } = run;
    const lengths = run.series('episode/length');
    if (card === undefined || card.stepLimit === null || card.termination === 'never') return null;
    const limit = card.stepLimit;
    const late = part(lengths, 0.75);
    if (late.value.length < 10 || Number.isNaN(run.wayOf(0)) || run.performsWell) return null;
    const share = shareOf(late, (length) => length >= limit);
    // Of a series that is thinned out, each point stands for so many episodes.
    const spacing = Math.round(wholeOf(lengths).count / lengths.value.length);
    if (share < 0.8 || run.step < 0.5 * run.budget) return null;
    return {
      step: late.step[0]!,
      facts: { share, limit, since: late.step[0]!, episodes: late.value.length * spacing },
    };
  },
});

export const discountShort = rule({
  severity: 'warning',
  foreseeable: true,
  path: 'hyperparameters.discount',
  find(run) {
    const discount = run.number('discount');
    const horizon = 1 / (1 - discount);
    const { value } = run.series('episode/length');
    const measured = value.reduce((sum, length) => sum + length, 0) / value.length;
    const length = value.length >= 10 ? measured : (run.card?.stepLimit ?? NaN);
    if (!(discount <= 0.8 && length > 20 * horizon) || run.performsWell) return null;
    return { facts: { discount, horizon, length }, changes: [change('discount', 0.99)] };
  },
});

export const discountOne = rule({
  severity: 'warning',
  foreseeable: true,
  find(run) {
    const discount = run.number('discount');
    // Returns of whole episodes need no values behind them, unless those that were cut off are valued.
    const bootstraps = [undefined, 'value'].includes(run.setting('baseline') as string | undefined);
    if (!(discount > 0.9999) || run.card?.termination !== 'never' || !bootstraps) return null;
    return { facts: { discount, limit: run.card.stepLimit ?? NaN }, changes: [change('discount', 0.99)] };
  },
});
