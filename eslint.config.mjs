import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import house from './scripts/lint/house.mjs';

/** Most of what the main process does is done by the command line, too. */
const withoutWindow = { names: /^electron/, reason: 'it works without a window.' };

/**
 * The folders of the program from the ground up, and what each may import. A file belongs to the first that it matches.
 * What is not named here has no rule.
 */
const floors = [
  {
    name: 'shared',
    files: /^src\/shared\//,
    imports: [],
    platform: { names: /^(electron|node:|@tensorflow)/, reason: 'it runs on every platform.' },
  },
  {
    name: 'platform',
    files: /^src\/platform\//,
    imports: [],
    platform: { names: /^(electron|@tensorflow)/, reason: 'every process of Node has it.' },
  },
  {
    name: 'engine',
    files: /^src\/learning\/engine\//,
    imports: ['shared', 'platform'],
    platform: { names: /^electron/, reason: 'the engine knows no window.' },
  },
  {
    name: 'learning',
    files: /^src\/learning\//,
    imports: ['shared', 'engine'],
    platform: { names: /^(electron|node:)/, reason: 'learning knows no window, no process and no files.' },
  },
  {
    name: 'agents',
    files: /^src\/algorithms\/[^/]+\/(agent|explain|[a-z-]*learner)\.ts$/,
    imports: ['shared', 'engine', 'learning', 'cards and drawings'],
    platform: { names: /^(electron|node:)/, reason: 'algorithms know no window, no process and no files.' },
  },
  {
    name: 'dynamics',
    files: /^src\/environments\/[^/]+\/(dynamics|heuristic)\.ts$/,
    imports: ['shared', 'learning', 'cards and drawings'],
    platform: { names: /^(electron|node:|@tensorflow)/, reason: 'dynamics know no platform.' },
  },
  {
    name: 'cards and drawings',
    files: /^src\/(environments|algorithms)\//,
    imports: ['shared'],
    platform: { names: /^(electron|node:|@tensorflow)/, reason: 'they are shown on every platform.' },
  },
  {
    name: 'builders',
    files: /^src\/catalogue\/(environments|algorithms|trainings)\.ts$/,
    imports: ['shared', 'learning', 'dynamics', 'agents', 'catalogue'],
  },
  {
    name: 'catalogue',
    files: /^src\/catalogue\//,
    imports: ['shared', 'cards and drawings'],
    platform: { names: /^(electron|@tensorflow)/, reason: 'every process has one.' },
  },
  {
    name: 'guides',
    files: /^src\/guides\//,
    imports: ['shared', 'catalogue'],
    platform: { names: /^(electron|@tensorflow)/, reason: 'guides are read without a window.' },
  },
  {
    name: 'renderer',
    files: /^src\/renderer\//,
    imports: ['shared', 'catalogue'],
    platform: { names: /^(electron|node:|@tensorflow)/, reason: 'a page has no such thing.' },
  },
  {
    name: 'work',
    files: /^src\/main\/work\//,
    imports: ['shared'],
    platform: withoutWindow,
  },
  {
    name: 'files',
    files: /^src\/main\/files\//,
    imports: ['shared', 'platform'],
    platform: withoutWindow,
  },
  {
    name: 'runs',
    files: /^src\/main\/runs\//,
    imports: ['shared', 'platform', 'engine', 'learning', 'catalogue', 'work', 'files'],
    platform: withoutWindow,
  },
  {
    name: 'presets',
    files: /^src\/main\/presets\//,
    imports: ['shared', 'platform', 'catalogue', 'files', 'runs'],
    platform: withoutWindow,
  },
  {
    name: 'comparison',
    files: /^src\/main\/comparison\//,
    imports: ['shared', 'platform', 'catalogue', 'work', 'files', 'runs', 'presets'],
    platform: withoutWindow,
  },
  {
    name: 'run files',
    files: /^src\/main\/run-files\//,
    imports: ['shared', 'platform', 'learning', 'work', 'files', 'runs'],
    platform: withoutWindow,
  },
  {
    name: 'hand in',
    files: /^src\/main\/hand-in\//,
    imports: ['shared', 'platform', 'work', 'files', 'runs', 'run files'],
    platform: withoutWindow,
  },
  {
    name: 'reports',
    files: /^src\/main\/reports\//,
    imports: ['shared', 'platform', 'catalogue', 'guides', 'work', 'files', 'runs', 'comparison'],
    platform: withoutWindow,
  },
  {
    name: 'processes',
    files: /^src\/main\/processes\//,
    imports: [
      'shared',
      'platform',
      'engine',
      'learning',
      'catalogue',
      'builders',
      'work',
      'files',
      'runs',
      'presets',
      'comparison',
      'run files',
      'hand in',
      'reports',
    ],
    platform: withoutWindow,
  },
  {
    name: 'command line',
    files: /^src\/main\/cli\//,
    imports: [
      'shared',
      'platform',
      'engine',
      'learning',
      'catalogue',
      'builders',
      'guides',
      'work',
      'files',
      'runs',
      'presets',
      'comparison',
      'run files',
      'hand in',
      'reports',
      'processes',
    ],
    platform: withoutWindow,
  },
  {
    name: 'shell',
    files: /^src\/main\//,
    imports: [
      ...['shared', 'platform', 'catalogue', 'work', 'files', 'runs', 'presets', 'comparison', 'run files'],
      ...['hand in', 'reports', 'processes'],
    ],
  },
];

