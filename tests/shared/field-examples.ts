/** Fields of every kind, with values that they take and values that they refuse. */
import { type Fields } from '../../src/shared/fields';

export const words = { label: 'Label', doc: 'What it does.', group: 'Group' };
export const fields = {
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

export const defaults = {
  rate: 0.5,
  offset: 0,
  batchSize: 32,
  optimizer: 'adam',
  dueling: false,
  hiddenLayers: [64, 64],
};

export type Name = keyof typeof fields;

/** For each field: values that it takes. */
export const taken: Record<Name, readonly unknown[]> = {
  rate: [1, 0.5, Number.MIN_VALUE, 1e-8],
  offset: [-2, 2, 0, -0.25],
  batchSize: [1, 4096, 64],
  optimizer: ['adam', 'sgd'],
  dueling: [true, false],
  hiddenLayers: [[1], [1024, 1, 7], [64, 64]],
};

/** For each field: values that it refuses, and why the case is there. */
export const refused: Record<Name, readonly [why: string, value: unknown][]> = {
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
