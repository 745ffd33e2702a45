/** One file of a snapshot, in whatever form is asked for. */
import { captionOf } from './caption';
import { dialectOf, type CsvChoice } from '../../shared/exports/comma-separated';
import { curvesAsCsv, curvesAsJson } from './curve-data';
import type { Drawing, ExportFormat } from '../../shared/exports/export-order';
import { tableAsLatex } from './latex-document';
import { tableAsMarkdown } from '../../shared/exports/result-table';
import type { Snapshot } from '../../shared/exports/snapshot';
import { figureFile } from './figure-file';

/** The bytes of a figure, of its data (CSV, JSON), or of its table (LaTeX; Markdown with the caption). */
export function exportFile(
  snapshot: Snapshot,
  format: Exclude<ExportFormat, 'report'>,
  drawing: Drawing,
  csv: CsvChoice = 'language',
): string | Uint8Array {
  switch (format) {
    case 'csv':
      return curvesAsCsv(snapshot, dialectOf(csv, snapshot.language));
    case 'json':
      return curvesAsJson(snapshot);
    case 'tex':
      return tableAsLatex(snapshot);
    case 'md':
      return `${tableAsMarkdown(snapshot)}\n${captionOf(snapshot)}`;
    case 'png':
    case 'svg':
    case 'pdf':
      return figureFile(snapshot, format, drawing);
  }
}
