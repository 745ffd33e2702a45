import path from 'node:path';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import config from '../../eslint.config.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const rules = [
  { files: ['**/*.ts'] },
  ...config.filter(({ rules = {} }) => rules['no-restricted-globals'] !== undefined),
];

/** The globals that are refused in a module. */
const refused = (file, code) =>
  new Linter({ configType: 'flat', cwd: root })
    .verify(code, rules, { filename: path.join(root, file) })
    .map(({ message }) => /'(\w+)'/.exec(message)?.[1]);

describe('what is there without an import', () => {
  const code = 'document; process; Buffer; setTimeout; structuredClone; Math; Promise;';

  it.each([
    'src/shared/fields.ts',
    'src/catalogue/index.ts',
    'src/environments/CartPole-v1/drawing.ts',
    'src/algorithms/dqn/agent.ts',
    'src/learning/training/training.ts',
  ])('is the language alone on every platform: %s', (file) => {
    expect(refused(file, code)).toEqual(['document', 'process', 'Buffer', 'setTimeout']);
  });

  it.each(['src/main/index.ts', 'src/platform/bundle.ts', 'src/learning/engine/session.ts'])(
    'is what Node has, without a page: %s',
    (file) => {
      expect(refused(file, code)).toEqual(['document']);
    },
  );

  it('is what a page has, without Node', () => {
    expect(refused('src/renderer/main.ts', code)).toEqual(['process', 'Buffer']);
  });

  it('is not what a module names itself', () => {
    expect(refused('src/shared/fields.ts', 'const [name, event] = [1, 2]; name + event;')).toEqual([]);
  });
});
