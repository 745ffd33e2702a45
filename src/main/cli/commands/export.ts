import { message } from '../../../shared/language/say';
import { extname, resolve } from 'node:path';
import { dialectOf } from '../../../shared/exports/comma-separated';
import { languages, usualLanguage } from '../../../shared/language';
import { writePiecesAtomically } from '../../files/atomic-file';
import { metricsAsCsv, runAsJson } from '../../runs/export';
import { toTarget } from '../../runs/write-target';
import { CancelledError } from '../../work/work';
import { requireShown } from '../assignment-lines';
import { checkTarget } from '../check-target';
import { valueOf, wordOf, type Command } from '../command';
import { csvOption, languageOption, readCsv } from '../comparison-options';
import { exitCodes, UsageError } from '../exit-codes';
import { findRun, oneRun } from '../find-run';
import { openLab } from '../open-lab';
import { watched } from '../work-display';

const formats = ['.csv', '.json', '.png'];

export const exportRun: Command = {
  name: 'export',
  operands: ['RUN'],
  summary: 'Write a run’s numbers or its chart to a file.',
  details: [
    oneRun,
    'CSV holds all series in long format: metric, step, seconds of training time, value. JSON holds the experiment as well. PNG is the chart.',
  ],
  options: {
    to: {
      value: 'FILE',
      doc: 'A file ending in .csv, .json or .png; default RUN.csv in the current folder.',
    },
    ...languageOption,
    ...csvOption,
    force: { doc: 'Replace the file if it is there already.' },
  },
  async run(given, terminal) {
    const dialect = dialectOf(readCsv(given), wordOf(given, 'language', languages) ?? usualLanguage);
    const { store, supervisor } = await openLab();
    await supervisor.close();
    const run = findRun(supervisor.runs(), given.operands[0]!);
    requireShown(run);
    const path = resolve(valueOf(given, 'to') ?? `${run.id}.csv`);
    const format = extname(path).toLowerCase();
    if (!formats.includes(format))
      throw new UsageError(`--to is ${path}; allowed is a file that ends in ${formats.join(', ')}.`);
    await checkTarget(path, given.switches.has('force'));
    let content: Iterable<string | Uint8Array>;
    if (format === '.png') {
      const { runChartPng } = await import('../../reports/figures/chart-file');
      content = [await runChartPng(store, run)];
    } else {
      const metrics = await store.metrics(run.id);
      content = format === '.csv' ? metricsAsCsv(metrics, dialect) : [runAsJson(run, metrics)];
    }
    await watched(terminal.notes, ({ signal }) =>
      toTarget(path, message('otherwise.otherFileOption'), () =>
        writePiecesAtomically(path, content, () => {
          if (signal.aborted) throw new CancelledError();
        }),
      ),
    );
    terminal.print(path);
    return exitCodes.fine;
  },
};
