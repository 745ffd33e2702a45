import { defineConfig } from 'vitest/config';

/** The tests of a handed-out folder, which `npm test -- bundle` makes before. */
export default defineConfig({
  test: {
    include: ['tests/bundle/*.bundle.mjs'],
    pool: 'forks',
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
