import { resolve } from 'node:path';
import { createServer } from 'vite';
import type * as longRuns from '../../experiments/long-runs';
import type { Student } from '../../src/shared/hand-in';
import type * as fixture from '../main/hand-in/class-fixture';

/** A module that uses the program's sources, which find the catalogue's folders as Vite does, so Vite loads it. */
async function loadModule<M>(path: string): Promise<M> {
  const server = await createServer({
    root: resolve(__dirname, '../..'),
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    return (await server.ssrLoadModule(path)) as M;
  } finally {
    await server.close();
  }
}

let writer: Promise<typeof longRuns> | undefined;

/** Fills a data folder with finished runs, through the run store itself. */
export async function writeManyRuns(home: string, wanted: longRuns.LongRuns): Promise<void> {
  const { writeLongRuns } = await (writer ??= loadModule('/experiments/long-runs.ts'));
  await writeLongRuns(home, wanted, () => undefined);
}

/** Fills a folder with what a class hands in: copies of the runs of a data folder. */
export async function handInForClass(
  trained: string,
  folder: string,
  students: readonly Student[],
  runsEach: number,
): Promise<void> {
  const module = await loadModule<typeof fixture>('/tests/main/hand-in/class-fixture.ts');
  await module.handInForClass(trained, folder, students, runsEach);
}
