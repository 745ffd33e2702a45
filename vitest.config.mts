import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// TensorFlow reads its thread settings from the environment when its library is loaded.
const trainerEnvironment = {
  TF_NUM_INTEROP_THREADS: '-1',
  TF_NUM_INTRAOP_THREADS: '1',
  OMP_NUM_THREADS: '1',
  TF_ENABLE_ONEDNN_OPTS: '0',
  TF_CPP_MIN_LOG_LEVEL: '2',
};

export default defineConfig({
  // Runes in `.svelte.ts` files are no JavaScript before it.
  plugins: [svelte({ configFile: false })],
  test: {
    include: ['tests/**/*.test.{ts,mjs}'],
    pool: 'forks',
    // As trainers are started: src/main/trainer/trainer-process.ts says why.
    execArgv: ['--no-maglev'],
    env: trainerEnvironment,
    testTimeout: 60_000,
  },
});
