/** Brings the data folder of an earlier version back as it was recorded. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ZipReader } from '../../src/main/run-files/zip-reader';

export interface RecordedFolder {
  /** The data folder. */
  readonly data: string;
  /** What the version itself made of runs that it continued: `ID.jsonl`. */
  readonly continued: string;
  /** Deletes everything. */
  remove(): void;
}

/** The folder with what a version recorded. */
export const recordedBy = (version: string) => join(import.meta.dirname, version);

/** Unpacks what a version recorded into a new folder. */
export async function unpackDataFolder(version: string): Promise<RecordedFolder> {
  const folder = mkdtempSync(join(tmpdir(), 'rl-lab-library-'));
  const zip = await ZipReader.open(join(recordedBy(version), 'data-folder.zip'));
  for (const entry of zip.entries) {
    const path = join(folder, entry.fileName);
    mkdirSync(dirname(path), { recursive: true });
    await zip.unpack(entry, path, 64 << 20);
  }
  zip.close();
  return {
    data: join(folder, 'data'),
    continued: join(folder, 'continued'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
