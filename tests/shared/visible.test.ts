import { expect, it } from 'vitest';
import { isVisible, isVisibleText, visible } from '../../src/shared/visible';

const bell = String.fromCharCode(7);
const escape = String.fromCharCode(27);
const oneByteCsi = String.fromCharCode(0x9b);
const rightToLeft = String.fromCharCode(0x202e);
const isolate = String.fromCharCode(0x2066);

it.each([
  ['a title', `${escape}]0;owned${bell}`],
  ['a cleared screen', `${escape}[2J`],
  ['the clipboard', `${escape}]52;c;YQ==${bell}`],
  ['one byte instead of two', `${oneByteCsi}2J`],
  ['a turned direction', `abc${rightToLeft}cba`],
  ['an isolate', isolate],
  ['a lone return', 'hidden\rshown'],
])('writes out what would act: %s', (_, text) => {
  expect(isVisible(text)).toBe(false);
  const shown = visible(text);
  expect(isVisible(shown)).toBe(true);
  expect(shown).toContain('\\u');
});

it('leaves what is meant to be read as it is', () => {
  for (const text of [
    'Łukasz Dvořák',
    '王小明',
    'Иван',
    'שלום',
    '👩‍🔬 \u{1F600}',
    'ε = 0.05 · seed 1',
    'x\u0301',
  ]) {
    expect(isVisible(text)).toBe(true);
    expect(visible(text)).toBe(text);
  }
  expect(isVisibleText('two\n\tlines\r\nor three')).toBe(true);
  expect(isVisibleText(`two\n${bell}`)).toBe(false);
  expect(visible('two\n\tlines')).toBe('two\n\tlines');
  expect(isVisible('two\nlines')).toBe(false);
  expect(visible(`a\r\n${bell}`)).toBe('a\n\\u0007');
});
