/** What is wrong with an experiment, in the words of a language; in English where it has none. */
import { misfit } from '../catalogue';
import { allowedValues, type InvalidValueError } from '../fields';
import type { Problem } from '../problem';
import { byLanguage, languages, type Language } from '.';
import type { Mended, ProblemsIn } from './problems-in';
import { message } from './say';

const found = byLanguage(
  import.meta.glob<Partial<ProblemsIn>>('./*/problems.ts', { eager: true, import: 'problems' }),
);

/** Problems are found with their English words. */
const usual: ProblemsIn = { allowed: allowedValues, misfit, problem: (problem) => problem };

/** How a language says what is wrong. */
export const problemsIn = (language: Language): ProblemsIn => ({ ...usual, ...found[language] });

/** The same problem with its words in every language, for wherever the language is chosen later. */
export function problemInEach(problem: Problem, experiment: unknown, mended: Mended): Problem {
  const told = Object.fromEntries(
    languages.map((language) => [language, problemsIn(language).problem(problem, experiment, mended)]),
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
