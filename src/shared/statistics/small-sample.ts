/** What must be said where there are too few seeds. */
import { textsIn } from '../language/texts';
import { usualLanguage, type Language } from '../language';
import { trimmedAtEachEnd } from './interquartile-mean';

/** Whether there are so few seeds that the interquartile mean trims nothing and an interval is not to be trusted. */
export function isSmallSample(seeds: number): boolean {
  return trimmedAtEachEnd(seeds) === 0;
}

/** The sentence to set under a figure over so many seeds; null where there are enough. */
export function smallSampleNote(seeds: number, language: Language = usualLanguage): string | null {
  if (!isSmallSample(seeds)) return null;
  const { numbers, say } = textsIn(language).runs.smallSample;
  return say(numbers[seeds]!);
}
