/** Several seeds in one text: `1-5`, `1,3,7`, `1-3, 8`. */
import { experimentFields } from './experiment';
import { showValue, type Problem } from './fields';
import type { Language } from './language';

/** More trainings of one experiment than that are a slip of the finger. */
export const seedLimit = 1000;

const { max } = experimentFields.seed;
const words: Readonly<Record<Language, { allowed: string; remedy: string }>> = {
  en: {
    allowed: `a list of whole numbers from 0 to ${max} and ranges, at most ${seedLimit} seeds, for example 1-5 or 1,3,8-10`,
    remedy: 'Name the seeds, with commas between them, or the first and the last.',
  },
  de: {
    allowed: `eine Liste ganzer Zahlen von 0 bis ${max} und Bereiche, höchstens ${seedLimit} Seeds, zum Beispiel 1-5 oder 1,3,8-10`,
    remedy: 'Die Seeds nennen, durch Kommas getrennt, oder den ersten und den letzten.',
  },
};

/** What is wrong with a text that names no seeds. */
export function seedProblem(text: string, language: Language = 'en'): Problem {
  return { field: 'seed', value: showValue(text), ...words[language] };
}

/** Reads a list of seeds in the order in which it names them, each once; null where it is none. */
export function parseSeeds(text: string): number[] | null {
  const seeds = new Set<number>();
  for (const part of text.split(',')) {
    const match = /^\s*(\d+)\s*(?:[-–]\s*(\d+)\s*)?$/.exec(part);
    if (match === null) return null;
    const first = Number(match[1]);
    const last = Number(match[2] ?? match[1]);
    if (last < first || last > max || last - first >= seedLimit) return null;
    for (let seed = first; seed <= last; seed++) seeds.add(seed);
  }
  return seeds.size > seedLimit ? null : [...seeds];
}
