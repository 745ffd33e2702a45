import { SpokenError } from '../../src/shared/language/spoken-error';

/** The error that work throws, which is one that people get to see. */
export function thrownBy(work: () => unknown): SpokenError {
  try {
    work();
  } catch (error) {
    if (error instanceof SpokenError) return error;
  }
  throw new Error('Nothing was thrown that is meant for people.');
}
