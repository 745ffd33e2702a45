import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeProblem, type Problem } from '../../src/shared/problem';
import {
  checkPresetFile,
  idFor,
  presetFileText,
  presetIdPattern,
  type Preset,
} from '../../src/shared/preset';
import { presetIn, problemSentence } from '../../src/shared/language/words';

const experiment = { environment: 'CartPole-v1', algorithm: 'dqn' };
const asked = { locked: 'all', question: 'What?', kind: 'text' };

function read(value: unknown): readonly Preset[] {
  const checked = checkPresetFile(value, 'file');
  if ('problems' in checked) throw new Error(checked.problems.map(describeProblem).join('\n'));
  return checked.presets;
}
function problems(value: unknown): string[] {
  const checked = checkPresetFile(value, 'file');
  return 'problems' in checked ? checked.problems.map(describeProblem) : [];
}

const inGermanWords = (problem: Problem) => problemSentence('de', problem);

function inGerman(value: unknown): string[] {
  const checked = checkPresetFile(value, 'file');
  return 'problems' in checked ? checked.problems.map(inGermanWords) : [];
}

describe('what is wrong with a preset file, in German', () => {
  it.each([
    [
      { title: 5, experiment },
      /^title ist 5; erlaubt: ein Text von 1 bis 120 Zeichen\. Setzen Sie ihn in doppelte Anführungszeichen/,
    ],
    [{ id: '../x', experiment }, /^id ist "\.\.\/x"; erlaubt: 1 bis 80 Buchstaben.*Wählen Sie einen Namen/],
    [
      { titel: 'x', experiment },
      /^titel ist "x"; erlaubt: .*title.*Lassen Sie den Eintrag weg, oder berichtigen Sie seinen Namen\.$/,
    ],
    [{ schema: 2, experiment }, /^schema ist 2; erlaubt: 1\. Eine neuere Version/],
    [{ presets: [] }, /^presets ist \[\]; erlaubt: eine Liste von 1 bis 500 Voreinstellungen/],
    [7, /^preset ist 7; erlaubt: ein Objekt mit title/],
    [
      { experiment, assignment: { ...asked, question: undefined } },
      /^assignment\.question fehlt; erlaubt: ein Text/,
    ],
    [
      { experiment, assignment: { ...asked, kind: 'quiz' } },
      /^assignment\.kind ist "quiz"; erlaubt: text, number, choice\. Geben Sie an, wie/,
    ],
    [
      { experiment, assignment: { ...asked, locked: ['sed'] } },
      /^assignment\.locked ist "sed"; .*Berichtigen Sie den Namen der Einstellung/,
    ],
  ])('%j', (value, expected) => {
    expect(inGerman(value)[0]).toMatch(expected);
  });

  it('names values as they stand in the file, not as the form shows them', () => {
    const hyperparameters = { double: 'an', optimizer: 'Adam!', learningRate: 2, batchsize: 8 };
    const [unknown, ...others] = inGerman({ experiment: { ...experiment, hyperparameters } }).sort();
    expect(unknown).toMatch(/^hyperparameters\.batchsize ist 8; .*War batchSize gemeint\?$/);
    expect(others.find((text) => text.includes('.double '))).toBe(
      'hyperparameters.double ist "an"; erlaubt: true oder false. Setzen Sie einen erlaubten Wert; der Standardwert ist false.',
    );
    expect(others.find((text) => text.includes('.learningRate '))).toMatch(
      /erlaubt: eine Zahl über 0 bis 1\. .* der Standardwert ist 0\.\d+\.$/,
    );
    expect(others.find((text) => text.includes('.optimizer '))).toMatch(/erlaubt: .*adam/);
  });
});

