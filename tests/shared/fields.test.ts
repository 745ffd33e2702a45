import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  allowedValues,
  checkFields,
  defaultsOf,
  describeProblem,
  InvalidValueError,
  parseFieldList,
  parseFieldText,
  showValue,
  type ChoiceField,
  type Field,
  type Fields,
  type FieldValue,
  type NumberField,
  type SizesField,
  type SwitchField,
  type ValuesOf,
} from '../../src/shared/fields';
import { writeNumber } from '../../src/shared/numbers/typed';

const words = { label: 'Label', doc: 'What it does.', group: 'Group' };
const fields = {
  rate: { ...words, kind: 'number', default: 0.5, min: 0, exclusiveMin: true, max: 1 },
  offset: { ...words, kind: 'number', default: 0, min: -2, max: 2 },
  batchSize: { ...words, kind: 'integer', default: 32, min: 1, max: 4096 },
  optimizer: {
    ...words,
    kind: 'choice',
    default: 'adam',
    options: [
      { value: 'adam', label: 'Adam', doc: 'One.' },
      { value: 'sgd', label: 'SGD', doc: 'Two.' },
    ],
  },
  dueling: { ...words, kind: 'switch', default: false },
  hiddenLayers: {
    ...words,
    kind: 'sizes',
    default: [64, 64],
    min: 1,
    max: 1024,
    minCount: 1,
    maxCount: 3,
  },
} as const satisfies Fields;

const defaults = {
  rate: 0.5,
  offset: 0,
  batchSize: 32,
  optimizer: 'adam',
  dueling: false,
  hiddenLayers: [64, 64],
};

type Name = keyof typeof fields;

/** For each field: values that it takes. */
const taken: Record<Name, readonly unknown[]> = {
  rate: [1, 0.5, Number.MIN_VALUE, 1e-8],
  offset: [-2, 2, 0, -0.25],
  batchSize: [1, 4096, 64],
  optimizer: ['adam', 'sgd'],
  dueling: [true, false],
  hiddenLayers: [[1], [1024, 1, 7], [64, 64]],
};

/** For each field: values that it refuses, and why the case is there. */
const refused: Record<Name, readonly [why: string, value: unknown][]> = {
  rate: [
    ['NaN', NaN],
    ['infinity', Infinity],
    ['minus infinity', -Infinity],
    ['a number as text', '0.5'],
    ['the excluded minimum', 0],
    ['a value below the minimum', -1e-9],
    ['a value above the maximum', 1 + 1e-9],
    ['null', null],
    ['nothing', undefined],
    ['a truth value', true],
    ['a list', [0.5]],
    ['a big integer', 1n],
  ],
  offset: [
    ['a value below the minimum', -2.0001],
    ['a value above the maximum', 2.0001],
    ['NaN', NaN],
  ],
  batchSize: [
    ['a fraction', 32.5],
    ['a value below the minimum', 0],
    ['a value above the maximum', 4097],
    ['NaN', NaN],
    ['infinity', Infinity],
    ['a number as text', '32'],
  ],
  optimizer: [
    ['another word', 'adamw'],
    ['another case', 'Adam'],
    ['no word', ''],
    ['a number', 0],
    ['a list of it', ['adam']],
    ['a name that every object has', 'constructor'],
  ],
  dueling: [
    ['a word', 'true'],
    ['a number', 1],
    ['null', null],
  ],
  hiddenLayers: [
    ['a number', 64],
    ['text', '64,64'],
    ['too few', []],
    ['too many', [1, 2, 3, 4]],
    ['a width of 0', [64, 0]],
    ['a width above the maximum', [1025]],
    ['a fraction', [64.5]],
    ['NaN', [NaN]],
    ['infinity', [Infinity]],
    ['a number as text', ['64']],
    ['an object that looks like a list', { 0: 64, length: 1 }],
  ],
};

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
          de: {
            allowed: 'ein Objekt aus benannten Werten',
            remedy: 'Als {"Name": Wert, …} schreiben.',
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

describe('allowedValues', () => {
  it('says in words what each kind of field takes', () => {
    expect(allowedValues(fields.rate)).toBe('a number above 0 to 1');
    expect(allowedValues(fields.offset)).toBe('a number from -2 to 2');
    expect(allowedValues(fields.batchSize)).toBe('a whole number from 1 to 4096');
    expect(allowedValues(fields.optimizer)).toBe('adam, sgd');
    expect(allowedValues(fields.dueling)).toBe('true or false');
    expect(allowedValues(fields.hiddenLayers)).toBe('1 to 3 whole numbers from 1 to 1024');
  });
});

describe('showValue', () => {
  it('writes a value as it stands in an experiment file', () => {
    expect(showValue('adam')).toBe('"adam"');
    expect(showValue(5e-4)).toBe('0.0005');
    expect(showValue([64, 64])).toBe('[64,64]');
    expect(showValue(null)).toBe('null');
    expect(showValue({ a: true })).toBe('{"a":true}');
  });

  it('tells apart the numbers that JSON cannot write', () => {
    expect([NaN, Infinity, -Infinity].map(showValue)).toEqual(['NaN', 'Infinity', '-Infinity']);
  });

  it('calls what is not there missing', () => {
    expect(showValue(undefined)).toBe('missing');
  });

  it('cuts long values to 80 characters', () => {
    const shown = showValue('x'.repeat(1000));
    expect(shown).toHaveLength(80);
    expect(shown).toMatch(/^"x+\.\.\.$/);
    expect(showValue('x'.repeat(78))).toBe(`"${'x'.repeat(78)}"`);
  });

  it('finds words for any value at all', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    for (const value of [circle, 1n, Symbol('s'), () => 1])
      expect(showValue(value)).toMatch(/^\[object \w+\]$/);
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(showValue(value).length).toBeGreaterThan(0);
        expect(showValue(value).length).toBeLessThanOrEqual(80);
      }),
    );
  });
});

describe('InvalidValueError', () => {
  const problems = [
    {
      field: 'seed',
      value: '-1',
      allowed: 'a whole number',
      remedy: 'Choose another.',
      de: { allowed: 'eine ganze Zahl', remedy: 'Eine andere wählen.' },
    },
    { field: 'steps', value: 'missing', allowed: 'a number', remedy: 'Set it.' },
  ];

  it('puts every problem into its message', () => {
    const error = new InvalidValueError(
      { en: 'The preset cannot be used', de: 'Die Voreinstellung ist unbrauchbar' },
      problems,
    );
    expect(error.message).toBe(
      'The preset cannot be used: seed is -1; allowed is a whole number. Choose another.; steps is missing; allowed is a number. Set it.',
    );
    expect(error.says.de).toBe(
      'Die Voreinstellung ist unbrauchbar: seed ist -1; erlaubt: eine ganze Zahl. Eine andere wählen. steps fehlt; erlaubt: a number. Set it.',
    );
    expect(error.problems).toEqual(problems);
    expect(error.name).toBe('InvalidValueError');
    for (const problem of problems) expect(error.message).toContain(describeProblem(problem));
  });
});

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
      de: { remedy: 'Das lässt sich als 50 oder 50000 lesen: 50 oder 50000 schreiben.' },
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
