/** The benchmarks that `npm run bench NAME` knows: every folder of experiments that has an index.ts. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './paths.mjs';

const folder = path.join(projectRoot, 'experiments');

/** Their sources, by name. */
export const benchmarks = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, 'index.ts')))
    .map((name) => [name, `experiments/${name}/index.ts`]),
);

/** Programs that benchmarks start in processes of their own. */
export const companions = {
  'reference-process': 'experiments/engine/reference-process.ts',
  'peers-own-program': 'experiments/peers/own-program.ts',
};

/**
 * Says what is wrong with a benchmark's name, and what the names are; undefined for one of them.
 *
 * @param {string | undefined} name
 */
export function unknownBenchmark(name) {
  if (name !== undefined && Object.hasOwn(benchmarks, name)) return undefined;
  const names = Object.keys(benchmarks).sort().join(', ');
  const wrong = name === undefined ? 'Name a benchmark' : `There is no benchmark ${name}`;
  return `${wrong}: npm run bench NAME, with one of ${names}.`;
}
