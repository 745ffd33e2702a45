import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Modules of a layer may import nothing that matches these patterns. */
const forbid = (files, patterns, message) => ({
  files,
  rules: {
    'no-restricted-imports': ['error', { patterns: [{ regex: patterns, message }] }],
  },
});

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
  { files: ['scripts/**', 'src/main/cli/**', 'tests/**'], rules: { 'no-console': 'off' } },
  {
    files: ['src/main/{engine,ops,networks,algorithms,environments,memory,exploration}/**'],
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
  forbid(
    ['src/shared/**'],
    '^(electron|node:|@tensorflow|.*/(main|renderer)/)',
    'shared imports nothing local and nothing of a platform.',
  ),
  forbid(
    ['src/renderer/**'],
    '^(electron|node:|@tensorflow|.*/(main|guides)/)',
    'renderer imports only shared.',
  ),
  forbid(['src/guides/**'], '^(electron|@tensorflow|.*/(main|renderer)/)', 'guides imports only shared.'),
  forbid(
    ['src/main/{engine,ops,networks,algorithms,environments,memory,exploration,training}/**'],
    '^(electron|.*/(renderer|trainer|runs|cli|figures)(/|$))',
    'The learning core knows no window, no process and no files.',
  ),
  forbid(
    ['src/main/{trainer,runs,figures,exports,exchange,cli}/**'],
    '^(electron|.*/renderer/)',
    'Works without a window.',
  ),
);
