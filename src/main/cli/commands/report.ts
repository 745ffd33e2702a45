import { resolve } from 'node:path';
import { remarksOn } from '../../reports/caption';
import { writingSpan } from '../../reports/spans';
import { requireCurve } from '../../reports/take-snapshot';
import { valueOf, type Command } from '../command';
import {
  comparisonOptions,
  csvOption,
  drawingOptions,
  languageOption,
  readComparison,
  readCsv,
  readDrawing,
} from '../comparison-options';
import { exitCodes, UsageError } from '../exit-codes';
import { severalRuns } from '../find-run';
import { watched } from '../work-display';

export const report: Command = {
  name: 'report',
  operands: ['RUN', '…'],
  summary: 'Write a comparison into a folder: figure, data, table, settings.',
  details: [
    severalRuns,
    'The folder is written whole or not at all: figure.pdf, .svg and .png, and so performance-profiles; data.csv and .json; table.csv, .md and .tex; report.tex, a document with figure and table; caption.txt; diagnosis.md; configuration.json; events/RUN for TensorBoard.',
  ],
  options: {
    to: { value: 'FOLDER', doc: 'A folder that is not there yet.' },
    ...comparisonOptions,
    ...drawingOptions,
    ...languageOption,
    ...csvOption,
    booktabs: { doc: 'No longer needed: the LaTeX table has these rules wherever the package is loaded.' },
  },
  async run(given, terminal) {
    const to = valueOf(given, 'to');
    if (to === undefined)
      throw new UsageError('The command report needs --to FOLDER, which is not there yet.');
    const folder = resolve(to);
    const drawing = readDrawing(given);
    const csv = readCsv(given);
    const snapshot = await watched(terminal.notes, async (watcher) => {
      const comparison = await readComparison(given, watcher);
      requireCurve(comparison.snapshot);
      const { writeReport } = await import('../../reports/report');
      const options = { watcher, span: writingSpan, csv };
      await writeReport(comparison.store, comparison.snapshot, drawing, folder, options);
      return comparison.snapshot;
    });
    for (const remark of remarksOn(snapshot)) terminal.notes.write(`${remark}\n`);
    terminal.print(folder);
    return exitCodes.fine;
  },
};
