import { readdirSync } from 'node:fs';
import { Linter } from 'eslint';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import house from '../../scripts/lint/house.mjs';

const root = resolve(import.meta.dirname, '../..');

const found = (code, file) =>
  new Linter({ cwd: root, configType: 'flat' })
    .verify(
      code,
      [{ files: ['**/*.ts'], plugins: { house }, rules: { 'house/ids': 'error' } }],
      resolve(root, file),
    )
    .map(({ ruleId, message }) => `${ruleId}: ${message.split(':')[0]}`);

describe('the rule against naming algorithms and environments outside their folders', () => {
  it.each(['algorithms', 'environments'])('knows every folder of src/%s', (kind) => {
    for (const id of readdirSync(resolve(root, 'src', kind)))
      expect(found(`export const is = (x) => x === '${id}';`, 'src/shared/experiment.ts')).toEqual([
        `house/ids: ${id} is one of src/${kind}`,
      ]);
  });

  it('sees keys and templates as well', () => {
    expect(found('export const speed = { sac: 1 };', 'src/main/index.ts')).toHaveLength(1);
    expect(found('export const which = `ppo`;', 'src/main/index.ts')).toHaveLength(1);
  });

  it('leaves everything else alone, and the catalogue itself', () => {
    expect(found("export const label = 'sac of potatoes', sac = 1;", 'src/main/index.ts')).toEqual([]);
    expect(found("export const next = 'sac';", 'src/algorithms/td3/card.ts')).toEqual([]);
  });
});
