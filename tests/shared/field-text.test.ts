import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkFields,
  showValue,
  type ChoiceField,
  type Field,
  type FieldValue,
  type NumberField,
  type SizesField,
  type SwitchField,
} from '../../src/shared/fields';
import { parseFieldList, parseFieldText } from '../../src/shared/field-text';
import { writeNumber } from '../../src/shared/numbers/typed';
import { fields, words, type Name } from './field-examples';
import { exactly } from '../worded';

describe('parseFieldText', () => {
  it('reads numbers in any notation, blanks around them left out', () => {
    expect(parseFieldText(fields.rate, ' 5e-4 ')).toBe(0.0005);
    expect(parseFieldText(fields.rate, '.5')).toBe(0.5);
    expect(parseFieldText(fields.batchSize, '64')).toBe(64);
    expect(parseFieldText(fields.batchSize, '-3')).toBe(-3);
  });

  it('reads words, switches and lists of sizes however they are separated', () => {
    expect(parseFieldText(fields.optimizer, ' sgd ')).toBe('sgd');
    expect(parseFieldText(fields.dueling, 'true')).toBe(true);
    expect(parseFieldText(fields.dueling, ' false ')).toBe(false);
    for (const text of [
      '64,32',
      '64, 32',
      '[64,32]',
      '[ 64, 32 ]',
      '64 32',
      '64x32',
      '64 × 32',
      '64-32',
      '64 - 32',
    ])
      expect(parseFieldText(fields.hiddenLayers, text)).toEqual([64, 32]);
    expect(parseFieldText(fields.hiddenLayers, '400')).toEqual([400]);
  });

  it.each<[Name, string]>([
    ['rate', ''],
    ['rate', '  '],
    ['rate', 'fast'],
    ['rate', '1,5'],
    ['batchSize', '64 transitions'],
    ['dueling', 'yes'],
    ['dueling', ''],
    ['dueling', 'TRUE'],
    ['optimizer', 'momentum'],
    ['hiddenLayers', 'wide'],
    ['hiddenLayers', '64, wide'],
    ['hiddenLayers', ''],
    ['hiddenLayers', '-64'],
    ['hiddenLayers', '64, -32'],
    ['hiddenLayers', '64 -32'],
    ['rate', '1e999'],
  ])('makes of %s = "%s" a value that the check refuses', (name, text) => {
    const value = parseFieldText(fields[name], text);
    expect(checkFields(fields, { [name]: value }, '').problems).toHaveLength(1);
  });

  it('refuses what can be read in two ways, says both and how each is written', () => {
    const steps: NumberField = { ...words, kind: 'integer', default: 1, min: 1, max: 100_000_000 };
    const share: NumberField = { ...words, kind: 'number', default: 0.5, min: 0, max: 1 };
    const remedyOf = (field: Field, text: string) =>
      checkFields({ field }, { field: parseFieldText(field, text) }, '').problems[0];
    expect(remedyOf(steps, '50.000')).toMatchObject({
      remedy: 'It can be read as 50 or 50000: write 50 or 50000.',
      says: expect.objectContaining({
        remedy: exactly('Das lässt sich als 50 oder 50000 lesen: 50 oder 50000 schreiben.', 'de'),
      }),
    });
    // What is proposed is allowed: half a step is not.
    expect(remedyOf(steps, '1.500')!.remedy).toBe('It can be read as 1.5 or 1500: write 1500.');
    expect(remedyOf(share, '0,1')!.remedy).toBe(
      'Write 0.1; or "0; 1" for several values, where a list is allowed.',
    );
    expect(parseFieldText(steps, '50_000')).toBe(50_000);
    expect(parseFieldText(steps, '5e4')).toBe(50_000);
    expect(remedyOf(fields.hiddenLayers, '64.000')).toBeDefined();
  });

  it('refuses a list that may be one number, and takes it once it cannot', () => {
    const share: NumberField = { ...words, kind: 'number', default: 0.5, min: 0, max: 1 };
    const steps: NumberField = { ...words, kind: 'integer', default: 1, min: 1, max: 1_000_000 };
    expect(parseFieldList(share, '0,1')).toEqual(['0,1']);
    expect(parseFieldList(share, '0; 1')).toEqual([0, 1]);
    expect(parseFieldList(share, '0, 1')).toEqual([0, 1]);
    expect(parseFieldList(share, '0.1,0.5')).toEqual([0.1, 0.5]);
    expect(parseFieldList(share, '0,1; 0,5')).toEqual(['0,1', '0,5']);
    expect(parseFieldList(steps, '100,500')).toEqual(['100,500']);
    expect(parseFieldList(steps, '10,50')).toEqual([10, 50]);
    expect(parseFieldList(steps, '1,2,3')).toEqual([1, 2, 3]);
  });

  it('gives unreadable text back as it was typed', () => {
    expect(parseFieldText(fields.rate, ' fast ')).toBe(' fast ');
    expect(parseFieldText(fields.rate, '')).toBe('');
    expect(parseFieldText(fields.dueling, 'maybe')).toBe('maybe');
    expect(parseFieldText(fields.hiddenLayers, '64, wide')).toBe('64, wide');
  });

  const positiveZero = (x: number) => (x === 0 ? 0 : x);
  const number = fc
    .tuple(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    )
    .chain(([a, b]) => {
      const [min, max] = [positiveZero(Math.min(a, b)), positiveZero(Math.max(a, b))];
      return fc.tuple(
        fc.constant<NumberField>({ ...words, kind: 'number', default: min, min, max }),
        fc.double({ min, max, noNaN: true }).map(positiveZero),
      );
    });
  const integer = fc.tuple(
    fc.constant<NumberField>({
      ...words,
      kind: 'integer',
      default: 0,
      min: Number.MIN_SAFE_INTEGER,
      max: Number.MAX_SAFE_INTEGER,
    }),
    fc.maxSafeInteger().map(positiveZero),
  );
  const choice = fc
    .uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]*$/), { minLength: 1, maxLength: 6 })
    .chain((values) =>
      fc.tuple(
        fc.constant<ChoiceField>({
          ...words,
          kind: 'choice',
          default: values[0]!,
          options: values.map((value) => ({ value, label: value, doc: '' })),
        }),
        fc.constantFrom(...values),
      ),
    );
  const switchField: SwitchField = { ...words, kind: 'switch', default: false };
  const sizesField: SizesField = {
    ...words,
    kind: 'sizes',
    default: [1],
    min: 1,
    max: 100_000,
    minCount: 1,
    maxCount: 8,
  };
  const anyField: fc.Arbitrary<[Field, FieldValue]> = fc.oneof(
    number,
    integer,
    choice,
    fc.tuple(fc.constant(switchField), fc.boolean()),
    fc.tuple(
      fc.constant(sizesField),
      fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 8 }),
    ),
  );
  const writings: readonly ((value: FieldValue) => string)[] = [
    // As an experiment file shows it, choices without their quotes.
    (value) => (typeof value === 'string' ? value : showValue(value)),
    // As the form writes it.
    (value) =>
      typeof value === 'object'
        ? value.join(', ')
        : typeof value === 'number'
          ? writeNumber(value)
          : String(value),
  ];

  it('reads back every value from every form in which it is written', () => {
    fc.assert(
      fc.property(anyField, ([field, value]) => {
        for (const write of writings) {
          const read = parseFieldText(field, write(value));
          expect(read).toEqual(value);
          expect(checkFields({ field }, { field: read }, '').problems).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
