/** Whether an actor of continuous actions, and the temperature of SAC, stay where they can learn. */
import { attainableReturn } from '../attainable';
import { part, typicalSize, type Evidence } from '../evidence';
import { change, rule } from '../rule';
import { gentler } from './learning-rate';

/** What a nat of entropy in every step is worth over the horizon, at the start, at three quarters and now. */
function entropyWorth(run: Evidence) {
  const series = run.series('learning/temperature');
  const discount = run.number('discount');
  if (run.setting('temperatureRule') !== 'automatic' || series.value.length < 20 || !(discount < 1))
    return null;
  const horizon = 1 / (1 - discount);
  const now = typicalSize(part(series, 0.95));
  return { start: series.value[0]!, before: typicalSize(part(series, 0.7, 0.8)), now, worth: now * horizon };
}

/** How far the returns of the training lie apart, in rewards as the agent learns from them. */
function spreadOfReturns(run: Evidence): number {
  let [least, most] = [Infinity, -Infinity];
  for (const value of run.series('episode/return').value) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return (most - least) * (run.experiment.rewardScale ?? 1);
}

export const temperatureVanished = rule({
  severity: 'warning',
  section: 'exploration',
  find(run) {
    const entropy = entropyWorth(run);
    if (entropy === null || run.performsWell || run.experiment.normaliseRewards === true) return null;
    const spread = spreadOfReturns(run);
    if (!(entropy.worth < 1e-4 * spread)) return null;
    return {
      step: run.series('learning/temperature').step.at(-1)!,
      facts: { now: entropy.now, start: entropy.start, worth: entropy.worth, spread },
      changes: [change('targetEntropy', Math.min(0.5, run.number('targetEntropy') + 0.5))],
    };
  },
});

export const temperatureExploded = rule({
  severity: 'fault',
  section: 'exploration',
  hides: ['notLearning'],
  find(run) {
    const entropy = entropyWorth(run);
    if (entropy === null || run.performsWell) return null;
    const rising = entropy.now > 1.2 * entropy.before && entropy.now > 3 * entropy.start;
    const spread = spreadOfReturns(run);
    if (!rising || !(entropy.worth > spread)) return null;
    return {
      step: run.series('learning/temperature').step.at(-1)!,
      facts: {
        now: entropy.now,
        start: entropy.start,
        worth: entropy.worth,
        spread,
        target: run.number('targetEntropy'),
      },
      changes: [change('targetEntropy', -1)],
    };
  },
});

export const actionsSaturated = rule({
  severity: 'fault',
  hides: ['notLearning'],
  find(run) {
    const found = run.firstOf(['learning/tanhSaturation', 'learning/saturation']);
    // At a bound nearly always may be the best there is: an engine that is either on or off.
    if (found === null || found.series.value.length < 20 || run.performsWell) return null;
    const late = part(found.series, 0.5);
    const typical = typicalSize(late);
    if (!(typical > 0.9)) return null;
    return {
      step: late.step[0]!,
      facts: {
        typical,
        since: late.step[0]!,
        gradient: typicalSize(part(run.series('learning/actorGradientNorm'), 0.5)),
        bound: attainableReturn(run) ?? NaN,
      },
      changes: gentler(run).slice(0, 1),
    };
  },
});
