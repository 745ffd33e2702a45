import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { benchmarks, companions } from './scripts/setup/benchmarks.mjs';

const sources = { ...benchmarks, ...companions };

// Benchmarks are bundled like the program itself, so that they measure what runs.
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    emptyOutDir: true,
    outDir: 'out/benchmarks',
    rollupOptions: {
      input: Object.fromEntries(
        Object.entries(sources).map(([name, source]) => [name, resolve(import.meta.dirname, source)]),
      ),
      external: [/^@tensorflow\//, /^@napi-rs\//, '@playwright/test'],
      output: { format: 'es', entryFileNames: '[name].mjs' },
    },
  },
});
