/** Checks several experiments at once: all problems are named, with the experiments that have them. */
import type { NamedExperiment } from './language/en/messages/refusals';
import { message, say } from './language/say';
import { checkExperiment, type Experiment } from './experiment';
import { InvalidValueError, showValue } from './fields';
import type { Problem } from './problem';
import { usualLanguage, type Language } from './language';

/** More runs than that are not started at once. */
export const runsAtOnce = 1000;

/** So many experiments are named where several have the same problem. */
const named = 3;

/** Everything that is wrong with several experiments. */
export interface ProblemsOfMany {
  readonly problems: readonly Problem[];
  /** For each problem the first experiment that has it. */
  readonly candidates: readonly unknown[];
}

type CheckedAll = { readonly experiments: readonly Experiment[] } | ProblemsOfMany;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The values in an experiment that may be none, by their paths. */
function valuesIn(candidate: unknown): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [name, value] of Object.entries(isRecord(candidate) ? candidate : {}))
    if (isRecord(value))
      for (const [inner, own] of Object.entries(value)) values.set(`${name}.${inner}`, own);
    else values.set(name, value);
  return values;
}

/** What tells experiments apart: the values that are not the same in all of them, and their numbers from 1. */
function distinguish(candidates: readonly unknown[]): NamedExperiment[] {
  const all = candidates.map(valuesIn);
  const paths = [...new Set(all.flatMap((values) => [...values.keys()]))].filter(
    (path) => new Set(all.map((values) => JSON.stringify(values.get(path)))).size > 1,
  );
  return all.map((values, i) => {
    const texts = paths.flatMap((path) =>
      values.has(path) ? [`${path.replace(/^.*\./, '')} ${showValue(values.get(path))}`] : [],
    );
    return { values: texts.join(', '), number: i + 1 };
  });
}

/** Names experiments by the values that are not the same in all of them: `with learningRate 0.001, seed 2`. */
export const nameExperiments = (
  candidates: readonly unknown[],
  language: Language = usualLanguage,
): string[] =>
  distinguish(candidates).map((one) =>
    say(message('refusals.ofExperiments', { named: [one], more: 0 }), language),
  );

/** Checks untrusted values as experiments; every problem is told once, with those that have it. */
export function checkExperiments(candidates: readonly unknown[]): CheckedAll {
  const experiments: Experiment[] = [];
  const found = new Map<string, { problem: Problem; at: number[] }>();
  candidates.forEach((candidate, i) => {
    const checked = checkExperiment(candidate);
    if ('experiment' in checked) return experiments.push(checked.experiment);
    for (const problem of checked.problems) {
      const identity = JSON.stringify(problem);
      const known = found.get(identity);
      if (known === undefined) found.set(identity, { problem, at: [i] });
      else known.at.push(i);
    }
  });
  if (found.size === 0) return { experiments };
  const names = distinguish(candidates);
  const who = (at: readonly number[]) =>
    message('refusals.ofExperiments', {
      named: at.slice(0, named).map((i) => names[i]!),
      more: Math.max(0, at.length - named),
    });
  return {
    candidates: [...found.values()].map(({ at }) => candidates[at[0]!]),
    problems: [...found.values()].map(({ problem, at }) => {
      if (at.length === candidates.length) return problem;
      const where = who(at);
      return { ...problem, where: say(where), says: { ...problem.says, where } };
    }),
  };
}

/** Like `checkExperiments`, but throws an `InvalidValueError` that lists every problem: all are fine, or none is taken. */
export function requireExperiments(candidates: readonly unknown[]): readonly Experiment[] {
  const checked = checkExperiments(candidates);
  if ('experiments' in checked) return checked.experiments;
  throw new InvalidValueError(message('experiments.noneStarted'), checked.problems, checked.candidates);
}
