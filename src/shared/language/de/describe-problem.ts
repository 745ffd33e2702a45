/** A problem as one sentence, in German. */
import { wordsOf, type Problem } from '../../problem';
import type { Message } from '../message';

/** What `showValue` writes for a value that is not there; a text of that name stands in quotes. */
const missing = 'missing';

/** Field, value, what is allowed, what to do; in English where a problem has no other words. */
export function describeProblemInGerman(problem: Problem, say: (message: Message) => string): string {
  const { field, value } = problem;
  const { allowed, remedy, where } = wordsOf(problem, say);
  const found = value === missing ? 'fehlt' : `ist ${value}`;
  return `${where === undefined ? '' : `${where}: `}${field} ${found}; erlaubt: ${allowed}. ${remedy}`;
}
