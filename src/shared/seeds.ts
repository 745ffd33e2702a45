/** Several seeds in one text: `1-5`, `1,3,7`, `1-3, 8`. */
import { textsIn } from './language/texts';
import { experimentFields } from './experiment';
import { showValue } from './fields';
import type { Problem } from './problem';
import { usualLanguage, type Language } from './language';

/** More trainings of one experiment than that are a slip of the finger. */
export const seedLimit = 1000;

const { max } = experimentFields.seed;

/** A number with its thousands set apart, where no one would write seeds: 1,000 is no list of 1 and 0. */
const grouped = /^\s*[1-9]\d{0,2}(?:,\d{3})*(?:,0\d{2})(?:,\d{3})*\s*$/;

/** What is wrong with a text that names no seeds. */
export function seedProblem(text: string, language: Language = usualLanguage): Problem {
  const { allowed, remedy, oneOrSeveral } = textsIn(language).runs.seeds;
  const said = grouped.test(text)
    ? oneOrSeveral(text.trim().replaceAll(',', ''), [...new Set(text.split(',').map(Number))].join(', '))
    : remedy;
  return { field: 'seed', value: showValue(text), allowed: allowed(max, seedLimit), remedy: said };
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
