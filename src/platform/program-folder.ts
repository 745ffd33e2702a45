import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

function isProgramFolder(folder: string): boolean {
  const file = join(folder, 'package.json');
  return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'rl-lab';
}

let found: string | null = null;

/** The folder of the program's own `package.json`, found upwards from the code that runs, bundled or not. */
export function programFolder(): string {
  if (found !== null) return found;
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (isProgramFolder(folder)) return (found = folder);
    if (dirname(folder) === folder)
      throw new Error(
        `The program's package.json is missing above ${import.meta.dirname}; install it again.`,
      );
  }
}
