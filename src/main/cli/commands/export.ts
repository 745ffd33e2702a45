import { open, type FileHandle } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { metricsAsCsv, runAsJson } from '../../runs/export';
import { asStorageError } from '../../runs/storage-error';
import { otherwise } from '../../runs/texts';
import { valueOf, type Command } from '../command';
import { requireShown } from '../assignment-lines';
import { exitCodes, UsageError } from '../exit-codes';
import { findRun } from '../find-run';
import { openLab } from '../open-lab';

const formats = ['.csv', '.json', '.png'];

async function create(path: string, force: boolean): Promise<FileHandle> {
  try {
    return await open(path, force ? 'w' : 'wx');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new UsageError(`${path} is there already. Choose another file with --to, or add --force.`);
    if (code === 'ENOENT')
      throw new UsageError(
        `There is no folder ${dirname(path)}. Make it first, or choose another with --to.`,
      );
    if (code === 'EISDIR') throw new UsageError(`${path} is a folder. Name a file in it with --to.`);
    throw error;
  }
}

export const exportRun: Command = {
  name: 'export',
  operands: ['RUN'],
  summary: 'Write a run’s numbers or its chart to a file.',
  details: [
    'CSV holds all series in long format: metric, step, seconds of training time, value. JSON holds the experiment as well. PNG is the chart.',
  ],
  options: {
    to: {
      value: 'FILE',
      doc: 'A file ending in .csv, .json or .png; default RUN.csv in the current folder.',
    },
    force: { doc: 'Replace the file if it is there already.' },
  },
  async run(given, terminal) {
    const { store, supervisor } = await openLab();
    await supervisor.close();
    const run = findRun(supervisor.runs(), given.operands[0]!);
    requireShown(run);
    const path = resolve(valueOf(given, 'to') ?? `${run.id}.csv`);
    const format = extname(path).toLowerCase();
    if (!formats.includes(format))
      throw new UsageError(`--to is ${path}; allowed is a file that ends in ${formats.join(', ')}.`);
    let content: Iterable<string | Uint8Array>;
    if (format === '.png') {
      const { runChartPng } = await import('../../figures/chart-file');
      content = [await runChartPng(store, run)];
    } else {
      const metrics = await store.metrics(run.id);
      content = format === '.csv' ? metricsAsCsv(metrics) : [runAsJson(run, metrics)];
    }
    try {
      const file = await create(path, given.switches.has('force'));
      try {
        for (const piece of content) await file.writeFile(piece);
      } finally {
        await file.close();
      }
    } catch (error) {
      throw asStorageError(error, dirname(path), otherwise.otherFileOption);
    }
    terminal.print(path);
    return exitCodes.fine;
  },
};
