import { svelte } from '@sveltejs/vite-plugin-svelte';
import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
// @ts-expect-error -- scripts are plain JavaScript
import { builtPackages } from './scripts/bundle/built-packages-plugin.mjs';
import { guidesPlugin } from './src/guides/vite-plugin';

const source = (path: string) => resolve(import.meta.dirname, 'src', path);

// The oldest runtime the program starts in is Electron 22: Chromium 108 and Node 16.
const node = { target: 'node16', minify: false, sourcemap: true } as const;

// Native modules and what they load stay outside the bundles; everything else goes in.
const external = [/^@tensorflow\//, /^@napi-rs\/canvas/, 'electron', /^node:/];

export default defineConfig({
  main: {
    plugins: [builtPackages()],
    build: {
      ...node,
      externalizeDeps: false,
      rollupOptions: {
        input: {
          index: source('main/index.ts'),
          cli: source('main/cli/index.ts'),
          trainer: source('main/processes/child.ts'),
          comparison: source('main/processes/comparison-worker.ts'),
        },
        external,
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [builtPackages()],
    build: {
      ...node,
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: source('main/preload.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  },
  renderer: {
    root: source('renderer'),
    plugins: [guidesPlugin(import.meta.dirname), svelte(), builtPackages()],
    build: {
      target: 'chrome108',
      modulePreload: { polyfill: false },
      // The page may load fonts from its own origin only, not from data: addresses, however small they are.
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: source('renderer/index.html') } },
    },
  },
});
