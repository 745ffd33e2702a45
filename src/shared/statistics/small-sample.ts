/** What must be said where there are too few seeds. */
import type { Language } from '../language';
import { trimmedAtEachEnd } from './interquartile-mean';

const sentences: Readonly<Record<Language, { numbers: readonly string[]; say: (number: string) => string }>> =
  {
    en: {
      numbers: ['no seeds', 'one seed', 'two seeds', 'three seeds'],
      say: (number) =>
        `Only ${number}: the interquartile mean trims nothing and is the mean, and the interval means little with so few seeds.`,
    },
    de: {
      numbers: ['keine Seeds', 'ein Seed', 'zwei Seeds', 'drei Seeds'],
      say: (number) =>
        `Nur ${number}: Das Interquartilsmittel schneidet nichts ab und ist der Mittelwert, und das Intervall ist bei so wenigen Seeds nicht aussagekräftig.`,
    },
  };

/** Whether there are so few seeds that the interquartile mean trims nothing and an interval is not to be trusted. */
export function isSmallSample(seeds: number): boolean {
  return trimmedAtEachEnd(seeds) === 0;
}

/** The sentence to set under a figure over so many seeds; null where there are enough. */
export function smallSampleNote(seeds: number, language: Language = 'en'): string | null {
  if (!isSmallSample(seeds)) return null;
  const { numbers, say } = sentences[language];
  return say(numbers[seeds]!);
}
