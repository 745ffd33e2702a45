/** Bundles of the command line and the trainer for one test file, as the real build makes them. */
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

export interface BuiltProgram {
  readonly cli: string;
  readonly trainer: string;
  /** Removes the bundles. */
  remove(): void;
}

/**
 * Builds into a folder of its own below node_modules, where the external modules are found, so that test files do
 * not get in each other's way or in that of a program in use.
 */
export async function buildProgram(name: string): Promise<BuiltProgram> {
  const folder = join(root, 'node_modules', '.cache', 'rl-lab', `${name}-${process.pid}`);
  mkdirSync(folder, { recursive: true });
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
  return {
    cli: join(folder, 'cli.js'),
    trainer: join(folder, 'trainer.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
