import { resolve } from 'node:path';
import { defineConfig } from 'vite';

// Benchmarks are bundled like the program itself, so that they measure what runs.
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    emptyOutDir: true,
    outDir: 'out/benchmarks',
    rollupOptions: {
      input: {
        engine: resolve(import.meta.dirname, 'tests/benchmarks/engine.ts'),
        'reference-process': resolve(import.meta.dirname, 'tests/benchmarks/reference-process.ts'),
        'policy-gradient-variance': resolve(
          import.meta.dirname,
          'tests/benchmarks/policy-gradient-variance.ts',
        ),
        'actor-critic-options': resolve(import.meta.dirname, 'tests/benchmarks/actor-critic-options.ts'),
        'offpolicy-figures': resolve(import.meta.dirname, 'tests/benchmarks/offpolicy-figures.ts'),
        offpolicy: resolve(import.meta.dirname, 'tests/benchmarks/offpolicy.ts'),
        learning: resolve(import.meta.dirname, 'tests/benchmarks/learning.ts'),
        'maximisation-bias': resolve(import.meta.dirname, 'tests/benchmarks/maximisation-bias.ts'),
        dueling: resolve(import.meta.dirname, 'tests/benchmarks/dueling.ts'),
        ladder: resolve(import.meta.dirname, 'tests/benchmarks/ladder.ts'),
        compare: resolve(import.meta.dirname, 'tests/benchmarks/compare.ts'),
        'state-stack': resolve(import.meta.dirname, 'tests/benchmarks/state-stack.ts'),
        tabular: resolve(import.meta.dirname, 'tests/benchmarks/tabular.ts'),
        'diagnosis-runs': resolve(import.meta.dirname, 'tests/shared/diagnosis/record.ts'),
        costs: resolve(import.meta.dirname, 'tests/benchmarks/costs.ts'),
        'loop-speed': resolve(import.meta.dirname, 'tests/benchmarks/loop-speed.ts'),
        'policy-gradient': resolve(import.meta.dirname, 'tests/benchmarks/policy-gradient.ts'),
      },
      external: [/^@tensorflow\//, /^@napi-rs\//, '@playwright/test'],
      output: { format: 'es', entryFileNames: '[name].mjs' },
    },
  },
});