/** Refuses what stands in some lists of globals, but not in others. */
const globalsOf = (lists, but, message) => ({
  'no-restricted-globals': [
    'error',
    ...Object.keys(Object.assign({}, ...lists))
      .filter((name) => [globals.builtin, ...but].every((list) => !Object.hasOwn(list, name)))
      .map((name) => ({ name, message })),
  ],
});
const { browser, node } = globals;
/** Of all that is no part of the language, every platform has it. */
const everywhere = { structuredClone: false };

/** What is there without an import, by where a folder's code runs. */
const platforms = [
  {
    files: ['src/{shared,environments,algorithms,catalogue,learning}/**'],
    ignores: ['src/learning/engine/**'],
    rules: globalsOf([browser, node], [everywhere], 'This runs on every platform, which may not have it.'),
  },
  {
    files: ['src/{main,platform,guides}/**', 'src/learning/engine/**'],
    // It is loaded into the page.
    ignores: ['src/main/preload.ts'],
    rules: globalsOf([browser], [node], 'This runs in Node, which has no page.'),
  },
  {
    files: ['src/renderer/**'],
    rules: globalsOf([node], [browser], 'This runs in a page, which has no Node.'),
  },
];

export default ts.config(
  { ignores: ['out/', 'node_modules/', 'test-results/', 'coverage/'] },
  js.configs.recommended,
  ts.configs.strict,
  svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: 'Take an injected seeded generator: a curve must be reproducible.',
        },
      ],
    },
  },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    // What becomes part of a text has to be one: an object would read [object Object]. Only types can tell.
    files: ['src/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-base-to-string': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNever: true },
      ],
      '@typescript-eslint/restrict-plus-operands': 'error',
    },
  },
  {
    files: ['{src,scripts,tests,experiments}/**/*.{ts,mjs,svelte}'],
    rules: { 'max-lines': ['error', { max: 300 }] },
  },
  { files: ['scripts/**', 'src/main/cli/**', 'tests/**', 'experiments/**'], rules: { 'no-console': 'off' } },
  {
    files: ['src/{learning,environments,algorithms}/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: 'Take an injected seeded generator: a curve must be reproducible.',
        },
        {
          selector: "MemberExpression[object.name='Date'][property.name='now']",
          message: 'Dynamics and learning know no clock: a curve must be reproducible.',
        },
      ],
    },
  },
  ...platforms,
  {
    files: ['src/**'],
    plugins: { house },
    settings: { house: { floors } },
    // Not even types may lead round in a circle.
    rules: {
      'house/arrows': 'error',
      'house/circles': ['error', { types: true }],
      'house/shared': ['error', { shared: 'shared', page: 'renderer' }],
      'house/ids': 'error',
      'house/languages': 'error',
      'house/words': 'error',
    },
  },
  {
    // Explained learning steps are kept with runs, under names of update rules that are older than this rule.
    files: [
      'src/catalogue/earlier-step*.ts',
      'src/shared/learning-steps/table.ts',
      'src/learning/agents/explain/table.ts',
      'src/learning/agents/on-policy-agent.ts',
    ],
    rules: { 'house/ids': 'off' },
  },
);
