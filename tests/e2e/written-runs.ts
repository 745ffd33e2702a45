import { resolve } from 'node:path';
import { createServer } from 'vite';
import type * as longRuns from '../../experiments/long-runs';

/** Its sources find the catalogue's folders as Vite does, so Vite loads them. */
async function loadWriter(): Promise<typeof longRuns> {
  const server = await createServer({
    root: resolve(__dirname, '../..'),
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    return (await server.ssrLoadModule('/experiments/long-runs.ts')) as typeof longRuns;
  } finally {
    await server.close();
  }
}

let writer: Promise<typeof longRuns> | undefined;

/** Fills a data folder with finished runs, through the run store itself. */
export async function writeManyRuns(home: string, wanted: longRuns.LongRuns): Promise<void> {
  const { writeLongRuns } = await (writer ??= loadWriter());
  await writeLongRuns(home, wanted, () => undefined);
}
