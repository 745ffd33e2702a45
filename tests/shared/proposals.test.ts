/** No refusal may propose what is itself refused: every value that an error names, put in, is taken. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { algorithms, environments } from '../../src/catalogue';
import { misfit } from '../../src/shared/catalogue';
import { checkExperiment, experimentFields } from '../../src/shared/experiment';
import {
  allowedValues,
  checkFields,
  showValue,
  type Field,
  type Fields,
  type FieldValue,
  type NumberField,
} from '../../src/shared/fields';
import { parseFieldText } from '../../src/shared/field-text';
import type { Problem } from '../../src/shared/problem';
import { readingsOf } from '../../src/shared/numbers/typed';
import { problemIn } from '../../src/shared/language/problems';

const everyField: [string, Field][] = [
  ...Object.entries(experimentFields),
  ...Object.entries(environments).flatMap(([id, { options }]) =>
    Object.entries(options ?? {}).map(([name, field]): [string, Field] => [`${id}.${name}`, field]),
  ),
  ...Object.entries(algorithms).flatMap(([id, { hyperparameters }]) =>
    Object.entries(hyperparameters).map(([name, field]): [string, Field] => [`${id}.${name}`, field]),
  ),
];

/** The values that a field's own words name. */
function named(field: Field): FieldValue[] {
  switch (field.kind) {
    case 'number':
    case 'integer':
      return [field.default, field.max, ...(field.exclusiveMin ? [] : [field.min])];
    case 'switch':
      return [field.default, true, false];
    case 'choice':
      return [field.default, ...field.options.map(({ value }) => value)];
    case 'sizes':
      return [
        field.default,
        Array.from({ length: field.minCount }, () => field.min),
        Array.from({ length: field.maxCount }, () => field.max),
      ];
    case 'text':
      return [field.default];
  }
}

describe('a field', () => {
  it.each(everyField)('%s takes what its own refusal names, typed as it is shown', (_name, field) => {
    const taken = (value: unknown) => checkFields({ field }, { field: value }, '').problems;
    expect(allowedValues(field)).not.toBe('');
    for (const value of named(field)) {
      expect(taken(value)).toEqual([]);
      const shown = typeof value === 'string' ? value : showValue(value);
      if (!shown.endsWith('...')) expect(taken(parseFieldText(field, shown)), shown).toEqual([]);
    }
  });

  it('proposes readable ways to write a number that can be read in two, and takes them', () => {
    const numbers = everyField
      .map(([, field]) => field)
      .filter((field) => 'min' in field && field.kind !== 'sizes');
    fc.assert(
      fc.property(
        fc.constantFrom(...numbers),
        fc.tuple(
          fc.integer({ min: 0, max: 999 }),
          fc.constantFrom('.', ','),
          fc.integer({ min: 0, max: 999 }),
        ),
        (field, [whole, mark, rest]) => {
          const text = `${whole}${mark}${String(rest).padStart(3, '0')}`;
          const read = parseFieldText(field, text);
          const [problem] = checkFields({ field }, { field: read }, '').problems;
          if (problem === undefined) {
            expect(readingsOf(text)).toHaveLength(1);
            return;
          }
          const proposed = /[Ww]rite (.*?)[.;]( |$)/.exec(`${problem.remedy} `)?.[1]?.split(' or ') ?? [];
          for (const one of proposed)
            expect(checkFields({ field }, { field: parseFieldText(field, one) }, '').problems, one).toEqual(
              [],
            );
        },
      ),
    );
  });
});

/** The values that the words of a conflict name; fails on words that it does not know. */
function proposals({ allowed }: Problem, field: Field): FieldValue[] {
  const { min } = field as NumberField;
  const known: readonly (readonly [RegExp, (number: number) => FieldValue[]])[] = [
    [/^at most 1 \/ noiseTheta, which is ([\de.+-]+)$/, (n) => [n]],
    [/^at most .*which is (-?[\de.+-]+)$/, (n) => [n, min]],
    [/^above 0 and at most .*which is (-?[\de.+-]+)$/, (n) => [n, n / 2]],
    [/^at most (\d+), the budget/, (n) => [n, min]],
    [/^at least the minibatch of (\d+)$/, (n) => [n]],
    [/^less than the budget of (\d+) env steps$/, (n) => [n - 1, min]],
    [/^below highestReturn, which is (-?[\de.+-]+)$/, () => [min]],
    [/^above lowestReturn, which is (-?[\de.+-]+)$/, () => [(field as NumberField).max]],
    [/^above 0 where/, () => [1e-9]],
    [
      /^a divisor of the rollout’s (\d+) steps/,
      (n) => [1, Math.min(n, (field as NumberField).max)].filter((d) => n % d === 0),
    ],
    [/^false with/, () => [false]],
    [/^(1) without replay$/, (n) => [n]],
  ];
  for (const [pattern, values] of known) {
    const match = pattern.exec(allowed);
    if (match !== null) return values(Number(match[1]));
  }
  throw new Error(`What does this propose? ${allowed}`);
}

/** Values of a field, its limits more often than others. */
function valuesOf(field: Field): fc.Arbitrary<FieldValue> {
  switch (field.kind) {
    case 'integer':
      return fc.oneof(
        fc.constantFrom(field.min, field.default, Math.min(field.max, 64), field.max),
        fc.integer({ min: field.min, max: Math.min(field.max, field.min + 300) }),
      );
    case 'number':
      return fc.constantFrom(
        ...(field.exclusiveMin ? [] : [field.min]),
        field.default,
        field.max,
        field.min + (field.max - field.min) / 49,
      );
    case 'switch':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...field.options.map(({ value }) => value));
    default:
      return fc.constant(field.default as FieldValue);
  }
}

describe('values that do not go together', () => {
  it.each(Object.keys(algorithms))('are refused with proposals that %s takes', (algorithm) => {
    const card = algorithms[algorithm]!;
    const environment = Object.values(environments).find((one) => misfit(card, one) === null)!.id;
    const fields: Fields = card.hyperparameters;
    const hyperparameters = fc.record(
      Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valuesOf(field)])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 7, 50, 5000, 100_000_000), hyperparameters, (steps, given) => {
        const experiment = { environment, algorithm, steps, hyperparameters: given };
        const checked = checkExperiment(experiment);
        if ('experiment' in checked) return;
        for (const problem of checked.problems) {
          // German says the same.
          expect(problemIn('de', problem, experiment).allowed).not.toBe(problem.allowed);
          const name = problem.field.replace('hyperparameters.', '');
          for (const value of proposals(problem, fields[name]!)) {
            const again = checkExperiment({ ...experiment, hyperparameters: { ...given, [name]: value } });
            const left =
              'problems' in again ? again.problems.filter(({ field }) => field === problem.field) : [];
            expect(left, `${problem.field}: ${problem.allowed}; ${String(value)}`).toEqual([]);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});
