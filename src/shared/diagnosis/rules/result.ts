/** How far the result can be trusted, and what it says. */
import { experimentFields } from '../../experiment';
import { part, type Evidence } from '../evidence';
import { change, rule, type Change } from '../rule';

const moments = (values: Float64Array) => {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
};

/** What is said where nothing else explains that there is no success. */
export const notLearning = rule({
  severity: 'warning',
  find(run) {
    const { result, card } = run;
    if (!run.finished || result === null || !(run.wayOf(result.mean) <= 0.03)) return null;
    return {
      step: run.step,
      facts: { mean: result.mean, random: card!.randomReturn!, solved: card!.solvedReturn! },
    };
  },
});

/** One step on from here: double learning where it is to be had, else a larger budget. */
function nextTry(run: Evidence): Change[] {
  if (run.setting('double') === false && run.setting('target') !== 'none') return [change('double', true)];
  const { max } = experimentFields.steps;
  return run.budget * 2 <= max ? [{ path: 'steps', value: run.budget * 2 }] : [];
}

/** What is said of a training that has learned something and not enough, where nothing else explains it. */
export const unsolved = rule({
  severity: 'warning',
  isLastResort: true,
  find(run) {
    const mean = run.result?.mean ?? NaN;
    if (!run.isUnsolved || !(run.wayOf(mean) > 0.03)) return null;
    const { value } = run.series('evaluation/mean');
    return {
      // Close to the mark, it may be meant so: Sarsa keeps away from the cliff.
      severity: run.performsWell ? 'hint' : 'warning',
      step: run.step,
      facts: {
        mean,
        solved: run.card!.solvedReturn!,
        best: value.reduce((most, x) => Math.max(most, x), mean),
      },
      changes: nextTry(run),
    };
  },
});

export const budgetShort = rule({
  severity: 'hint',
  find(run) {
    const series = run.series('evaluation/mean');
    if (!run.finished || run.result === null || series.value.length < 8) return null;
    if (!(run.wayOf(run.result.mean) < 0.9 && run.wayOf(run.result.mean) > 0.05)) return null;
    const before = moments(part(series, 0.5, 0.75).value);
    const now = moments(part(series, 0.75).value);
    const rise = now.mean - before.mean;
    const isRising = rise > 2 * Math.hypot(before.error, now.error);
    const { randomReturn, solvedReturn } = run.card!;
    if (!isRising || rise < 0.08 * (solvedReturn! - randomReturn!) || run.result.mean < before.mean)
      return null;
    return {
      step: run.step,
      facts: { before: before.mean, now: now.mean, mean: run.result.mean, solved: solvedReturn! },
      changes: [{ path: 'steps', value: run.budget * 2 }],
    };
  },
});

export const resultNoisy = rule({
  severity: 'hint',
  find(run) {
    const { result } = run;
    if (!run.finished || result === null || Number.isNaN(run.wayOf(0))) return null;
    const { episodes, mean, std } = result;
    const error = std / Math.sqrt(episodes);
    const { randomReturn, solvedReturn } = run.card!;
    const scale = Math.abs(solvedReturn! - randomReturn!);
    // One episode has no spread to judge by.
    if (!(episodes === 1 || error > 0.1 * scale)) return null;
    return {
      facts: { episodes, mean, error: episodes === 1 ? NaN : error, scale },
      changes: [{ path: 'finalEpisodes', value: Math.max(100, Math.min(10_000, episodes * 10)) }],
    };
  },
});

export const oneSeed = rule({
  severity: 'hint',
  path: 'seed',
  find: (run) => (run.finished && run.seeds === 1 ? { facts: { seed: run.experiment.seed } } : null),
});
