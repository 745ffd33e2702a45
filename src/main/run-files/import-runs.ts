/** Takes the runs of several files in, one file after the other: what is wrong with one does not keep the others away. */
import { message } from '../../shared/language/say';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileImport, ImportReport } from '../../shared/exchange';
import { archiveLimits } from '../../shared/limits';
import type { RunStore } from '../runs/run-store';
import { CancelledError, unwatched, type Watcher } from '../work/work';
import { FileImporter } from './import-file';
import { RunFileError } from './run-file';

const sizeOf = (path: string) =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

/**
 * Imports files. Where the person cancels, the runs of the files before stay, and nothing is taken from the others.
 * @throws RunFileError where they are too many
 */
export async function importFiles(
  store: RunStore,
  paths: readonly string[],
  watcher: Watcher = unwatched,
): Promise<ImportReport> {
  if (paths.length > archiveLimits.files)
    throw new RunFileError(
      message('exchange.tooManyFiles', { files: paths.length, most: archiveLimits.files }),
    );
  // An empty file, or one that cannot be read, counts as much as a byte.
  const sizes = await Promise.all(paths.map(async (path) => Math.max(1, await sizeOf(path))));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const files: FileImport[] = [];
  let before = 0;
  for (const [index, path] of paths.entries()) {
    const span = [before / total, (before + sizes[index]!) / total] as const;
    const position = paths.length === 1 ? null : { at: index + 1, of: paths.length };
    try {
      files.push(await new FileImporter(store, path, watcher, { span, position }).run());
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error;
      return { files, notTaken: paths.slice(index).map((other) => basename(other).slice(0, 200)) };
    }
    before += sizes[index]!;
  }
  return { files, notTaken: [] };
}
