/** Where the presets stand that come with the program. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The folders of these presets: that of the course's assignments, and one in the folder of each environment and each
 * algorithm that brings its own.
 * @param root the program's folder
 */
export function presetFolders(root: string): string[] {
  const beside = ['environments', 'algorithms'].flatMap((kind) => {
    const folder = join(root, 'src', kind);
    return existsSync(folder) ? readdirSync(folder).map((id) => join(folder, id, 'presets')) : [];
  });
  return [join(root, 'resources', 'course', 'assignments'), ...beside].filter((folder) => existsSync(folder));
}
