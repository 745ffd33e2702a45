/** Whether a stochastic policy moves by steps of a sensible size, keeps trying, and has values to lean on. */
import { part, shareOf, type Evidence } from '../evidence';
import { median } from '../../statistics/quantile';
import { change, rule } from '../rule';
import { gentler } from './learning-rate';

/** How undecided the policy is, and below what it has as good as decided; null where nothing tells. */
function indecision(run: Evidence) {
  const { card, algorithm } = run;
  if (card === undefined || algorithm?.usualEntropyCoefficient === undefined) return null;
  if (card.action.kind === 'discrete') {
    const most = Math.log(card.action.names.length);
    return { metric: 'learning/entropy', most, least: 0.1 * most };
  }
  return { metric: 'learning/actionDeviation', most: run.number('initialDeviation'), least: 0.05 };
}

export const entropyCollapsed = rule({
  severity: 'fault',
  hides: ['notLearning'],
  find(run) {
    const kind = indecision(run);
    if (kind === null || run.performsWell) return null;
    const { step, value } = run.series(kind.metric);
    if (value.length < 10) return null;
    // From where on it never rose above again.
    let first = value.length;
    while (value[first - 1]! <= kind.least) first--;
    const since = step[first] ?? NaN;
    if (!(since <= 0.5 * run.budget) || first > 0.75 * value.length) return null;
    const bonus = run.number('entropyCoefficient');
    const raised = bonus > 0 ? Number((bonus * 3).toPrecision(2)) : run.algorithm!.usualEntropyCoefficient!;
    return {
      step: since,
      facts: { metric: kind.metric, now: value.at(-1)!, most: kind.most, since, share: since / run.budget },
      changes: [change('entropyCoefficient', raised), ...gentler(run).slice(0, 1)],
    };
  },
});

export const klHigh = rule({
  severity: 'warning',
  find(run) {
    const kl = run.series('learning/kl');
    const clipped = run.series('learning/clipFraction');
    if (kl.value.length < 10 || run.performsWell) return null;
    const share = shareOf(kl, (one) => one > 0.05);
    const fraction = median(clipped.value);
    if (share < 0.5 && !(fraction > 0.4)) return null;
    const first = kl.step[kl.value.findIndex((one) => one > 0.05)] ?? kl.step[0]!;
    return {
      step: first,
      facts: { typical: median(kl.value), share, fraction },
      changes: [
        ...(run.number('targetKl') === 0 ? [change('targetKl', 0.02)] : []),
        ...gentler(run).slice(0, 1),
      ],
    };
  },
});

export const valuesUseless = rule({
  severity: 'warning',
  find(run) {
    const series = run.series('learning/explainedVariance');
    if (series.value.length < 20 || run.performsWell) return null;
    const late = part(series, 0.5);
    const typical = median(late.value);
    if (!(typical < -0.05)) return null;
    const steps = run.number('valueSteps');
    return {
      step: late.step[0]!,
      facts: { typical, since: late.step[0]!, share: shareOf(late, (one) => one < 0) },
      // Gradient steps that are the values' own, or those that move the policy, too.
      changes: Number.isNaN(steps)
        ? gentler(run).slice(0, 1)
        : [change('valueSteps', Math.min(1000, steps * 3))],
    };
  },
});
