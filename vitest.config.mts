import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Runes in `.svelte.ts` files are no JavaScript before it.
  plugins: [svelte({ configFile: false })],
  test: {
    include: ['tests/**/*.test.{ts,mjs}'],
    setupFiles: ['tests/install-catalogue.ts'],
    pool: 'forks',
    // As trainers are started: src/main/trainer/trainer-process.ts says why.
    execArgv: ['--no-maglev'],
    testTimeout: 60_000,
  },
});
