/** Where the presets stand that come with the program. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The folders of these presets: one for all, and one in the folder of each environment that brings its own.
 * @param root the program's folder
 */
export function presetFolders(root: string): string[] {
  const environments = join(root, 'src', 'environments');
  const own = existsSync(environments)
    ? readdirSync(environments).map((id) => join(environments, id, 'presets'))
    : [];
  return [join(root, 'resources', 'presets'), ...own].filter((folder) => existsSync(folder));
}
