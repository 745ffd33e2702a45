import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Runes in `.svelte.ts` files are no JavaScript before it.
  plugins: [svelte({ configFile: false })],
  test: {
    include: ['tests/**/*.test.{ts,mjs}'],
    setupFiles: ['tests/install-catalogue.ts'],
    pool: 'forks',
    // As trainers are started: src/main/processes/trainer-process.ts says why.
    execArgv: ['--no-maglev'],
    // A machine may be busy with thirty other things: only what stands still is given up.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
