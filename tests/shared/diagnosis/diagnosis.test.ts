import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readGuides } from '../../../src/guides/read-guides';
import { loadPresets } from '../../../src/main/presets/presets';
import { programFolder } from '../../../src/platform/program-folder';
import { diagnose, foresee, rules, type DiagnosedRun } from '../../../src/shared/diagnosis';
import { describe as inWords } from '../../../src/shared/diagnosis/describe';
import { diagnosisTexts as textsIn } from '../../../src/shared/diagnosis/texts';
import { algorithms } from '../../../src/catalogue';
import { checkExperiment, requireExperiment } from '../../../src/shared/experiment';
import type { RunMetrics, Series } from '../../../src/shared/metrics';
import { healthy } from './recorded-runs';
import { changed, faults, folder, recorded, ruleIds } from './recorded-files';

const diagnosisTexts = textsIn('en');
const germanTexts = textsIn('de');

/** The run as it was when so many steps were taken. */
function until(run: DiagnosedRun, last: number): DiagnosedRun {
  const cut = ({ step, seconds, value }: Series): Series => {
    const after = step.findIndex((one) => one > last);
    const end = after < 0 ? step.length : after;
    return { step: step.slice(0, end), seconds: seconds.slice(0, end), value: value.slice(0, end) };
  };
  const metrics: RunMetrics = Object.fromEntries(
    Object.entries(run.metrics).map(([name, series]) => [name, cut(series)]),
  );
  return { ...run, metrics, phase: 'running', step: last, result: null };
}

