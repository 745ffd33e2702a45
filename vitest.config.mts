import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { runnerImport } from 'vite';
import { defineConfig, type TestUserConfig } from 'vitest/config';
import type * as guides from './src/guides/vite-plugin';

const source = (path: string) => resolve(import.meta.dirname, path);

const { guidesPlugin } = (await runnerImport<typeof guides>(source('src/guides/vite-plugin.ts'))).module;

/** What every file of tests runs with. */
const common: Pick<TestUserConfig, 'setupFiles' | 'pool' | 'execArgv' | 'testTimeout' | 'hookTimeout'> = {
  setupFiles: ['tests/install-catalogue.ts'],
  pool: 'forks',
  // As trainers are started: src/main/processes/trainer-process.ts says why.
  execArgv: ['--no-maglev'],
  // A machine may be busy with thirty other things: only what stands still is given up.
  testTimeout: 300_000,
  hookTimeout: 300_000,
};

/**
 * Tests of modules that hold no state and touch nothing outside themselves: their files share processes, so that each is
 * loaded once.
 */
const calm = '(algorithms|catalogue|environments|experiments|learning|platform|properties|shared)';
/** Those among them that change or look at what a process has: its variables, modules, and what it has computed so far. */
const ownProcess = [
  'tests/algorithms/engines.test.ts',
  'tests/learning/engine/{environment,session,tensorflow}.test.ts',
  'tests/learning/training/schedules.test.ts',
  'tests/catalogue/learning-steps.test.ts',
];

const processors = availableParallelism();

export default defineConfig({
  test: {
    // Vitest leaves one processor free. Of two, that is half of them; each file has folders of its own.
    maxWorkers: Math.max(Math.min(2, processors), processors - 1),
    projects: [
      {
        // Runes in `.svelte.ts` files are no JavaScript before it.
        plugins: [svelte({ configFile: false })],
        test: {
          ...common,
          name: 'modules',
          globalSetup: ['tests/main/program-folder.ts'],
          include: [`tests/!${calm}/**/*.test.{ts,mjs}`, ...ownProcess],
          exclude: ['tests/components/**'],
        },
      },
      {
        plugins: [svelte({ configFile: false })],
        test: {
          ...common,
          name: 'calm modules',
          isolate: false,
          include: [`tests/@${calm}/**/*.test.ts`],
          exclude: ownProcess,
        },
      },
      {
        plugins: [svelte({ configFile: false }), svelteTesting(), guidesPlugin(import.meta.dirname)],
        resolve: { alias: { electron: source('tests/components/electron.ts') } },
        test: {
          ...common,
          name: 'components',
          include: ['tests/components/**/*.test.ts'],
          environment: 'happy-dom',
          expect: { poll: { timeout: 60_000 } },
          env: { DEBUG_PRINT_LIMIT: '1500' },
        },
      },
    ],
  },
});