describe('a preset file', () => {
  it('may be one preset, several, or nothing but an experiment', () => {
    expect(read(experiment)).toMatchObject([{ id: 'file', title: 'file', description: '' }]);
    expect(read({ schema: 1, ...experiment })[0]!.experiment.algorithm).toBe('dqn');
    expect(read({ id: 'a', title: ' A ', experiment })).toMatchObject([{ id: 'a', title: 'A' }]);
    const two = read({ schema: 1, presets: [{ id: 'a', experiment }, { experiment }] });
    expect(two.map(({ id }) => id)).toEqual(['a', 'file-2']);
  });

  it('is read as it was written, in both languages', () => {
    const de = { title: 'Ä', description: 'Weil.' };
    const one = read({
      id: 'a',
      title: 'A',
      description: 'Why.',
      de,
      experiment,
      assignment: { ...asked, hint: 'h', de: { question: 'Was?' } },
    });
    expect(read(JSON.parse(presetFileText(one)))).toEqual(one);
    const two = [...one, ...read({ id: 'b', title: 'B', experiment })];
    expect(read(JSON.parse(presetFileText(two)))).toEqual(two);
    expect(JSON.parse(presetFileText(two))).toMatchObject({ schema: 1 });
  });

  it('has words in any language, and means the same where German ones stand under de, as in 0.1.0', () => {
    const words = { title: 'Ä', description: 'Weil.' };
    const question = { question: 'Was?' };
    const of = (own: object, asks: object) =>
      read({ id: 'a', title: 'A', ...own, experiment, assignment: { ...asked, ...asks } });
    const now = of({ translations: { de: words } }, { translations: { de: question } });
    expect(of({ de: words }, { de: question })).toEqual(now);
    expect(JSON.parse(presetFileText(now))).toMatchObject({
      translations: { de: words },
      assignment: { translations: { de: question } },
    });
    const both = of({ de: words, translations: { fr: { title: 'Â', description: '' } } }, {});
    expect(both[0]!.translations).toEqual({ de: words, fr: { title: 'Â', description: '' } });
    expect(['en', 'de', 'fr'].map((language) => presetIn(language, both[0]!).title)).toEqual(['A', 'Ä', 'Â']);
  });

  it.each([
    [null, /preset is null/],
    [[], /preset is \[\]; allowed is an object/],
    [{ schema: 2, presets: [] }, /schema is 2; allowed is 1\. A newer version/],
    [{ schema: 'x', experiment }, /schema is "x"/],
    [{ presets: {} }, /presets is \{\}; allowed is a list/],
    [{ presets: [] }, /presets is \[\]/],
    [{ presets: [{ id: 'a', experiment }], more: 1 }, /more is 1; allowed is schema, presets/],
    [
      {
        presets: [
          { id: 'a', experiment },
          { id: 'A', experiment },
        ],
      },
      /presets\[1\]\.id is "A"/,
    ],
    [{ presets: [7] }, /presets\[0\] is 7/],
    [{ presets: [{ experiment: { ...experiment, steps: 0 } }] }, /presets\[0\]\.steps is 0; allowed is/],
    [{ id: '../../etc', experiment }, /id is "\.\.\/\.\.\/etc"; allowed is 1 to 80 letters/],
    [{ id: '', experiment }, /id is ""/],
    [{ title: ' ', experiment }, /title is " "/],
    [{ title: 'x'.repeat(121), experiment }, /title is .*allowed is a text of 1 to 120/],
    [{ description: 3, experiment }, /description is 3/],
    [{ titel: 'x', experiment }, /titel is "x"; allowed is schema, id, title/],
    [{ translations: 'Ä', experiment }, /translations is "Ä"; allowed is an object/],
    [{ translations: { fr: 5 }, experiment }, /translations\.fr is 5; allowed is an object/],
    [{ translations: { fr: { titre: 'Â' } }, experiment }, /translations\.fr\.titre is "Â"/],
    [{ translations: { german: {} }, experiment }, /translations\.german is .*two letters/],
    [{ hello: 'world' }, /experiment is missing/],
    [{ experiment: { ...experiment, nonsense: 1 } }, /nonsense is 1/],
  ])('%j is refused, naming field, value and what is allowed', (value, expected) => {
    expect(problems(value).join('\n')).toMatch(expected);
  });

  it.each([
    [7, /assignment is 7; allowed is an object/],
    [
      { question: 'What?', kind: 'text' },
      /assignment\.locked is missing; allowed is either locked or allBut/,
    ],
    [{ ...asked, allBut: [] }, /either locked or allBut/],
    [{ ...asked, locked: 'some' }, /locked is "some"; allowed is "all" or a list/],
    [{ ...asked, locked: ['batchSize'] }, /locked is "batchSize"; allowed is environment, algorithm/],
    [{ ...asked, locked: ['hyperparameters.lambda', 'algorithm'] }, /hyperparameters\.lambda/],
    [{ ...asked, locked: undefined, allBut: 'seed' }, /allBut is "seed"; allowed is a list/],
    [{ ...asked, question: '' }, /assignment\.question is ""/],
    [{ ...asked, kind: 'essay' }, /kind is "essay"; allowed is text, number, choice/],
    [{ ...asked, kind: 'choice' }, /options is missing; allowed is 2 to 12/],
    [{ ...asked, kind: 'choice', options: ['a', 'a'] }, /options/],
    [{ ...asked, kind: 'choice', options: ['a', ' b'] }, /options/],
    [{ ...asked, options: ['a', 'b'] }, /options is .*allowed is none/],
    [{ ...asked, explanation: 5 }, /explanation is 5/],
    [{ ...asked, de: 5 }, /assignment\.de is 5/],
    [{ ...asked, de: { frage: 'Was?' } }, /assignment\.de\.frage is "Was\?"/],
    [
      { ...asked, kind: 'choice', options: ['a', 'b'], de: { question: 'Was?', options: ['a', 'b', 'c'] } },
      /assignment\.de\.options is .*as many options as in English/,
    ],
    [{ ...asked, translations: { fr: { question: 5 } } }, /assignment\.translations\.fr\.question is 5/],
    [{ ...asked, lock: 'all' }, /assignment\.lock is "all"/],
  ])('with the assignment %j is refused', (assignment, expected) => {
    const value = JSON.parse(JSON.stringify({ id: 'a', experiment, assignment })) as unknown;
    expect(problems(value).join('\n')).toMatch(expected);
  });

  it('is taken in as it would be written again, or refused in both languages, whatever it holds', () => {
    const anything = fc.anything();
    let taken = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          anything,
          fc.record({ presets: fc.array(anything) }),
          fc.record({ id: anything, title: anything, experiment: anything, assignment: anything }),
          fc.record({
            experiment: fc.constant(experiment),
            assignment: fc.dictionary(fc.string(), anything),
          }),
          fc.record({
            title: fc.string({ minLength: 1, maxLength: 20 }),
            experiment: fc.constant(experiment),
          }),
        ),
        (value) => {
          const checked = checkPresetFile(value, 'file');
          if ('problems' in checked) {
            expect(checked.problems).not.toEqual([]);
            for (const problem of checked.problems)
              for (const describe of [describeProblem, inGermanWords])
                expect(describe(problem)).not.toMatch(/undefined|\[object/);
          } else {
            taken++;
            expect(read(JSON.parse(presetFileText(checked.presets)))).toEqual(checked.presets);
          }
        },
      ),
      { numRuns: 500 },
    );
    expect(taken).toBeGreaterThan(0);
  });
});

describe('an id', () => {
  it('is made of a title', () => {
    expect(idFor('Aufgabe 1: Größe & Maß?')).toBe('aufgabe-1-groesse-mass');
    expect(idFor('Œuvre – naïve')).toBe('uvre-naive');
    expect(idFor('???')).toBe('preset');
  });

  it('can always be the name of a file', () => {
    fc.assert(fc.property(fc.string(), (title) => presetIdPattern.test(idFor(title))));
  });
});
