import { defineConfig } from 'vitest/config';

/** The tests of handed-out folders, which `npm test -- bundle`, `-- arm64` and `-- windows` make before. */
const stage = process.env['RL_LAB_BUNDLE_STAGE'] ?? 'bundle';

export default defineConfig({
  test: {
    include: [`tests/bundle/*.${stage}.mjs`],
    pool: 'forks',
    // Wine alone keeps a computer busy.
    fileParallelism: stage !== 'windows',
    // An emulator takes minutes.
    testTimeout: 600_000,
    hookTimeout: 300_000,
  },
});
