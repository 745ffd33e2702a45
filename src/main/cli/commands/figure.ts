import { extname, resolve } from 'node:path';
import { remarksOn } from '../../reports/caption';
import { figureFormats } from '../../../shared/exports/export-order';
import { requireCurve } from '../../reports/take-snapshot';
import { checkTarget } from '../check-target';
import { valueOf, type Command } from '../command';
import {
  comparisonOptions,
  drawingOptions,
  languageOption,
  readComparison,
  readDrawing,
} from '../comparison-options';
import { exitCodes, UsageError } from '../exit-codes';
import { severalRuns } from '../find-run';
import { watched } from '../work-display';

export const figure: Command = {
  name: 'figure',
  operands: ['RUN', '…'],
  summary: 'Draw the curves of runs, as the window does, to PNG, SVG or PDF.',
  details: [severalRuns, 'The same runs and options give the same file, byte for byte.'],
  options: {
    to: { value: 'FILE', doc: `A file ending in ${figureFormats.map((name) => `.${name}`).join(', ')}.` },
    ...comparisonOptions,
    ...drawingOptions,
    ...languageOption,
    force: { doc: 'Replace the file if it is there already.' },
  },
  async run(given, terminal) {
    const to = valueOf(given, 'to');
    if (to === undefined)
      throw new UsageError('The command figure needs --to FILE, ending in .png, .svg or .pdf.');
    const path = resolve(to);
    const format = figureFormats.find((name) => `.${name}` === extname(path).toLowerCase());
    if (format === undefined)
      throw new UsageError(
        `--to is ${to}; allowed is a file that ends in ${figureFormats.map((name) => `.${name}`).join(', ')}.`,
      );
    const drawing = readDrawing(given);
    await checkTarget(path, given.switches.has('force'));
    const snapshot = await watched(terminal.notes, async (watcher) => {
      const comparison = await readComparison(given, watcher);
      requireCurve(comparison.snapshot);
      // What draws is loaded when it is first needed.
      const { writeExport } = await import('../../reports/export-comparison');
      await writeExport(comparison.snapshot, format, drawing, path, watcher);
      return comparison.snapshot;
    });
    for (const remark of remarksOn(snapshot)) terminal.notes.write(`${remark}\n`);
    terminal.print(path);
    return exitCodes.fine;
  },
};
