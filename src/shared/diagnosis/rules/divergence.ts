/** Whether values and losses stay within what is possible. */
import { attainableReturn } from '../attainable';
import { part, shareOf, typicalSize, type Evidence } from '../evidence';
import { change, rule, type Change } from '../rule';
import { gentler } from './learning-rate';

const learned = [
  ...['loss', 'criticLoss', 'valueLoss', 'policyLoss', 'actorLoss', 'q', 'target', 'tdError', 'value'],
  ...['gradientNorm', 'criticGradientNorm', 'actorGradientNorm', 'entropy', 'kl', 'temperature'],
].map((name) => `learning/${name}`);

export const notFinite = rule({
  severity: 'fault',
  hides: [
    'qDiverges',
    'valuesHigh',
    'lossExplodes',
    'gradientClipped',
    'notLearning',
    'forgetting',
    'klHigh',
  ],
  find(run) {
    let first: { metric: string; step: number; value: number } | null = null;
    for (const metric of [...learned, 'evaluation/predicted']) {
      const { step, value } = run.series(metric);
      const at = value.findIndex((one) => !Number.isFinite(one));
      if (at >= 0 && (first === null || step[at]! < first.step))
        first = { metric, step: step[at]!, value: value[at]! };
    }
    if (first === null) return null;
    const { metric, step, value } = first;
    return { step, facts: { metric, value, step }, changes: gentler(run) };
  },
});

/** What keeps Q from running after itself, where it is not switched on yet; otherwise smaller steps. */
function steadier(run: Evidence): Change[] {
  if (run.setting('target') === 'none') return [change('target', 'hard')];
  if (run.setting('double') === false) return [change('double', true), ...gentler(run).slice(0, 1)];
  return gentler(run);
}

/** Metrics that estimate a discounted return. */
const estimates = ['learning/q', 'learning/target', 'learning/value', 'evaluation/predicted'];

/** The estimate that lies highest at the end: its typical size over a share of the points. */
function highestEstimate(run: Evidence, from: number) {
  return estimates
    .map((metric) => ({ metric, size: typicalSize(part(run.series(metric), from)) }))
    .filter(({ size }) => !Number.isNaN(size))
    .sort((a, b) => b.size - a.size)[0];
}

/** Tables cannot diverge: each update is an average. */
const isTable = (run: Evidence) => run.setting('stepSizeRule') !== undefined;

export const qDiverges = rule({
  severity: 'fault',
  section: 'target-network',
  hides: ['valuesHigh', 'gradientClipped', 'notLearning', 'forgetting'],
  find(run) {
    const bound = attainableReturn(run);
    const highest = highestEstimate(run, 0.9);
    if (bound === null || highest === undefined || isTable(run) || !(highest.size > 4 * bound)) return null;
    const series = run.series(highest.metric);
    const before = typicalSize(part(series, 0.4, 0.5));
    const crossed = series.value.findIndex((value) => Math.abs(value) > 4 * bound);
    return {
      step: series.step[crossed]!,
      facts: {
        metric: highest.metric,
        size: highest.size,
        bound,
        growth: highest.size / before,
        realised: run.series('evaluation/realised').value.at(-1) ?? NaN,
      },
      changes: steadier(run),
    };
  },
});

export const valuesHigh = rule({
  severity: 'warning',
  section: 'double-learning',
  find(run) {
    const bound = attainableReturn(run);
    const highest = highestEstimate(run, 0.75);
    if (bound === null || highest === undefined || isTable(run)) return null;
    const { step, value } = run.series(highest.metric);
    if (value.length < 8) return null;
    // Many a run plays well on values that are somewhat too high: it is the order of the actions that counts.
    const tolerated = run.performsWell ? 2 : run.isUnsolved ? 1.25 : 1.5;
    if (!(highest.size > tolerated * bound)) return null;
    return {
      severity: run.performsWell ? 'hint' : 'warning',
      step: step.at(-1)!,
      facts: {
        metric: highest.metric,
        size: highest.size,
        bound,
        realised: run.series('evaluation/realised').value.at(-1) ?? NaN,
      },
      changes: steadier(run),
    };
  },
});

export const lossExplodes = rule({
  severity: 'fault',
  hides: ['gradientClipped', 'notLearning', 'forgetting'],
  section: 'loss-clipping-optimiser',
  find(run) {
    const bound = attainableReturn(run);
    const found = run.firstOf(['learning/tdError', 'learning/valueLoss', 'learning/criticLoss']);
    if (bound === null || found === null || found.series.value.length < 10 || isTable(run)) return null;
    const size = typicalSize(part(found.series, 0.9));
    const error = found.metric === 'learning/tdError' ? size : Math.sqrt(size);
    // An error larger than any return is wrong about everything.
    if (!(error > bound)) return null;
    return {
      step: found.series.step.at(-1)!,
      facts: { metric: found.metric, error, bound },
      changes: gentler(run),
    };
  },
});

export const gradientClipped = rule({
  severity: 'hint',
  section: 'loss-clipping-optimiser',
  find(run) {
    const clip = run.number('gradientClip');
    const found = run.firstOf(['learning/gradientNorm', 'learning/criticGradientNorm']);
    if (!(clip > 0) || found === null || found.series.value.length < 10) return null;
    const share = shareOf(found.series, (norm) => norm > 10 * clip);
    if (share < 0.8 || run.step < 0.5 * run.budget || run.performsWell) return null;
    const typical = typicalSize(found.series);
    return { facts: { clip, share, typical, times: typical / clip } };
  },
});

export const gradientZero = rule({
  severity: 'fault',
  hides: ['notLearning'],
  find(run) {
    const found = run.firstOf(['learning/gradientNorm', 'learning/criticGradientNorm']);
    if (found === null || found.series.value.length < 10) return null;
    const late = part(found.series, 0.5);
    const share = shareOf(late, (norm) => norm < 1e-8);
    if (share < 0.9) return null;
    return { step: late.step[0]!, facts: { share, since: late.step[0]! }, changes: gentler(run).slice(0, 1) };
  },
});

export const atomsNarrow = rule({
  severity: 'fault',
  section: 'c51',
  hides: ['notLearning'],
  find(run) {
    const [lowest, highest] = [run.number('lowestReturn'), run.number('highestReturn')];
    const { step, value } = run.series('evaluation/realised');
    const margin = 0.02 * (highest - lowest);
    const at = value.findIndex((one) => one < lowest - margin || one > highest + margin);
    if (at < 0) return null;
    const outside = value[at]!;
    // What was realised is attainable.
    const bound = attainableReturn(run) ?? Math.abs(outside);
    const outwards = (size: number) => Number((1.1 * size).toPrecision(2));
    return {
      step: step[at]!,
      facts: {
        lowest,
        highest,
        outside,
        share: shareOf(
          run.series('evaluation/realised'),
          (one) => one < lowest - margin || one > highest + margin,
        ),
      },
      changes: [
        outside < lowest
          ? change('lowestReturn', -outwards(bound))
          : change('highestReturn', outwards(bound)),
      ],
    };
  },
});
