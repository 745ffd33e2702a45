import { join } from 'node:path';
import { paper } from './look';
import type { RunSummary } from '../../../shared/runs';
import { writeDurably } from '../../files/atomic-file';
import type { RunStore } from '../../runs/run-store';
import { writeIntoRun } from '../../runs/staging';
import { drawChart } from './draw-chart';
import { figureFont } from './fonts';
import { runChart } from './run-chart';

/** Draws a run's chart as PNG. */
export async function runChartPng(store: RunStore, run: RunSummary): Promise<Buffer> {
  return drawChart(runChart(run, await store.metrics(run.id), paper(figureFont)));
}

/** Draws a run's chart into its folder and returns the file's path. */
export async function writeRunChart(store: RunStore, run: RunSummary): Promise<string> {
  const path = join(store.folderOf(run.id), 'chart.png');
  const png = await runChartPng(store, run);
  await store.unlessRemoved(run.id, () =>
    writeIntoRun(store.folder, path, (whole) => writeDurably(whole, png)),
  );
  return path;
}
