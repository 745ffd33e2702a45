/** The folder that the program is handed out in, with all that it needs: where it runs from one, and not from a clone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from './program-folder';

interface About {
  readonly bundle?: { readonly folder?: string };
}

let found: string | null | undefined;

/**
 * Finds the handed-out folder, which the program's own `package.json` leads to.
 * @param program the program's own folder
 * @returns null in a clone
 */
export function findBundle(program: string): string | null {
  const { bundle } = JSON.parse(readFileSync(join(program, 'package.json'), 'utf8')) as About;
  return bundle?.folder === undefined ? null : join(program, bundle.folder);
}

/** The handed-out folder that this program runs from; null in a clone. */
export function bundleFolder(): string | null {
  if (found === undefined) found = findBundle(programFolder());
  return found;
}
