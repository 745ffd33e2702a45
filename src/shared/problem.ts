/** One thing wrong with one value, in the words that a person needs to mend it. */
export interface Problem {
  /** Path of the field, for example `hyperparameters.learningRate`. */
  readonly field: string;
  /** The refused value, as it would be written down. */
  readonly value: string;
  /** What is allowed. */
  readonly allowed: string;
  /** What to do. */
  readonly remedy: string;
  /** Which of several experiments have it, in words; missing where there is one, or where all have it. */
  readonly where?: string;
  /** The same in German; what is missing follows from the field's own German words, see `problemIn`. */
  readonly de?: Partial<Pick<Problem, 'allowed' | 'remedy' | 'where'>>;
}

/** Puts a problem into one sentence: field, value, what is allowed, what to do. */
export function describeProblem({ field, value, allowed, remedy, where }: Problem): string {
  return `${where === undefined ? '' : `${where}: `}${field} is ${value}; allowed is ${allowed}. ${remedy}`;
}
