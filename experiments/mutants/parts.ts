/** What is mutated, and the tests that are to notice. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from '../../src/platform/program-folder';

export interface Part {
  /** Folder, or single file, below src. */
  readonly source: string;
  /** Folder, or single file, below tests. */
  readonly tests: string;
  /** Tests that load TensorFlow need a process of their own. */
  readonly pool: 'threads' | 'forks';
}

export const parts: Readonly<Record<string, Part>> = {
  ops: { source: 'learning/ops', tests: 'learning/ops', pool: 'forks' },
  costs: { source: 'shared/costs', tests: 'shared/costs', pool: 'threads' },
  diagnosis: { source: 'shared/diagnosis', tests: 'shared/diagnosis', pool: 'threads' },
};

/** All files below a folder, or the file itself, from the program's folder on. */
export function filesBelow(path: string): string[] {
  const whole = join(programFolder(), path);
  if (!statSync(whole).isDirectory()) return [path];
  return readdirSync(whole)
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`));
}

/** The files of a part that are mutated. */
export const sourcesOf = ({ source }: Part): string[] =>
  filesBelow(`src/${source}`).filter((path) => path.endsWith('.ts'));

/** The files whose mutants nobody has tried. */
export const untried = (results: Readonly<Record<string, unknown>>): string[] =>
  Object.values(parts)
    .flatMap(sourcesOf)
    .filter((path) => results[path] === undefined);
