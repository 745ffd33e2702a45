/** What is mutated, and the tests that are to notice. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from '../../src/platform/program-folder';

export interface Part {
  /** Folder, or single file, below src. */
  readonly source: string;
  /** Folder, or single file, below tests. */
  readonly tests: string;
  /** Tests that load TensorFlow need a process of their own. */
  readonly pool: 'threads' | 'forks';
  /** A file that has tests of its own, of the same name at the same place, is tried with these alone: they are quicker. */
  readonly isMirrored?: true;
}

export const parts: Readonly<Record<string, Part>> = {
  ops: { source: 'learning/ops', tests: 'learning/ops', pool: 'forks' },
  costs: { source: 'shared/costs', tests: 'shared/costs', pool: 'threads' },
  diagnosis: { source: 'shared/diagnosis', tests: 'shared/diagnosis', pool: 'threads', isMirrored: true },
  // Which charts stand beneath the main ones of a run, with what in them.
  'run-details': {
    source: 'renderer/rooms/runs/charts/run-charts.ts',
    tests: 'renderer/rooms/runs/charts/run-charts.test.ts',
    pool: 'threads',
  },
};

/** All files below a folder, or the file itself, from the program's folder on. */
function filesBelow(path: string): string[] {
  const whole = join(programFolder(), path);
  if (!statSync(whole).isDirectory()) return [path];
  return readdirSync(whole)
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`));
}

/** The files of a part that are mutated. */
export const sourcesOf = ({ source }: Part): string[] =>
  filesBelow(`src/${source}`).filter((path) => path.endsWith('.ts'));

/** What a source file is tried with. */
export interface Tests {
  readonly run: readonly string[];
  /** All that these may depend on. */
  readonly files: readonly string[];
}

/** The tests that are to notice the mutants of a source file. */
export function testsOf(path: string, { tests, isMirrored }: Part): Tests {
  const files = filesBelow(`tests/${tests}`);
  const all = files.filter((one) => one.endsWith('.test.ts'));
  const own = path.replace(/^src\/(.*)\.ts$/, 'tests/$1.test.ts');
  if (isMirrored !== true || !existsSync(join(programFolder(), own))) return { run: all, files };
  return { run: [own], files: [own, ...files.filter((one) => one.endsWith('.ts') && !all.includes(one))] };
}

/** The files whose mutants nobody has tried. */
export const untried = (results: Readonly<Record<string, unknown>>): string[] =>
  Object.values(parts)
    .flatMap(sourcesOf)
    .filter((path) => results[path] === undefined);
