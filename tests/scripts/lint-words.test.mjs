import { Linter } from 'eslint';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import house from '../../scripts/lint/house.mjs';

const root = resolve(import.meta.dirname, '../..');

const found = (code, file) =>
  new Linter({ cwd: root, configType: 'flat' })
    .verify(
      code,
      [{ files: ['**/*.ts'], plugins: { house }, rules: { 'house/words': 'error' } }],
      resolve(root, file),
    )
    .map(({ ruleId }) => ruleId);

describe('the rule against words of two languages in one object', () => {
  it.each(["{ en: 'a', de: 'b' }", "{ 'en': 'a', more: 1, 'de': 'b' }", '{ en, de }'])(
    'sees %s',
    (object) => {
      expect(
        found(`const [en, de] = ['a', 'b']; export const x = [${object}, en, de];`, 'src/main/index.ts'),
      ).toEqual(['house/words']);
    },
  );

  it('leaves one language alone, and the languages’ own folders', () => {
    expect(found("export const x = { en: 'a' }, y = { de: 'b', ...x };", 'src/main/index.ts')).toEqual([]);
    for (const file of ['src/shared/language/say.ts', 'src/renderer/i18n/index.ts'])
      expect(found("export const x = { en: 'a', de: 'b' };", file)).toEqual([]);
  });
});
