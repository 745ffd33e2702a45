import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** The tests that mutants are shown to (experiments/mutants), one file after the other in one process. */
export default defineConfig({
  plugins: [svelte({ configFile: false })],
  test: {
    include: (process.env['RL_LAB_MUTANT_TESTS'] ?? '').split(' ').filter((pattern) => pattern !== ''),
    setupFiles: ['tests/install-catalogue.ts'],
    isolate: false,
    // It is Stryker that ends a mutant that takes too long.
    testTimeout: 300_000,
  },
});
