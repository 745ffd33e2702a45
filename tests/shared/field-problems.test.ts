import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedValues, InvalidValueError, showValue } from '../../src/shared/fields';
import { fields } from './field-examples';
import { say } from '../../src/shared/language/say';
import { recordedSentence } from '../../src/shared/language/earlier';
import { describeProblem } from '../../src/shared/problem';

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
      says: {
        allowed: recordedSentence('a whole number', 'eine ganze Zahl'),
        remedy: recordedSentence('Choose another.', 'Eine andere wählen.'),
      },
    },
    { field: 'steps', value: 'missing', allowed: 'a number', remedy: 'Set it.' },
  ];

  it('puts every problem into its message', () => {
    const error = new InvalidValueError(
      recordedSentence('The preset cannot be used', 'Die Voreinstellung ist unbrauchbar'),
      problems,
    );
    expect(error.message).toBe(
      'The preset cannot be used: seed is -1; allowed is a whole number. Choose another.; steps is missing; allowed is a number. Set it.',
    );
    expect(say(error.says, 'de')).toBe(
      'Die Voreinstellung ist unbrauchbar: seed ist -1; erlaubt: eine ganze Zahl. Eine andere wählen. steps fehlt; erlaubt: a number. Set it.',
    );
    expect(error.problems).toEqual(problems);
    expect(error.name).toBe('InvalidValueError');
    for (const problem of problems) expect(error.message).toContain(describeProblem(problem));
  });
});
