/** Bundles of the command line and the trainer, as the real build makes them, for every file of tests that needs them. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inject } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

export interface BuiltProgram {
  readonly cli: string;
  readonly trainer: string;
}

/**
 * The bundles. Whoever asks first builds them, into a folder of the run's own below node_modules, where the external
 * modules are found; it is never written to again. Two that ask at once both build, and one of them is kept.
 */
export async function buildProgram(): Promise<BuiltProgram> {
  const kept = inject('programFolder');
  const built = { cli: join(kept, 'cli.js'), trainer: join(kept, 'trainer.js') };
  if (existsSync(kept)) return built;
  const folder = `${kept}-${process.pid}`;
  mkdirSync(folder, { recursive: true });
  const { build } = await import('vite');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node16',
      minify: false,
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: {
        input: {
          cli: join(root, 'src/main/cli/index.ts'),
          trainer: join(root, 'src/main/processes/child.ts'),
        },
        external: [/^@tensorflow\//, /^@napi-rs\/canvas/, /^node:/],
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  try {
    renameSync(folder, kept);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (!existsSync(kept)) throw error;
  }
  return built;
}
