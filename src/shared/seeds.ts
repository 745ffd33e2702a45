/** Several seeds in one text: `1-5`, `1,3,7`, `1-3, 8`. */
import { experimentFields } from './experiment';
import { showValue } from './fields';
import type { Problem } from './problem';
import type { Language } from './language';

/** More trainings of one experiment than that are a slip of the finger. */
export const seedLimit = 1000;

const { max } = experimentFields.seed;

/** A number with its thousands set apart, where no one would write seeds: 1,000 is no list of 1 and 0. */
const grouped = /^\s*[1-9]\d{0,2}(?:,\d{3})*(?:,0\d{2})(?:,\d{3})*\s*$/;

interface Words {
  readonly allowed: string;
  readonly remedy: string;
  readonly oneOrSeveral: (one: string, several: string) => string;
}
const words: Readonly<Record<Language, Words>> = {
  en: {
    allowed: `a list of whole numbers from 0 to ${max} and ranges, at most ${seedLimit} seeds, for example 1-5 or 1,3,8-10`,
    remedy: 'Name the seeds, with commas between them, or the first and the last.',
    oneOrSeveral: (one, several) => `Write ${one} for one seed, or "${several}" for several.`,
  },
  de: {
    allowed: `eine Liste ganzer Zahlen von 0 bis ${max} und Bereiche, höchstens ${seedLimit} Seeds, zum Beispiel 1-5 oder 1,3,8-10`,
    remedy: 'Nennen Sie die Seeds, durch Kommas getrennt, oder den ersten und den letzten.',
    oneOrSeveral: (one, several) => `Schreiben Sie ${one} für einen Seed, oder „${several}“ für mehrere.`,
  },
};

/** What is wrong with a text that names no seeds. */
export function seedProblem(text: string, language: Language = 'en'): Problem {
  const { allowed, remedy, oneOrSeveral } = words[language];
  const said = grouped.test(text)
    ? oneOrSeveral(text.trim().replaceAll(',', ''), [...new Set(text.split(',').map(Number))].join(', '))
    : remedy;
  return { field: 'seed', value: showValue(text), allowed, remedy: said };
}

/** Reads a list of seeds in the order in which it names them, each once; null where it is none. */
export function parseSeeds(text: string): number[] | null {
  if (grouped.test(text)) return null;
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
