import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const source = (name: string) => resolve(import.meta.dirname, 'tests/campaign', name);

// The campaign is bundled like the program itself: what it tries in its own process are the program's modules.
export default defineConfig({
  resolve: { alias: { electron: source('no-electron.ts') } },
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    emptyOutDir: true,
    outDir: 'out/campaign',
    rollupOptions: {
      input: {
        index: source('index.ts'),
        'row-process': source('row-process.ts'),
        driver: source('driver.ts'),
        annotator: source('annotator.ts'),
        table: source('table.ts'),
      },
      // What modules name of Electron is missing in its stand-in.
      shimMissingExports: true,
      external: [/^@tensorflow\//, /^@napi-rs\//, '@playwright/test', /^node:/],
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});
