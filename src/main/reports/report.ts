/** The report pack: a figure in all its forms, and everything that belongs to it, in one folder. */
import { message } from '../../shared/language/say';
import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { MetricEvent } from '../../shared/events';
import { captionOf } from './caption';
import { dialectOf, type CsvChoice } from '../../shared/exports/comma-separated';
import { configurationAsJson } from './configuration';
import { curvesAsCsv, curvesAsJson } from './curve-data';
import { figureFormats, type Drawing } from '../../shared/exports/export-order';
import { reportAsLatex, tableAsLatex } from './latex-document';
import { tableAsCsv, tableAsMarkdown } from '../../shared/exports/result-table';
import { ExportError, type Snapshot } from '../../shared/exports/snapshot';
import { diagnosesAsMarkdown, diagnoseRun, type RunDiagnosis } from './diagnosis';
import { metricLimits } from '../../shared/limits';
import { SeriesCollector } from '../../shared/metrics';
import { withholdsResult, type RunSummary } from '../../shared/runs';
import { renameDurably, syncTree, temporaryName } from '../files/atomic-file';
import { forEachMetric } from '../runs/metric-file';
import type { RunStore } from '../runs/run-store';
import { asSourceError } from '../runs/storage-error';
import { toTarget } from '../runs/write-target';
import { unwatched, Tally, type Watcher } from '../work/work';
import { eventFileName, metricRecord, secondsOf, versionRecord } from './event-file';
import { figureFile, profileFile } from './figure-file';

const pieceBytes = 1 << 20;

/**
 * Writes a run's event file into a folder, a megabyte at a time.
 * @param read hears of every event too, so that the metrics are read once
 * @param passed hears of each piece of the metrics how many bytes it has; what it throws ends the writing
 * @throws StorageError where the metrics cannot be read; the system's errors where the file cannot be written
 */
export async function writeEvents(
  store: RunStore,
  run: RunSummary,
  folder: string,
  read: (event: MetricEvent) => void = () => undefined,
  passed?: (bytes: number) => void,
): Promise<void> {
  const began = secondsOf(run);
  const path = store.metricsFile(run.id);
  const file = openSync(join(folder, eventFileName(run)), 'w');
  let refused: unknown = null;
  try {
    let waiting: Buffer[] = [versionRecord(began)];
    let bytes = 0;
    const flush = () => {
      const data = Buffer.concat(waiting);
      try {
        for (let at = 0; at < data.length;) at += writeSync(file, data, at);
      } catch (error) {
        refused = error;
        throw error;
      }
      waiting = [];
      bytes = 0;
    };
    const take = (event: MetricEvent) => {
      read(event);
      const next = metricRecord(event, began);
      waiting.push(next);
      bytes += next.length;
      if (bytes > pieceBytes) flush();
    };
    await forEachMetric(path, take, 0, passed);
    flush();
  } catch (error) {
    throw error === refused ? error : asSourceError(error, path, message('otherwise.withoutRun'));
  } finally {
    closeSync(file);
  }
}

/** How many files a pack has beside the events and the diagnosis. */
const filesOfReport = 2 * figureFormats.length + 8;

/** The files of a pack with their names, but for events and diagnosis; each is made when it is asked for. */
function* reportFiles(
  snapshot: Snapshot,
  drawing: Drawing,
  csv: CsvChoice = 'language',
): Generator<readonly [name: string, content: string | Uint8Array]> {
  const dialect = dialectOf(csv, snapshot.language);
  for (const format of figureFormats) yield [`figure.${format}`, figureFile(snapshot, format, drawing)];
  for (const format of figureFormats) {
    const profiles = profileFile(snapshot, format, drawing);
    if (profiles !== null) yield [`performance-profiles.${format}`, profiles];
  }
  yield ['data.csv', curvesAsCsv(snapshot, dialect)];
  yield ['data.json', curvesAsJson(snapshot)];
  yield ['table.csv', tableAsCsv(snapshot, dialect)];
  yield ['table.md', tableAsMarkdown(snapshot)];
  yield ['table.tex', tableAsLatex(snapshot)];
  yield ['report.tex', reportAsLatex(snapshot)];
  yield ['caption.txt', captionOf(snapshot)];
  yield ['configuration.json', configurationAsJson(snapshot)];
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Bytes of a run's metrics; none where there are none yet. */
const metricBytes = (store: RunStore, { id }: RunSummary) =>
  stat(store.metricsFile(id)).then(
    ({ size }) => size,
    () => 0,
  );

/**
 * Writes the events of the runs into a pack.
 * @returns what is found in each run, whose metrics are read anyway
 */
async function writeAllEvents(
  store: RunStore,
  runs: readonly RunSummary[],
  folder: string,
  watcher: Watcher,
  span: readonly [from: number, to: number],
): Promise<RunDiagnosis[]> {
  const shown = runs.filter((run) => !withholdsResult(run));
  const sizes = await Promise.all(shown.map((run) => metricBytes(store, run)));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const tally = new Tally(watcher, 'writing', bytes, span);
  const diagnoses: RunDiagnosis[] = [];
  for (const [index, run] of shown.entries()) {
    tally.begin(index + 1, shown.length);
    const events = join(folder, 'events', run.id);
    const collector = new SeriesCollector(metricLimits.shown);
    await mkdir(events, { recursive: true });
    const take = (event: MetricEvent) => collector.add(event);
    await writeEvents(store, run, events, take, (read) => tally.add(read));
    diagnoses.push(diagnoseRun(run, collector.views(), runs));
    await tally.breathe();
  }
  return diagnoses;
}

/** What a person may ask of a pack. */
export interface ReportOptions {
  readonly watcher?: Watcher;
  /** The part of the watched work that the writing is. */
  readonly span?: readonly [from: number, to: number];
  readonly csv?: CsvChoice;
}

/**
 * Writes a pack into a new folder: whole, or not at all.
 * @param folder must not be there yet
 * @throws ExportError where it is there; StorageError; CancelledError
 */
export async function writeReport(
  store: RunStore,
  snapshot: Snapshot,
  drawing: Drawing,
  folder: string,
  { watcher = unwatched, span: [from, to] = [0, 1], csv }: ReportOptions = {},
): Promise<void> {
  if (await exists(folder)) throw new ExportError(message('exports.isThere', { folder }));
  await toTarget(folder, message('otherwise.otherPlace'), async () => {
    const temporary = join(dirname(folder), `.${basename(temporaryName(folder))}`);
    try {
      await mkdir(temporary);
      const half = (from + to) / 2;
      const drawn = new Tally(watcher, 'drawing', filesOfReport, [from, half]);
      await drawn.breathe();
      for (const [name, content] of reportFiles(snapshot, drawing, csv)) {
        await writeFile(join(temporary, name), content);
        await drawn.breathe(1);
      }
      const runs = snapshot.groups.flatMap((group) => group.runs);
      const diagnoses = await writeAllEvents(store, runs, temporary, watcher, [half, to]);
      const diagnosis = diagnosesAsMarkdown(diagnoses, snapshot.language);
      await writeFile(join(temporary, 'diagnosis.md'), diagnosis);
      await syncTree(temporary);
      await renameDurably(temporary, folder);
    } catch (error) {
      await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
      throw error;
    }
  });
}
