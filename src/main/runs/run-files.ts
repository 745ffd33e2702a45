/**
 * The files of the runs:
 *
 *     runs/ID/run.json         what is known of the run      (written by the process that owns it)
 *     runs/ID/metrics.jsonl    what it measured              (written by its trainer)
 *     runs/ID/inspections.jsonl  what its policy did       (written by its trainer)
 *     runs/ID/metrics.columns  the same as columns           (a cache, written by whoever compares long runs)
 *     runs/ID/checkpoints/     what resuming starts from     (written by its trainer)
 *     runs/ID/trainer.log      what its trainer printed
 *     runs/ID/lease.json       who took it over last         (written by whoever does)
 *     runs/ID/annotations.json name, tags, note, answer   (written by whoever changes them)
 */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { sizeOf } from '../files/file-size';
import type { EarlierSettings } from '../../catalogue/earlier-steps';
import type { Inspection, InspectionSummary } from '../../shared/inspection';
import { metricLimits } from '../../shared/limits';
import type { RunMetrics } from '../../shared/metrics';
import { visible } from '../../shared/visible';
import { listInspections, readInspection } from './inspection-file';
import { readMetrics } from './metric-file';
import { UnknownRunError } from './run-errors';
import { isRunId } from './run-id';
import { onFile } from './storage-error';

const logTailBytes = 256 * 1024;

/** Where they are, and what the trainer of a run wrote into them. */
export class RunFiles {
  /** The folder that has a folder for each run. */
  readonly runsFolder: string;

  constructor(
    /** The data folder. */
    readonly folder: string,
  ) {
    this.runsFolder = join(folder, 'runs');
  }

  /** The folder of a run; it need not exist. */
  folderOf(id: string): string {
    if (!isRunId(id)) throw new UnknownRunError(id);
    return join(this.runsFolder, id);
  }

  /** What a run measured so far: all of it, however much that is. */
  async metrics(id: string): Promise<RunMetrics> {
    return onFile(this.metricsFile(id), () => readMetrics(this.metricsFile(id)));
  }

  /** The same for a look at it: long series are thinned out. */
  async shownMetrics(id: string): Promise<RunMetrics> {
    return onFile(this.metricsFile(id), () => readMetrics(this.metricsFile(id), metricLimits.shown));
  }

  /** At which steps a run's policy was inspected. */
  async inspections(id: string): Promise<InspectionSummary[]> {
    return onFile(this.inspectionFile(id), () => listInspections(this.inspectionFile(id)));
  }

  /** What an inspection found; null where there is none of that step. */
  async inspection(id: string, step: number, settings?: EarlierSettings): Promise<Inspection | null> {
    return onFile(this.inspectionFile(id), () => readInspection(this.inspectionFile(id), step, settings));
  }

  inspectionFile(id: string): string {
    return join(this.folderOf(id), 'inspections.jsonl');
  }

  checkpointFolder(id: string): string {
    return join(this.folderOf(id), 'checkpoints');
  }

  metricsFile(id: string): string {
    return join(this.folderOf(id), 'metrics.jsonl');
  }

  /** The same as columns: a cache that can be deleted at any time. */
  columnsFile(id: string): string {
    return join(this.folderOf(id), 'metrics.columns');
  }

  logFile(id: string): string {
    return join(this.folderOf(id), 'trainer.log');
  }

  /** The last 256 KiB of what a run's trainer printed; empty where it printed nothing. */
  async log(id: string): Promise<string> {
    return onFile(this.logFile(id), async () => {
      let handle;
      try {
        handle = await open(this.logFile(id), 'r');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
        throw error;
      }
      try {
        const size = await sizeOf(handle);
        const from = Math.max(0, size - logTailBytes);
        const tail = Buffer.alloc(size - from);
        const { bytesRead } = await handle.read(tail, 0, tail.length, from);
        return visible(tail.toString('utf8', 0, bytesRead));
      } finally {
        await handle.close();
      }
    });
  }
}
