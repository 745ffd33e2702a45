/** Data folders with runs of made-up measurements, and archives that were not exported by this program. */
import { createWriteStream, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { exportRuns } from '../../../src/main/run-files/export-runs';
import { importFiles } from '../../../src/main/run-files/import-runs';
import { encodeMetric } from '../../../src/main/runs/metric-lines';
import type { RunRecord } from '../../../src/main/runs/run-record';
import { RunStore } from '../../../src/main/runs/run-store';
import { requireExperiment } from '../../../src/shared/experiment';

const folders: string[] = [];
let trained = 0;

/** A new folder that `removeFolders` deletes. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rl-lab-exchange-'));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export const openStore = () => RunStore.open(makeFolder());

/** Lines of so many episodes, at times that no other run has. */
export function linesOf(episodes: number, at = Date.UTC(2026, 0, 1) + 86_400_000 * trained++): string {
  return Array.from({ length: episodes }, (_, i) =>
    encodeMetric({
      type: 'episode',
      step: 10 * (i + 1),
      seconds: i + 1,
      at: at + i,
      episode: i + 1,
      return: 7,
      length: 10,
    }),
  ).join('');
}

/** Makes a run with measurements. */
export async function addRun(
  store: RunStore,
  given: { seed?: number; lines?: string; changes?: Partial<RunRecord> } = {},
): Promise<RunRecord> {
  const { seed = 1, lines = linesOf(5), changes = {} } = given;
  const experiment = requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn', steps: 5000, seed });
  const record = await store.create(experiment, { preset: null, versions: { program: '1' }, owner: null });
  const done: RunRecord = {
    ...record,
    state: { phase: 'finished' },
    step: 50,
    seconds: 5,
    result: { episodes: 2, mean: 7, std: 0 },
    ...changes,
  };
  await store.write(done);
  writeFileSync(store.metricsFile(record.id), lines);
  return store.read(record.id);
}

/** Exports runs into a file of a folder of its own. */
export async function exported(
  store: RunStore,
  ids: readonly string[],
  name = 'Ann',
  checkpoints = false,
): Promise<string> {
  const path = join(makeFolder(), `${name}.rlrun`);
  await exportRuns(store, { ids: [...ids], name, checkpoints }, path);
  return path;
}

/** What a file announces, for archives that are made by hand. */
export const manifest = (runs: readonly string[], changes: object = {}) =>
  JSON.stringify({
    format: 'rl-lab-runs',
    schema: 1,
    name: 'Mallory',
    exportedAt: '2026-01-01T00:00:00.000Z',
    program: '1',
    runs,
    ...changes,
  });

/** Writes an archive of any entries, whatever they hold. */
export async function archive(
  entries: Readonly<Record<string, string | Buffer>>,
  file = 'strange.rlrun',
): Promise<string> {
  const path = join(makeFolder(), file);
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

/** Everything that a data folder holds of runs; nothing half-written may be among it. */
export const contents = (store: RunStore) => [
  ...readdirSync(join(store.folder, 'runs')),
  ...(existsSync(join(store.folder, 'incoming')) ? readdirSync(join(store.folder, 'incoming')) : []),
  ...readdirSync(store.folder).filter((name) => name.endsWith('.lock')),
];

/** Imports one file, and gives the report on it. */
export async function importOne(store: RunStore, path: string) {
  const [report] = (await importFiles(store, [path])).files;
  return report!;
}
