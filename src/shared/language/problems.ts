/** What is wrong with an experiment, in the words of a language; in English where it has none. */
import { catalogue, misfit } from '../catalogue';
import { rangeOf, setAllowed, type Fields, type InvalidValueError } from '../fields';
import { wordsOf, type Problem } from '../problem';
import { languages, type Language } from '.';
import { cardsIn } from './cards';
import type { Mended } from './en/messages/problems';
import { message, say } from './say';

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** The part of an experiment that a path lies in, its field in the words of a language and its name in there. */
function placeOf(path: string, experiment: Readonly<Record<string, unknown>>, language: Language) {
  const { algorithms, environments, experimentFields } = cardsIn(language, catalogue());
  const [part, name] = path.includes('.') ? (path.split('.', 2) as [string, string]) : ['', path];
  const own = (from: Readonly<Record<string, { readonly id: string }>>, id: unknown) =>
    typeof id === 'string' && Object.hasOwn(from, id) ? id : null;
  const algorithm = own(algorithms, experiment['algorithm']);
  const environment = own(environments, experiment['environment']);
  const fields: Fields | undefined =
    part === ''
      ? experimentFields
      : part === 'hyperparameters' && algorithm !== null
        ? algorithms[algorithm]!.hyperparameters
        : part === 'environmentOptions' && environment !== null
          ? environments[environment]!.options
          : undefined;
  const values = record(part === '' ? experiment : experiment[part]);
  return {
    name,
    values,
    algorithm,
    environment,
    field: fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined,
  };
}

/**
 * A problem of an experiment that `checkExperiment` has found, in a language: in the words that it carries itself, or in
 * those of the field and of the algorithm's card.
 * @param experiment what was checked
 */
export function problemIn(
  language: Language,
  found: Problem,
  experiment: unknown,
  mended: Mended = 'form',
): Problem {
  const problem: Problem =
    found.says === undefined ? found : { ...found, ...wordsOf(found, (part) => say(part, language)) };
  const given = record(experiment);
  const { name, values, algorithm, environment, field } = placeOf(problem.field, given, language);
  if (problem.field === 'algorithm' && algorithm !== null && environment !== null) {
    const { algorithms, environments } = cardsIn(language, catalogue());
    const reason = misfit(algorithms[algorithm]!, environments[environment]!);
    return reason === null ? problem : { ...problem, remedy: say(reason, language) };
  }
  if (field === undefined) return problem;
  const value = values[name];
  if (found.code === 'range')
    return {
      ...problem,
      allowed: say(rangeOf(field, mended), language),
      remedy:
        (found.says?.remedy === undefined ? null : problem.remedy) ??
        (field.kind === 'text' && typeof value === 'string' ? field.complaint(value) : null) ??
        say(setAllowed(field, mended), language),
    };
  if (algorithm === null || found.says !== undefined) return problem;
  const conflict = catalogue().words[language]?.algorithms?.[algorithm]?.conflicts?.[name];
  return conflict === undefined
    ? problem
    : { ...problem, ...conflict({ ...defaults(algorithm), ...values } as never, Number(given['steps'])) };
}

const defaults = (algorithm: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(catalogue().algorithms[algorithm]!.hyperparameters).map(([name, field]) => [
      name,
      field.default,
    ]),
  );

/** The same problem with its words in every language, for wherever the language is chosen later. */
export function problemInEach(problem: Problem, experiment: unknown, mended: Mended): Problem {
  const told = Object.fromEntries(
    languages.map((language) => [language, problemIn(language, problem, experiment, mended)]),
  );
  const each = (part: 'allowed' | 'remedy' | 'where') =>
    message('general.recorded', {
      words: Object.fromEntries(languages.map((language) => [language, told[language]![part] ?? ''])),
    });
  return {
    ...problem,
    says: {
      allowed: each('allowed'),
      remedy: each('remedy'),
      ...(problem.where === undefined ? {} : { where: each('where') }),
    },
  };
}

/** What is wrong with a refused value, in every language; of experiments as their form shows them. */
export const problemsInEach = ({ problems, candidates }: InvalidValueError): readonly Problem[] =>
  problems.map((problem, i) =>
    i < candidates.length ? problemInEach(problem, candidates[i], 'form') : problem,
  );
