/** Takes the runs of several files in, one file after the other: what is wrong with one does not keep the others away. */
import type { FileImport } from '../../shared/exchange';
import type { RunStore } from '../runs/run-store';
import { FileImporter } from './import-file';
import { bounds, RunFileError } from './run-file';

/**
 * Imports files.
 * @throws RunFileError where they are too many
 */
export async function importFiles(store: RunStore, paths: readonly string[]): Promise<FileImport[]> {
  if (paths.length > bounds.files)
    throw new RunFileError(
      `${paths.length} files were chosen; at most ${bounds.files} can be imported at once. Choose fewer.`,
    );
  const reports: FileImport[] = [];
  for (const path of paths) reports.push(await new FileImporter(store, path).run());
  return reports;
}
