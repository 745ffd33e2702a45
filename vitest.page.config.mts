import { resolve } from 'node:path';
import { runnerImport } from 'vite';
import { defineConfig } from 'vitest/config';
import type * as guides from './src/guides/vite-plugin';

const source = (path: string) => resolve(import.meta.dirname, path);

const { guidesPlugin } = (await runnerImport<typeof guides>(source('src/guides/vite-plugin.ts'))).module;

/** The tests of the built page in a current browser, with the main process behind it that component tests have. */
export default defineConfig({
  plugins: [guidesPlugin(import.meta.dirname)],
  resolve: { alias: { electron: source('tests/components/electron.ts') } },
  test: {
    include: ['tests/page/*.page.ts'],
    setupFiles: ['tests/install-catalogue.ts'],
    pool: 'forks',
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
