import type { Message } from './language/message';

/** One thing wrong with one value, in the words that a person needs to mend it. */
export interface Problem {
  /** Path of the field, for example `hyperparameters.learningRate`. */
  readonly field: string;
  /** The refused value, as it would be written down. */
  readonly value: string;
  /** `range`: the value alone is refused, whatever the others are. */
  readonly code?: 'range';
  /** What is allowed, in English. */
  readonly allowed: string;
  /** What to do, in English. */
  readonly remedy: string;
  /** Which of several experiments have it, in English; missing where there is one, or where all have it. */
  readonly where?: string;
  /** The same for every language; what is missing follows from the words of the field, see `problemIn`. */
  readonly says?: ProblemMessages;
}

/** The worded parts of a problem, to be said in any language. */
export type ProblemMessages = { readonly [Part in 'allowed' | 'remedy' | 'where']?: Message };

/** The worded parts of a problem as one language says them; in English where it has no other words. */
export function wordsOf(
  { allowed, remedy, where, says = {} }: Problem,
  say: (message: Message) => string,
): Pick<Problem, 'allowed' | 'remedy' | 'where'> {
  const told = says.where === undefined ? where : say(says.where);
  return {
    allowed: says.allowed === undefined ? allowed : say(says.allowed),
    remedy: says.remedy === undefined ? remedy : say(says.remedy),
    ...(told === undefined ? {} : { where: told }),
  };
}

/** Puts a problem into one sentence: field, value, what is allowed, what to do. */
export function describeProblem({ field, value, allowed, remedy, where }: Problem): string {
  return `${where === undefined ? '' : `${where}: `}${field} is ${value}; allowed is ${allowed}. ${remedy}`;
}
