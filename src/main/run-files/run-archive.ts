/** What an archive of runs holds: what it says of itself, and the files of each run. */
import { message } from '../../shared/language/say';
import type { Entry } from 'yauzl';
import { archiveLimits } from '../../shared/limits';
import { parseJson } from '../files/json-text';
import { issueSentence } from '../files/schema-issue';
import { manifestName, manifestSchema, RunFileError, runFileOf, runFileSchema } from './run-file';
import type { ZipReader } from './zip-reader';

/** A file of a run in an archive. */
export interface RunEntry {
  readonly entry: Entry;
  readonly path: string;
  readonly most: number;
}

/** What it takes to take a file in: metrics are unpacked and then read. */
export const unitsOf = ({ entry, path }: RunEntry) =>
  entry.uncompressedSize * (path === 'metrics.jsonl' ? 2 : 1);

/** Puts the entries of an archive in order by run; a foreign one is refused as a whole. */
export function byRun(entries: readonly Entry[]): Map<string, RunEntry[]> {
  const runs = new Map<string, RunEntry[]>();
  for (const entry of entries) {
    if (entry.fileName === manifestName) continue;
    const file = runFileOf(entry.fileName);
    if (file === null)
      throw new RunFileError(
        message('exchange.foreignEntry', { entry: JSON.stringify(entry.fileName.slice(0, 100)) }),
      );
    const of = runs.get(file.id) ?? [];
    runs.set(file.id, of);
    of.push({ entry, path: file.path, most: file.most });
  }
  return runs;
}

/**
 * Reads what an archive says of itself.
 * @throws RunFileError where it says nothing, or what this version does not know
 */
export async function readManifest(zip: ZipReader) {
  const entry = zip.entries.find(({ fileName }) => fileName === manifestName);
  if (entry === undefined) throw new RunFileError(message('exchange.noManifest', { manifest: manifestName }));
  const value = parseJson(await zip.text(entry, archiveLimits.manifest), manifestName);
  const schema = (value as { schema?: unknown } | null)?.schema;
  if (typeof schema === 'number' && schema > runFileSchema)
    throw new RunFileError(message('exchange.newerVersion', { schema }));
  const { success, data } = manifestSchema.safeParse(value);
  if (success) return data;
  throw new RunFileError(
    message('exchange.inFile', { file: manifestName, what: issueSentence(manifestSchema, value) }),
  );
}
