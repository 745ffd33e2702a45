/** Checks several experiments at once: all problems are named, with the experiments that have them. */
import { message } from './language/say';
import { checkExperiment, type Experiment } from './experiment';
import { InvalidValueError, showValue } from './fields';
import type { Problem } from './problem';
import type { Language } from './language';

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

const words: Readonly<
  Record<
    Language,
    {
      readonly values: (list: string) => string;
      readonly number: (n: number) => string;
      readonly more: (n: number) => string;
    }
  >
> = {
  en: { values: (list) => `with ${list}`, number: (n) => `number ${n}`, more: (n) => ` and ${n} more` },
  de: { values: (list) => `mit ${list}`, number: (n) => `Nummer ${n}`, more: (n) => ` und ${n} weitere` },
};

/** Names experiments by the values that are not the same in all of them: `with learningRate 0.001, seed 2`. */
export function nameExperiments(candidates: readonly unknown[], language: Language = 'en'): string[] {
  const all = candidates.map(valuesIn);
  const paths = [...new Set(all.flatMap((values) => [...values.keys()]))].filter(
    (path) => new Set(all.map((values) => JSON.stringify(values.get(path)))).size > 1,
  );
  return all.map((values, i) => {
    const texts = paths.flatMap((path) =>
      values.has(path) ? [`${path.replace(/^.*\./, '')} ${showValue(values.get(path))}`] : [],
    );
    const { values: given, number } = words[language];
    return texts.length > 0 ? given(texts.join(', ')) : number(i + 1);
  });
}

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
  const names = { en: nameExperiments(candidates), de: nameExperiments(candidates, 'de') };
  const who = (at: readonly number[], language: Language) =>
    at
      .slice(0, named)
      .map((i) => names[language][i])
      .join('; ') + (at.length > named ? words[language].more(at.length - named) : '');
  return {
    candidates: [...found.values()].map(({ at }) => candidates[at[0]!]),
    problems: [...found.values()].map(({ problem, at }) =>
      at.length === candidates.length
        ? problem
        : { ...problem, where: who(at, 'en'), de: { ...problem.de, where: who(at, 'de') } },
    ),
  };
}

/** Like `checkExperiments`, but throws an `InvalidValueError` that lists every problem: all are fine, or none is taken. */
export function requireExperiments(candidates: readonly unknown[]): readonly Experiment[] {
  const checked = checkExperiments(candidates);
  if ('experiments' in checked) return checked.experiments;
  throw new InvalidValueError(message('experiments.noneStarted'), checked.problems, checked.candidates);
}
