import { describe, expect, it } from 'vitest';
import { loadPresets } from '../../../src/main/presets/presets';
import { environmentCard } from '../../../src/shared/catalogue';
import type { Finding } from '../../../src/shared/diagnosis';
import { checkExperiment, requireExperiment } from '../../../src/shared/experiment';
import { nextSteps, withChanges, type NextStep } from '../../../src/shared/judgement/next-steps';
import { stepWords } from '../../../src/shared/judgement/step-words';
import type { RunSummary } from '../../../src/shared/runs';
import { aRun, over100 } from './a-run';

const codes = (steps: readonly NextStep[]) => steps.map(({ code }) => code);
const labels = (steps: readonly NextStep[]) => steps.map((step) => stepWords(step, 'en').label);
const finding = (severity: Finding['severity'], rule: Finding['rule'] = 'valuesHigh') =>
  ({ rule, severity }) as Finding;

describe('what to do next', () => {
  it('after a run that falls short: five seeds, an improvement, a look inside', () => {
    const run = aRun(over100(307));
    expect(labels(nextSteps(run, [run]))).toEqual(['Train five seeds', 'Try Double DQN', 'Look inside']);
    expect(nextSteps(run, [run])[0]).toMatchObject({ seeds: [2, 3, 4, 5], together: 5 });
  });

  it('after a run that has solved its task: see whether others do, then look', () => {
    const run = aRun(over100(500));
    expect(codes(nextSteps(run, [run]))).toEqual(['seeds', 'inspect']);
    const others = [2, 3, 4, 5].map((seed) => aRun(over100(490), { seed }));
    expect(codes(nextSteps(run, [run, ...others]))).toEqual(['compare', 'inspect']);
  });

  it('counts the seeds that are there or on their way, and no others', () => {
    const run = aRun(over100(307), { seed: 7 });
    const all: RunSummary[] = [
      run,
      aRun(null, { seed: 1 }, { state: { phase: 'queued' } }),
      aRun(null, { seed: 2 }, { state: { phase: 'stopped' } }),
      aRun(over100(400), { seed: 3, hyperparameters: { double: true } }),
      aRun(over100(400), { seed: 4, environment: 'Acrobot-v1' }),
    ];
    expect(nextSteps(run, all)[0]).toEqual({ code: 'seeds', seeds: [2, 3, 4], together: 5 });
  });

  it('sends to the diagnosis first where it found what explains the failure', () => {
    const run = aRun(over100(9));
    const steps = nextSteps(run, [run], [finding('fault'), finding('warning'), finding('hint')]);
    expect(steps[0]).toEqual({ code: 'diagnose', findings: 2 });
    expect(codes(nextSteps(run, [run], [finding('hint')]))).not.toContain('diagnose');
    const solved = aRun(over100(500));
    expect(codes(nextSteps(solved, [solved], [finding('warning')])).at(-1)).toBe('diagnose');
  });

  it('proposes seeds first where the diagnosis can only say that nothing explains the failure', () => {
    const run = aRun(over100(307));
    const found = [finding('warning', 'unsolved'), finding('hint', 'oneSeed')];
    expect(codes(nextSteps(run, [run], found))).toEqual(['seeds', 'improve', 'inspect', 'diagnose']);
    expect(codes(nextSteps(run, [run], [...found, finding('fault')]))[0]).toBe('diagnose');
  });

  it('before the question is answered, is to answer it, and nothing that tells the result', () => {
    const assignment = { id: 'a', title: 'A', question: '?', kind: 'number' } as const;
    const run = aRun(over100(307), {}, { assignment });
    expect(codes(nextSteps(run, [run], [finding('fault')]))).toEqual(['answer']);
  });

  it('of a run that was cut short, is to go on where that is possible', () => {
    const stopped = { state: { phase: 'stopped' } } as const;
    expect(codes(nextSteps(aRun(null, {}, stopped), []))).toEqual(['resume']);
    const origin = { name: 'Ann', file: 'ann.rlrun', importedAt: '', id: 'x' };
    expect(codes(nextSteps(aRun(null, {}, { ...stopped, origin }), []))).toEqual([]);
    expect(codes(nextSteps(aRun(null, {}, { state: { phase: 'running' } }), []))).toEqual([]);
  });

  it('evaluates more where a result cannot be told', () => {
    const run = aRun({ episodes: 1, mean: 500, std: 0 }, { finalEpisodes: 1 });
    expect(nextSteps(run, [run])).toContainEqual(
      expect.objectContaining({
        improvement: 'moreEpisodes',
        changes: [{ path: 'finalEpisodes', value: 100 }],
      }),
    );
  });

  it('takes the improvements one after the other, and trains longer in the end', () => {
    const improvementAfter = (hyperparameters: Record<string, unknown>) => {
      const run = aRun(over100(300), { hyperparameters });
      return nextSteps(run, [run]).flatMap((step) => (step.code === 'improve' ? [step.improvement] : []));
    };
    expect(improvementAfter({ target: 'none' })).toEqual(['target']);
    expect(improvementAfter({ target: 'soft' })).toEqual(['double']);
    expect(improvementAfter({ double: true })).toEqual(['dueling']);
    expect(improvementAfter({ double: true, dueling: 'naive' })).toEqual(['longer']);
  });

  it('proposes nothing that is refused, for whatever preset falls short', async () => {
    const { presets } = await loadPresets();
    const proposed = presets.flatMap(({ experiment }) => {
      const of = requireExperiment(experiment);
      const card = environmentCard(of.environment, of.environmentOptions)!;
      return [card.randomReturn!, card.solvedReturn!].flatMap((mean) => {
        const run = aRun(over100(mean), { ...experiment });
        return nextSteps(run, [run]).flatMap((step) => {
          const [english, german] = [stepWords(step, 'en'), stepWords(step, 'de')];
          for (const part of ['label', 'reason'] as const) {
            expect(english[part]).toMatch(/^\S/);
            expect(german[part]).not.toBe(english[part]);
          }
          return step.code === 'improve' ? [{ step, of }] : [];
        });
      });
    });
    expect(proposed.length).toBeGreaterThan(40);
    for (const { step, of } of proposed) {
      expect(checkExperiment(step.experiment)).toEqual({ experiment: step.experiment });
      expect(step.experiment).toEqual(withChanges(of, step.changes));
      expect(step.experiment).not.toEqual(of);
    }
  });
});
