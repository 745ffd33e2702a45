/** Exports a comparison to wherever a person has said. */
import { message } from '../../shared/language/say';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { remarksOn } from './caption';
import type { CsvChoice } from '../../shared/exports/comma-separated';
import type { Drawing, ExportFormat, ExportOrder } from '../../shared/exports/export-order';
import type { Snapshot } from '../../shared/exports/snapshot';
import type { RunSummary } from '../../shared/runs';
import { writeFileAtomically } from '../files/atomic-file';
import type { CurveReader } from '../comparison/curve-reader';
import type { RunStore } from '../runs/run-store';
import { asTargetError } from '../runs/storage-error';
import { toTarget } from '../runs/write-target';
import { unwatched, Tally, type Watcher } from '../work/work';
import { exportFile } from './export-file';
import { writeReport } from './report';
import { readingSpan, writingSpan } from './spans';
import { requireCurve, takeSnapshot } from './take-snapshot';

/**
 * Draws a snapshot, or words it, into one file; one that is there is replaced as a whole.
 * @throws StorageError; CancelledError
 */
export async function writeExport(
  snapshot: Snapshot,
  format: Exclude<ExportFormat, 'report'>,
  drawing: Drawing,
  path: string,
  watcher: Watcher = unwatched,
  csv: CsvChoice = 'language',
): Promise<void> {
  const tally = new Tally(watcher, 'drawing', 1, writingSpan);
  await tally.breathe();
  const content = exportFile(snapshot, format, drawing, csv);
  await tally.breathe(1);
  await toTarget(path, message('otherwise.otherPlace'), () => writeFileAtomically(path, content));
}

/**
 * Takes a snapshot and writes it; a file that is there is replaced as a whole, a folder is not.
 * @param runs every run that the order may name
 * @returns what has to be known of the runs, in sentences
 * @throws ExportError; StorageError; CancelledError
 */
export async function exportComparison(
  store: RunStore,
  reader: CurveReader,
  runs: readonly RunSummary[],
  { choice, view, format, drawing, language, csv = 'language' }: ExportOrder,
  path: string,
  watcher: Watcher = unwatched,
): Promise<readonly string[]> {
  try {
    // Drawing takes a while: what is bound to fail does so at once.
    await access(dirname(path), constants.W_OK);
  } catch (error) {
    throw asTargetError(error, path, message('otherwise.otherPlace'));
  }
  const { snapshot } = await takeSnapshot(reader, runs, choice, view, language, watcher, readingSpan);
  if (format !== 'tex' && format !== 'md') requireCurve(snapshot);
  if (format === 'report')
    await writeReport(store, snapshot, drawing, path, { watcher, span: writingSpan, csv });
  else await writeExport(snapshot, format, drawing, path, watcher, csv);
  return remarksOn(snapshot);
}
