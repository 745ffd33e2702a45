/** A problem as one sentence, in German. */
import type { Problem } from '../../problem';

/** What `showValue` writes for a value that is not there; a text of that name stands in quotes. */
const missing = 'missing';

/** Field, value, what is allowed, what to do; in English where a problem has no other words. */
export function describeProblemInGerman(problem: Problem): string {
  const { field, value, allowed, remedy, where } = { ...problem, ...problem.de };
  const found = value === missing ? 'fehlt' : `ist ${value}`;
  return `${where === undefined ? '' : `${where}: `}${field} ${found}; erlaubt: ${allowed}. ${remedy}`;
}
