/** Reads what was handed in without taking it in: who, when, and of each run its record and what was answered. */
import type { Student } from '../../shared/hand-in';
import { message } from '../../shared/language/say';
import type { Message } from '../../shared/language/message';
import type { RunSummary } from '../../shared/runs';
import { atRest, checkRecord } from '../run-files/check-record';
import { faultOf } from '../run-files/file-fault';
import { byRun, readManifest, type RunEntry } from '../run-files/run-archive';
import { RunFileError } from '../run-files/run-file';
import { ZipReader } from '../run-files/zip-reader';
import { annotationsIn } from '../runs/run-annotations';
import { summaryOf } from '../runs/run-summary';

export interface HandInContent {
  readonly student: Student;
  /** ISO 8601, UTC: by the student's clock. */
  readonly at: string;
  /** The same for copies of one file. */
  readonly mark: string;
  readonly runs: readonly RunSummary[];
  /** What is wrong with those of its runs that are not among them. */
  readonly remarks: readonly Message[];
}

async function readRun(zip: ZipReader, id: string, entries: readonly RunEntry[]): Promise<RunSummary> {
  const textOf = (name: string) => {
    const found = entries.find(({ path }) => path === name);
    return found === undefined ? null : zip.text(found.entry, found.most);
  };
  const json = await textOf('run.json');
  if (json === null) throw new RunFileError(message('exchange.recordMissing'));
  const record = checkRecord(json, id, id);
  const said = await textOf('annotations.json');
  return summaryOf(
    { ...record, state: atRest(record.state), owner: null },
    false,
    said === null ? undefined : annotationsIn(said),
  );
}

/**
 * Reads a file of runs as far as a table needs it.
 * @throws RunFileError, the errors of the system and of the library that reads archives; DamagedRunError
 */
export async function readHandIn(path: string): Promise<HandInContent> {
  const zip = await ZipReader.open(path);
  try {
    const { name, studentId = '', exportedAt, runs: announced } = await readManifest(zip);
    const files = byRun(zip.entries);
    const runs: RunSummary[] = [];
    const remarks: Message[] = [];
    for (const id of announced) {
      const entries = files.get(id);
      try {
        if (entries === undefined) remarks.push(message('exchange.announcedOnly', { id }));
        else runs.push(await readRun(zip, id, entries));
      } catch (error) {
        remarks.push(message('exchange.leftOut', { id, why: faultOf(error) }));
      }
    }
    if (runs.length === 0)
      throw new RunFileError(
        remarks.length > 0 ? message('general.inARow', { messages: remarks }) : message('exchange.noRun'),
      );
    const mark = JSON.stringify([name, studentId, exportedAt, announced]);
    return { student: { name, id: studentId.trim() }, at: exportedAt, mark, runs, remarks };
  } finally {
    zip.close();
  }
}
