import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import config from '../../eslint.config.mjs';

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

describe('what is shared', () => {
  const sources = {
    'src/shared/both.ts': '',
    'src/shared/page-only.ts': '',
    'src/shared/main-only.ts': "import './below-main-only';",
    'src/shared/below-main-only.ts': '',
    'src/shared/dynamics-only.ts': '',
    'src/shared/of-cards.ts': '',
    'src/shared/found-by-pattern.ts': '',
    'src/shared/by-pattern.ts': "import.meta.glob<Type>(['./found-*.ts'], { eager: true });",
    'src/shared/unused.ts': '',
    'src/renderer/Page.svelte':
      "<script>\n  import '../shared/both';\n  import type { P } from '../shared/page-only';\n  import '../shared/by-pattern';\n</script>",
    'src/main/run.ts':
      "import '../shared/both';\nimport '../shared/by-pattern';\nawait import('../shared/main-only');",
    'src/environments/Bandit-v0/card.ts': "import '../../shared/of-cards';",
    'src/environments/Bandit-v0/dynamics.ts': "import '../../shared/dynamics-only';",
  };
  let folder;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'rl-lab-shared-'));
    for (const [file, code] of Object.entries(sources)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), code);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const of = (name) =>
    new Linter({ configType: 'flat', cwd: folder })
      .verify(sources[`src/shared/${name}.ts`], rules, {
        filename: path.join(folder, `src/shared/${name}.ts`),
      })
      .map(({ message }) => message);

  it.each([
    ['page-only', 'renderer', 'src/renderer/Page.svelte'],
    ['main-only', 'shell', 'src/main/run.ts'],
    ['below-main-only', 'shell', 'src/main/run.ts'],
    ['dynamics-only', 'dynamics', 'src/environments/Bandit-v0/dynamics.ts'],
  ])('is refused where one side alone uses it: %s', (name, side, user) => {
    expect(of(name)).toEqual([`Only ${side} uses this (${user}): its place is there, not in shared.`]);
  });

  it.each(['both', 'of-cards', 'by-pattern', 'found-by-pattern', 'unused'])('is allowed: %s', (name) => {
    expect(of(name)).toEqual([]);
  });
});
