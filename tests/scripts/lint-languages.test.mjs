import { Linter } from 'eslint';
import { resolve } from 'node:path';
import typescript from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import house from '../../scripts/lint/house.mjs';

const root = resolve(import.meta.dirname, '../..');

const found = (code, file = 'src/main/index.ts') =>
  new Linter({ cwd: root, configType: 'flat' })
    .verify(
      code,
      [
        {
          files: ['**/*.ts'],
          languageOptions: { parser: typescript.parser },
          plugins: { house },
          rules: { 'house/languages': 'error' },
        },
      ],
      resolve(root, file),
    )
    .map(({ ruleId, message }) => ruleId ?? message);

describe('the rule against languages by name', () => {
  it.each([
    "export const isGerman = (language: string) => language === 'de';",
    "export const locale = (language: string) => (language !== 'en' ? 1 : 2);",
    "export const f = (x: string) => { switch (x) { case 'de': return 1; default: return 2; } };",
    "export const all = ['de'];",
    'export const language = `de`;',
    'export const words = { de: 1 };',
    "export const words = { 'de': 1 };",
    'export interface Words { readonly de?: string }',
    'export const of = (words: any) => words.de;',
    "export const of = (words: any) => words['en'];",
    'export const of = ({ en }: any) => en + 1;',
    "export const said = say('Hello', 'de');",
  ])('sees %s', (code) => {
    expect(found(code)).toEqual(['house/languages']);
  });

  it.each([
    "export const sorted = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });",
    "export const small = (a: string) => a.toLocaleLowerCase('en');",
    "export const parts = new Intl.Segmenter('en');",
    "export const chart = { locale: 'en' };",
    "export const text = 'end of the code', de = 'x';",
  ])('leaves %s alone', (code) => {
    expect(found(code)).toEqual([]);
  });

  it('leaves each language its own folders and files', () => {
    for (const file of [
      'src/shared/language/de/words.ts',
      'src/renderer/i18n/en/index.ts',
      'src/algorithms/dqn/words.de.ts',
      'src/shared/language/index.ts',
    ])
      expect(found("export const x = { de: say('a', 'de') };", file)).toEqual([]);
    for (const file of ['src/shared/language/say.ts', 'src/renderer/i18n/index.ts'])
      expect(found("export const x = say('a', 'de');", file)).toEqual(['house/languages']);
  });
});
