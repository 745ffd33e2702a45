import { describe, expect, it } from 'vitest';
import { texts as de } from '../../../src/renderer/i18n/de';
import { texts as en } from '../../../src/renderer/i18n/en';

/** Every text and every function that makes one, by where it stands. */
function leaves(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([name, item]) =>
    leaves(item, path === '' ? name : `${path}.${name}`),
  );
}

const english = leaves(en);
const german = new Map(leaves(de));

/** Texts that are the same in both languages: names and terms of the field, short signs, formulas. */
const international =
  /^(|[^a-zA-Z]+|[A-Z]{1,5}|System|English|Deutsch|Version|Training|Agent|Budget|Experiment|Return|Epsilon|Optimal|Seeds?|Band|Median|Name|Person|Pause|Checkpoint|Engine|LaTeX|Markdown|Δ IQM|Esc|Alt|Threads|RL Lab|Node|TensorFlow|TensorFlow\.js|.{1,2})$/;
const formula = /^[AQVπ]⁻?\([sa′, |]+\)$|^a′ in s′$/;

describe('the German texts', () => {
  it('are there wherever there is an English one, and of its kind', () => {
    expect([...german.keys()].sort()).toEqual(english.map(([path]) => path).sort());
    for (const [path, text] of english) expect(typeof german.get(path), path).toBe(typeof text);
  });

  it('are none of them English by oversight', () => {
    const same = english.filter(
      ([path, text]) =>
        typeof text === 'string' &&
        german.get(path) === text &&
        !international.test(text) &&
        !formula.test(text),
    );
    expect(same).toEqual([]);
  });

  it('are none of them empty where the English one is not', () => {
    const empty = english.filter(
      ([path, text]) =>
        typeof text === 'string' && text.trim() !== '' && !/\S/.test(german.get(path) as string),
    );
    expect(empty).toEqual([]);
  });

  it('say “…” and quotation marks as German does', () => {
    const foreign = [...german].filter(([, text]) => typeof text === 'string' && /[”"]|\w…/.test(text));
    expect(foreign).toEqual([]);
  });
});
