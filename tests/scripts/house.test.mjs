import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import config from '../../eslint.config.mjs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const linter = new Linter({ configType: 'flat', cwd: root });
const rules = [{ files: ['**/*.ts'] }, ...config.filter(({ plugins }) => plugins?.house !== undefined)];

/** What the rules of the house say of a module with this code. */
const said = (file, code) =>
  linter.verify(code, rules, { filename: path.join(root, file) }).map(({ message }) => message);

describe('arrows between folders', () => {
  it.each([
    [
      'src/shared/new.ts',
      "import '../catalogue/index';",
      'shared may not import from catalogue (src/catalogue/index.ts), only from shared.',
    ],
    ['src/shared/new.ts', "export * from '../main/window';", 'not import from shell'],
    [
      'src/shared/new.ts',
      "await import('../environments/CartPole-v1/card');",
      'not import from cards and drawings',
    ],
    ['src/shared/new.ts', "import 'node:fs';", 'shared may not import node:fs'],
    ['src/learning/environment/new.ts', "import '../../catalogue/index';", 'not import from catalogue'],
    [
      'src/learning/ops/new.ts',
      "import '../../platform/program-folder';",
      'learning may not import from platform',
    ],
    ['src/learning/ops/new.ts', "import 'node:fs';", 'learning may not import node:fs'],
    ['src/learning/ops/new.ts', "import '../../algorithms/dqn/agent';", 'not import from agents'],
    ['src/algorithms/dqn/words.de.ts', "import './agent';", 'not import from agents'],
    ['src/algorithms/dqn/agent.ts', "import '../../catalogue/algorithms';", 'not import from builders'],
    ['src/environments/CartPole-v1/card.ts', "import '../Pendulum-v1/dynamics';", 'not import from dynamics'],
    [
      'src/environments/CartPole-v1/drawing.ts',
      "import '../../renderer/i18n/format';",
      'not import from renderer',
    ],
    ['src/catalogue/index.ts', "import './environments';", 'not import from builders'],
    ['src/renderer/new.ts', "import '../catalogue/environments';", 'not import from builders'],
    ['src/renderer/new.ts', "import '../learning/environment/wrapping';", 'not import from learning'],
    ['src/main/new.ts', "import '../renderer/main';", 'not import from renderer'],
    ['src/main/files/new.ts', "import '../runs/run-store';", 'files may not import from runs'],
    ['src/main/runs/new.ts', "import 'electron';", 'runs may not import electron'],
    ['src/main/reports/new.ts', "import '../processes/supervisor';", 'not import from processes'],
    ['src/main/cli/new.ts', "import '../window';", 'not import from shell'],
  ])('%s: %s is refused', (file, code, message) => {
    expect(said(file, code)).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ['src/shared/new.ts', "import './fields';"],
    [
      'src/environments/CartPole-v1/dynamics.ts',
      "import './card'; import '../../learning/environment/environment';",
    ],
    ['src/environments/CartPoleMasked-v1/card.ts', "import '../CartPole-v1/card';"],
    ['src/renderer/new.ts', "import '../catalogue/drawings'; import '../shared/fields'; import 'svelte';"],
    ['src/algorithms/dqn/agent.ts', "import './card'; import '../../learning/engine/index';"],
    ['src/main/cli/new.ts', "import '../../catalogue/environments'; import '../processes/supervisor';"],
    ['src/main/new.ts', "import './processes/supervisor'; import 'node:fs'; import 'electron';"],
  ])('%s: %s is allowed', (file, code) => {
    expect(said(file, code)).toEqual([]);
  });
});

describe('circles', () => {
  it('are refused with the way that they take', () => {
    // `experiment.ts` imports `fields.ts` itself.
    expect(said('src/shared/fields.ts', "import './experiment';")).toEqual([
      expect.stringMatching(
        /^A circle of imports: src\/shared\/fields\.ts → src\/shared\/experiment\.ts → .*src\/shared\/fields\.ts\.$/,
      ),
    ]);
  });

  it('are refused where only a type leads back', () => {
    // `fields.ts` takes no more than a type from it.
    expect(said('src/shared/problem.ts', "import './fields';")).toEqual([
      'A circle of imports: src/shared/problem.ts → src/shared/fields.ts → src/shared/problem.ts.',
    ]);
  });

  it('are no circles where a module is imported that does not lead back', () => {
    expect(said('src/shared/experiment.ts', "import './fields';")).toEqual([]);
  });
});
