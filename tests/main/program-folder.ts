/** Says where the bundles of the program are kept during a run of the tests, and removes them at its end. */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly programFolder: string;
  }
}

const cache = resolve(import.meta.dirname, '../../node_modules/.cache/rl-lab');

export default function setup(project: TestProject): () => void {
  const folder = resolve(cache, `program-${randomUUID()}`);
  project.provide('programFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