describe('recorded runs with a fault', () => {
  it.each(faults)('shows %s where it was made', (name) => {
    expect(diagnose(recorded(name)).map(({ rule }) => rule)).toContain(name);
  });

  it('has one for every rule but that on seeds, which takes several runs', () => {
    expect([...faults, 'oneSeed'].sort()).toEqual([...ruleIds].sort());
    expect(readdirSync(folder).sort()).toEqual([...faults, ...healthy].map((name) => `${name}.json`).sort());
  });

  it.each(
    faults.flatMap((name) => [
      ['English', name, diagnosisTexts] as const,
      ['German', name, germanTexts] as const,
    ]),
  )('speaks in %s of %s, in whole sentences', (_, name, texts) => {
    for (const finding of diagnose(recorded(name))) {
      const { title, ...sentences } = inWords(finding, texts);
      expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
      for (const text of Object.values(sentences)) {
        expect(text).toMatch(/^[\p{Lu}0-9].*\.$/su);
        expect(text).not.toMatch(/undefined|\[object| {2}/);
        if (finding.rule !== 'notFinite') expect(text).not.toMatch(/NaN|∞/);
      }
    }
  });

  it.each(faults)('proposes for %s only values that are allowed', (name) => {
    const run = recorded(name);
    for (const { changes } of diagnose(run))
      for (const { path, value } of changes) {
        const checked = checkExperiment(changed(run.experiment, path, value));
        const problems = 'problems' in checked ? checked.problems : [];
        expect(problems.filter(({ field }) => field === path)).toEqual([]);
      }
  });

  it.each(faults.filter((name) => rules[name].foreseeable === true))(
    'foresees %s, and no longer after the change that it proposes',
    (name) => {
      const { experiment } = recorded(name);
      const found = foresee(experiment).find(({ rule }) => rule === name);
      expect(found?.changes.length).toBeGreaterThan(0);
      const mended = found!.changes.reduce(
        (before, { path, value }) => changed(before, path, value),
        experiment,
      );
      expect(foresee(mended).map(({ rule }) => rule)).not.toContain(name);
    },
  );
});

describe('healthy runs', () => {
  it.each(healthy)('finds nothing wrong with %s', (name) => {
    const serious = diagnose(recorded(name)).filter(({ severity }) => severity !== 'hint');
    expect(serious).toEqual([]);
  });

  it.each(healthy)('finds no fault in %s while it trains', (name) => {
    const run = recorded(name);
    for (let tenth = 1; tenth < 10; tenth++) {
      const found = diagnose(until(run, (run.experiment.steps * tenth) / 10));
      expect(
        found.filter(({ severity }) => severity === 'fault').map(({ rule }) => `${rule} at ${tenth}0 %`),
      ).toEqual([]);
    }
  });

  it('foresees nothing wrong with any preset', async () => {
    const { presets } = await loadPresets();
    expect(presets.length).toBeGreaterThan(40);
    for (const { id, experiment } of presets)
      expect([id, ...foresee(requireExperiment(experiment)).map(({ rule }) => rule)]).toEqual([id]);
  });
});

describe('a run that ended unsolved', () => {
  const evaluations = (means: readonly number[], mean: number): DiagnosedRun => {
    const experiment = requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn' });
    const step = Float64Array.from(means, (_, i) => ((i + 1) * experiment.steps) / means.length);
    const metrics = { 'evaluation/mean': { step, seconds: step, value: Float64Array.from(means) } };
    return {
      experiment,
      metrics,
      phase: 'finished',
      step: experiment.steps,
      result: { episodes: 100, mean, std: 35 },
      seeds: 1,
    };
  };
  const rulesOf = (run: DiagnosedRun) => diagnose(run).map(({ rule }) => rule);

  it('never hears only that one seed is an anecdote', () => {
    const plateau = evaluations([20, 100, 180, 200, 210, 205, 200, 215, 210, 205], 210);
    expect(rulesOf(plateau)).toEqual(['unsolved', 'oneSeed']);
    const solved = evaluations([20, 100, 180, 300, 400, 500, 500, 500, 500, 500], 500);
    expect(rulesOf(solved)).toEqual(['oneSeed']);
  });

  it('is told that it had the task solved and lost it, even where the end is not all low', () => {
    const lost = evaluations([20, 200, 300, 500, 500, 500, 480, 120, 250, 400], 307);
    expect(rulesOf(lost)[0]).toBe('forgetting');
    expect(rulesOf(lost)).not.toContain('unsolved');
    const dip = evaluations([20, 200, 300, 500, 500, 500, 480, 120, 500, 500], 495);
    expect(rulesOf(dip)).toEqual(['oneSeed']);
  });

  it('is told of values that are too high as soon as they are', () => {
    const run = evaluations([20, 200, 220, 210, 205, 215, 210, 220, 215, 210], 215);
    const points = Float64Array.from({ length: 20 }, (_, i) => (i + 1) * 2500);
    const series = (value: number) => ({ step: points, seconds: points, value: points.map(() => value) });
    const withValues = (q: number, mean: number): DiagnosedRun => ({
      ...run,
      result: { episodes: 100, mean, std: 10 },
      metrics: {
        ...run.metrics,
        'learning/q': series(q),
        'episode/return': series(200),
        'episode/length': series(200),
      },
    });
    expect(rulesOf(withValues(140, 215))).toContain('valuesHigh');
    expect(rulesOf(withValues(140, 500))).not.toContain('valuesHigh');
    expect(rulesOf(withValues(110, 215))).not.toContain('valuesHigh');
  });
});

describe('what cannot be told', () => {
  const experiment = requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn' });
  const untouched = { experiment, metrics: {}, phase: 'queued', step: 0, result: null } as const;

  it('is not said of a run that has not begun', () => {
    expect(diagnose(untouched)).toEqual([]);
  });

  it('is not said of a run whose environment and algorithm are of another version', () => {
    const foreign = { ...experiment, environment: 'Pong-v9', algorithm: 'muzero' };
    expect(diagnose({ ...untouched, experiment: foreign, phase: 'finished', step: 50_000 })).toEqual([]);
  });

  it('does not take a run for untaught that was stopped right after its warm-up', () => {
    const episode = {
      step: Float64Array.of(20),
      seconds: Float64Array.of(0.1),
      value: Float64Array.of(20),
    };
    const metrics = { 'episode/return': episode, 'episode/length': episode };
    const early = { ...untouched, metrics, phase: 'stopped', step: 1001 } as const;
    expect(diagnose(early)).toEqual([]);
    expect(diagnose({ ...early, step: 900 }).map(({ rule, severity }) => [rule, severity])).toEqual([
      ['nothingLearned', 'hint'],
    ]);
  });

  it('calls one seed an anecdote only where it has counted', () => {
    const ended = { ...recorded('cartpole-dqn'), phase: 'finished' } as const;
    const found = (seeds?: number) =>
      diagnose({ ...ended, ...(seeds === undefined ? {} : { seeds }) }).map(({ rule }) => rule);
    expect(found()).not.toContain('oneSeed');
    expect(found(2)).not.toContain('oneSeed');
    expect(found(1)).toContain('oneSeed');
  });
});

describe('the order and the number of findings', () => {
  it('tells the gravest first', () => {
    const order = ['fault', 'warning', 'hint'];
    for (const name of faults) {
      const ranks = diagnose(recorded(name)).map(({ severity }) => order.indexOf(severity));
      expect(ranks).toEqual([...ranks].sort());
    }
  });

  it('names rules that exist where one hides another', () => {
    for (const id of ruleIds) for (const hidden of rules[id].hides ?? []) expect(ruleIds).toContain(hidden);
  });

  it('leads to sections that guides have', () => {
    const guides = readGuides(programFolder()).filter(
      ({ kind, language }) => kind === 'algorithm' && language === 'en',
    );
    const slugs = guides.map(({ sections }) => sections.map(({ slug }) => slug));
    expect(slugs.length).toBe(Object.keys(algorithms).length);
    for (const of of slugs) expect(of).toContain('diagnostics');
    for (const id of ruleIds) {
      const { section } = rules[id];
      if (section !== undefined) expect(slugs.flat()).toContain(section);
    }
  });

  it('leaves out what another finding explains', () => {
    const { experiment } = recorded('warmupLong');
    const found = foresee(experiment).map(({ rule }) => rule);
    expect(found).toContain('warmupLong');
    expect(found).not.toContain('epsilonHigh');
  });
});

describe('cost', () => {
  it('takes well under a second for 100,000 episodes', () => {
    const { experiment } = recorded('cliffwalking-sarsa');
    const count = 100_000;
    const series = (valueAt: (i: number) => number): Series => ({
      step: Float64Array.from({ length: count }, (_, i) => 13 * (i + 1)),
      seconds: new Float64Array(count),
      value: Float64Array.from({ length: count }, (_, i) => valueAt(i)),
    });
    const metrics = {
      'episode/return': series((i) => -13 - (i % 7)),
      'episode/length': series((i) => 13 + (i % 7)),
    };
    const began = performance.now();
    diagnose({ experiment, metrics, phase: 'running', step: 13 * count, result: null });
    expect(performance.now() - began).toBeLessThan(500);
  });
});
