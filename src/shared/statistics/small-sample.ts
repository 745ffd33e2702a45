/** What must be said where there are too few seeds. */
import { trimmedAtEachEnd } from './interquartile-mean';

/** Whether there are so few seeds that the interquartile mean trims nothing and an interval is not to be trusted. */
export function isSmallSample(seeds: number): boolean {
  return trimmedAtEachEnd(seeds) === 0;
}

/** The sentence to set under a figure over so many seeds; null where there are enough. */
export function smallSampleNote(seeds: number): string | null {
  if (!isSmallSample(seeds)) return null;
  const number = ['no seeds', 'one seed', 'two seeds', 'three seeds'][seeds]!;
  return `Only ${number}: the interquartile mean trims nothing and is the mean, and the interval is not to be trusted.`;
}
