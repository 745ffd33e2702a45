/** The words of learning steps, which are kept as codes. */
import { textsIn } from '../../shared/language/texts';
import { wordsIn } from '../../shared/language/words';
import type { Language } from '../../shared/language';

/** What a code says, with `{name}` where the value of a quantity stands. */
export type StepWords = (code: string) => string;

/** Looks a code up in the words of an algorithm, then in those that all share; one that neither has stays as it is. */
export function stepWordsIn(language: Language, algorithm: string): StepWords {
  const { algorithms } = wordsIn(language);
  const own = Object.hasOwn(algorithms, algorithm) ? algorithms[algorithm]!.stepWords : undefined;
  const shared: Readonly<Record<string, string>> = textsIn(language).learningSteps;
  return (code) => [own, shared].find((words) => words && Object.hasOwn(words, code))?.[code] ?? code;
}
