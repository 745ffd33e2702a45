/** The report pack: a figure in all its forms, and everything that belongs to it, in one folder. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { MetricEvent } from '../../shared/events';
import { captionOf } from '../../shared/exports/caption';
import { configurationAsJson } from '../../shared/exports/configuration';
import { curvesAsCsv, curvesAsJson } from '../../shared/exports/curve-data';
import { figureFormats, type Drawing } from '../../shared/exports/export-order';
import { tableAsCsv, tableAsLatex, tableAsMarkdown } from '../../shared/exports/result-table';
import { ExportError, type Snapshot } from '../../shared/exports/snapshot';
import { diagnosesAsMarkdown, diagnoseRun, type RunDiagnosis } from '../../shared/exports/diagnosis';
import { SeriesCollector } from '../../shared/metrics';
import { withholdsResult, type RunSummary } from '../../shared/runs';
import { renameDurably, syncFolder, temporaryName, writeDurably } from '../runs/atomic-file';
import { forEachMetric } from '../runs/metric-file';
import type { RunStore } from '../runs/run-store';
import { eventFileName, metricRecord, secondsOf, versionRecord } from './event-file';
import { figureFile } from './figure-file';

const pieceBytes = 1 << 20;

/**
 * Writes a run's event file into a folder, a megabyte at a time.
 * @param read hears of every event too, so that the metrics are read once
 */
export async function writeEvents(
  store: RunStore,
  run: RunSummary,
  folder: string,
  read: (event: MetricEvent) => void = () => undefined,
): Promise<void> {
  const began = secondsOf(run);
  const file = openSync(join(folder, eventFileName(run)), 'w');
  try {
    let waiting: Buffer[] = [versionRecord(began)];
    let bytes = 0;
    const flush = () => {
      const data = Buffer.concat(waiting);
      for (let at = 0; at < data.length;) at += writeSync(file, data, at);
      waiting = [];
      bytes = 0;
    };
    await forEachMetric(store.metricsFile(run.id), (event) => {
      read(event);
      const next = metricRecord(event, began);
      waiting.push(next);
      bytes += next.length;
      if (bytes > pieceBytes) flush();
    });
    flush();
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The files of a pack by name, but for the events. */
export function reportFiles(
  snapshot: Snapshot,
  drawing: Drawing,
  booktabs: boolean,
): ReadonlyMap<string, string | Uint8Array> {
  return new Map<string, string | Uint8Array>([
    ...figureFormats.map((format) => [`figure.${format}`, figureFile(snapshot, format, drawing)] as const),
    ['data.csv', curvesAsCsv(snapshot)],
    ['data.json', curvesAsJson(snapshot)],
    ['table.csv', tableAsCsv(snapshot)],
    ['table.md', tableAsMarkdown(snapshot)],
    ['table.tex', tableAsLatex(snapshot, booktabs)],
    ['caption.txt', captionOf(snapshot)],
    ['configuration.json', configurationAsJson(snapshot)],
  ]);
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/**
 * Writes a pack into a new folder: whole, or not at all.
 * @param folder must not be there yet
 * @throws ExportError where it is there; the system's errors about files
 */
export async function writeReport(
  store: RunStore,
  snapshot: Snapshot,
  drawing: Drawing,
  folder: string,
  booktabs = false,
): Promise<void> {
  if (await exists(folder))
    throw new ExportError(`${folder} is there already. Choose another name, or move it away.`);
  const files = reportFiles(snapshot, drawing, booktabs);
  const temporary = join(dirname(folder), `.${basename(temporaryName(folder))}`);
  try {
    await mkdir(temporary);
    for (const [name, content] of files) await writeDurably(join(temporary, name), content);
    const runs = snapshot.groups.flatMap((group) => group.runs);
    const diagnoses: RunDiagnosis[] = [];
    for (const run of runs) {
      if (withholdsResult(run)) continue;
      const events = join(temporary, 'events', run.id);
      const collector = new SeriesCollector();
      await mkdir(events, { recursive: true });
      await writeEvents(store, run, events, (event) => collector.add(event));
      await syncFolder(events);
      diagnoses.push(diagnoseRun(run, collector.views(), runs));
    }
    await writeDurably(join(temporary, 'diagnosis.md'), diagnosesAsMarkdown(diagnoses));
    await syncFolder(temporary);
    await renameDurably(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}
