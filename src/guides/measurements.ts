/** What was measured, as the guides show it: `docs/benchmarks/learning.json`, written by `npm run bench learning`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Measurement {
  readonly preset: string;
  readonly environment: string;
  readonly algorithm: string;
  readonly steps: number;
  /** Mean return of the final evaluation, one for each seed. */
  readonly returns: readonly number[];
}

/** Reads the measurements; none where the file is missing, as in a copy of the program without its documents. */
export function readMeasurements(root: string): readonly Measurement[] {
  const file = join(root, 'docs', 'benchmarks', 'learning.json');
  if (!existsSync(file)) return [];
  const rows = JSON.parse(readFileSync(file, 'utf8')) as Record<
    string,
    { environment: string; algorithm: string; steps: number; results: { mean: number }[] }
  >;
  return Object.entries(rows).map(([preset, { environment, algorithm, steps, results }]) => ({
    preset,
    environment,
    algorithm,
    steps,
    returns: results.map(({ mean }) => mean),
  }));
}
