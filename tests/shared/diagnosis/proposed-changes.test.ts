import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changed as withAll,
  diagnose,
  foresee,
  proposalOf,
  type DiagnosedRun,
  type Finding,
} from '../../../src/shared/diagnosis';
import { describe as inWords } from '../../../src/shared/diagnosis/describe';
import { diagnosisTexts as textsIn } from '../../../src/shared/diagnosis/texts';
import { algorithms } from '../../../src/catalogue';
import { checkExperiment, requireExperiment, type Experiment } from '../../../src/shared/experiment';
import type { FieldValue } from '../../../src/shared/fields';
import { changed, faults, recorded } from './recorded-files';

const diagnosisTexts = textsIn('en');
const germanTexts = textsIn('de');

describe('what is proposed', () => {
  /** At which of the changed settings the form would refuse the changed experiment, or warn of it. */
  function complaints({ experiment, reference }: DiagnosedRun, findings: readonly Finding[]): string[] {
    const all = proposalOf(findings);
    return [all, ...findings.map(({ changes }) => changes)].flatMap((changes) => {
      const after = withAll(experiment, changes);
      const checked = checkExperiment(after);
      const refused = 'problems' in checked ? checked.problems.map(({ field }) => field) : [];
      const warned = foresee(after, reference).map(({ path }) => path);
      return changes
        .map(({ path }) => path)
        .filter((path) => refused.includes(path) || warned.includes(path));
    });
  }

  it.each(faults)('for %s is neither refused nor warned of by the form', (name) => {
    const run = recorded(name);
    expect(complaints(run, diagnose(run))).toEqual([]);
  });

  it('is so with every rate, batch, buffer and budget, whatever it was measured with', () => {
    const names = faults.filter((name) => {
      const { algorithm } = recorded(name).experiment;
      return Object.hasOwn(algorithms, algorithm);
    });
    const sizes = fc.constantFrom(1, 8, 32, 64, 500, 2000);
    const rates = fc.constantFrom(1, 0.5, 0.2, 0.06, 0.02, 0.005, 1e-3, 5e-4, 1e-5, 1e-8);
    fc.assert(
      fc.property(fc.constantFrom(...names), rates, sizes, fc.boolean(), (name, rate, size, isBuffer) => {
        const run = recorded(name);
        const { hyperparameters } = run.experiment;
        const own = (key: string, value: FieldValue) => (key in hyperparameters ? { [key]: value } : {});
        const experiment = {
          ...run.experiment,
          hyperparameters: {
            ...hyperparameters,
            ...own('learningRate', rate),
            ...own('actorLearningRate', rate),
            ...own(isBuffer ? 'bufferSize' : 'targetEvery', size),
          },
        };
        for (const reference of [undefined, run.experiment]) {
          const varied = { ...run, experiment, reference };
          expect(complaints(varied, diagnose(varied)), name).toEqual([]);
          expect(complaints(varied, foresee(experiment, reference)), name).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never is two values of one setting', () => {
    for (const name of faults) {
      const values = new Map<string, FieldValue>();
      for (const { path, value } of diagnose(recorded(name)).flatMap(({ changes }) => changes)) {
        if (values.has(path)) expect([name, path, value]).toEqual([name, path, values.get(path)]);
        values.set(path, value);
      }
    }
  });

  it('goes back to the value that the form calls its default', () => {
    const preset = requireExperiment({
      environment: 'CartPole-v1',
      algorithm: 'dqn',
      hyperparameters: { learningRate: 0.001 },
    });
    const fast = changed(preset, 'hyperparameters.learningRate', 1);
    const rate = (reference?: Experiment) =>
      foresee(fast, reference).find(({ rule }) => rule === 'rateHigh')!.changes;
    expect(rate()).toEqual([{ path: 'hyperparameters.learningRate', value: 5e-4 }]);
    expect(rate(preset)).toEqual([{ path: 'hyperparameters.learningRate', value: 0.001 }]);
    const [finding] = foresee(fast, preset);
    expect(inWords(finding!, diagnosisTexts).seen).toBe('It is 1; the default is 0.001.');
    expect(inWords(finding!, germanTexts).seen).toBe('Sie ist 1; der Standardwert ist 0,001.');
  });
});
