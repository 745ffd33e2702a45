/** Exports a comparison to wherever a person has said. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { remarksOn } from '../../shared/exports/caption';
import type { ExportOrder } from '../../shared/exports/export-order';
import type { RunSummary } from '../../shared/runs';
import { writeFileAtomically } from '../runs/atomic-file';
import type { CurveReader } from '../runs/curve-reader';
import type { RunStore } from '../runs/run-store';
import { asStorageError } from '../runs/storage-error';
import { exportFile } from './export-file';
import { writeReport } from './report';
import { requireCurve, takeSnapshot } from './take-snapshot';

/**
 * Takes a snapshot and writes it; a file that is there is replaced as a whole, a folder is not.
 * @param runs every run that the order may name
 * @returns what has to be known of the runs, in sentences
 * @throws ExportError; StorageError
 */
export async function exportComparison(
  store: RunStore,
  reader: CurveReader,
  runs: readonly RunSummary[],
  { choice, view, format, drawing, language }: ExportOrder,
  path: string,
): Promise<readonly string[]> {
  const folder = dirname(path);
  try {
    // Drawing takes a while: what is bound to fail does so at once.
    await access(folder, constants.W_OK);
    const { snapshot } = await takeSnapshot(reader, runs, choice, view, language);
    if (format !== 'tex' && format !== 'md') requireCurve(snapshot);
    if (format === 'report') await writeReport(store, snapshot, drawing, path);
    else await writeFileAtomically(path, exportFile(snapshot, format, drawing));
    return remarksOn(snapshot);
  } catch (error) {
    throw asStorageError(error, folder, 'choose another place');
  }
}
