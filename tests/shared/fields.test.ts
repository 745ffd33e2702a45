import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  allowedValues,
  checkFields,
  defaultsOf,
  showValue,
  type Fields,
  type ValuesOf,
} from '../../src/shared/fields';
import { defaults, fields, refused, taken, words, type Name } from './field-examples';
import { exactly } from '../worded';

describe('checkFields', () => {
  it('fills in every default where nothing is given', () => {
    expect(checkFields(fields, undefined, '')).toEqual({ values: defaults, problems: [] });
    expect(checkFields(fields, {}, '')).toEqual({ values: defaults, problems: [] });
    expect(defaultsOf(fields)).toEqual(defaults);
  });

  it('gives the values the types that the fields describe', () => {
    expectTypeOf(checkFields(fields, {}, '').values).toEqualTypeOf<ValuesOf<typeof fields>>();
    expectTypeOf<ValuesOf<typeof fields>>().toEqualTypeOf<{
      readonly rate: number;
      readonly offset: number;
      readonly batchSize: number;
      readonly optimizer: 'adam' | 'sgd';
      readonly dueling: boolean;
      readonly hiddenLayers: readonly number[];
    }>();
  });

  it.each(Object.entries(taken).flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
    'takes %s = %j and leaves the other defaults',
    (name, value) => {
      expect(checkFields(fields, { [name]: value }, '')).toEqual({
        values: { ...defaults, [name]: value },
        problems: [],
      });
    },
  );

  it.each(
    Object.entries(refused).flatMap(([name, cases]) =>
      cases.map(([why, value]) => [name, why, value] as const),
    ),
  )('refuses %s = %s, and says the field, the value, what is allowed and what to do', (name, _why, value) => {
    const { problems } = checkFields(fields, { [name]: value }, 'hyperparameters.');
    expect(problems).toEqual([
      {
        field: `hyperparameters.${name}`,
        value: showValue(value),
        code: 'range',
        allowed: allowedValues(fields[name as Name]),
        remedy: `Set it to an allowed value; the default is ${showValue(fields[name as Name].default)}.`,
      },
    ]);
  });

  it('refuses what is not finite even where a field has no bounds', () => {
    const unbounded: Fields = { x: { ...words, kind: 'number', default: 0, min: -Infinity, max: Infinity } };
    for (const x of [NaN, Infinity, -Infinity])
      expect(checkFields(unbounded, { x }, '').problems).toHaveLength(1);
    expect(checkFields(unbounded, { x: -1e300 }, '').problems).toEqual([]);
  });

  it('reports every problem, in the order in which the values stand', () => {
    const { problems } = checkFields(
      fields,
      { dueling: 'no', rate: 2, unknown: 1, batchSize: 8, optimizer: 'x', hiddenLayers: [] },
      '',
    );
    expect(problems.map(({ field }) => field)).toEqual([
      'dueling',
      'rate',
      'unknown',
      'optimizer',
      'hiddenLayers',
    ]);
  });

  it.each([
    ['', '""'],
    [' ', '" "'],
    ['\t', '"\\t"'],
    ['two\nlines', 'two\\u000alines'],
  ])('writes a name that cannot be seen so that it can: %j', (name, shown) => {
    expect(checkFields(fields, { [name]: 1 }, '').problems.map(({ field }) => field)).toEqual([shown]);
  });

  it('refuses an unknown name, lists the known ones and points to a name that is nearly the same', () => {
    const remedyFor = (name: string) => {
      const [problem] = checkFields(fields, { [name]: 7 }, 'hyperparameters.').problems;
      expect(problem).toMatchObject({
        field: `hyperparameters.${name}`,
        value: '7',
        allowed: 'rate, offset, batchSize, optimizer, dueling, hiddenLayers',
      });
      return problem!.remedy;
    };
    expect(remedyFor('batch_size')).toBe('Did you mean batchSize?');
    expect(remedyFor('BATCHSIZE')).toBe('Did you mean batchSize?');
    expect(remedyFor('batch')).toBe('Did you mean batchSize?');
    expect(remedyFor('learningRate')).toBe('Did you mean rate?');
    expect(remedyFor('momentum')).toBe('Remove it or correct its name.');
  });

  it('guesses no name from one that has no letter or digit of the alphabet', () => {
    for (const name of ['', '_', 'γ', '--'])
      expect(checkFields(fields, { [name]: 1 }, '').problems[0]!.remedy).toBe(
        'Remove it or correct its name.',
      );
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'])(
    'refuses the name %s and pollutes no prototype',
    (name) => {
      const values: unknown = JSON.parse(`{"${name}": {"rate": 1, "polluted": true}, "batchSize": 8}`);
      const result = checkFields(fields, values, '');
      expect(result.problems).toMatchObject([{ field: name, allowed: Object.keys(fields).join(', ') }]);
      expect(Object.keys(result.values)).toEqual(Object.keys(fields));
      expect(Object.getPrototypeOf(result.values)).toBe(Object.prototype);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );

  it.each([[null], [[]], ['rate=1'], [7], [true]])('refuses %j in place of named values', (value) => {
    expect(checkFields(fields, value, 'hyperparameters.')).toEqual({
      values: defaults,
      problems: [
        {
          field: 'hyperparameters',
          value: showValue(value),
          allowed: 'an object of named values',
          remedy: 'Write it as {"name": value, …}.',
          says: {
            allowed: exactly('ein Objekt aus benannten Werten', 'de'),
            remedy: exactly('Als {"Name": Wert, …} schreiben.', 'de'),
          },
        },
      ],
    });
  });

  it('gives values that it would take again, whatever it was given', () => {
    const nearly = fc.record(
      Object.fromEntries(Object.keys(fields).map((name) => [name, fc.oneof(fc.anything(), fc.double())])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.object(), nearly), (anything) => {
        const { values } = checkFields(fields, anything, '');
        expect(checkFields(fields, values, '')).toEqual({ values, problems: [] });
      }),
    );
  });
});
