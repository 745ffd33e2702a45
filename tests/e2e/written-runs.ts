import { resolve } from 'node:path';
import { createServer } from 'vite';
import type * as longRuns from '../../experiments/long-runs';

/**
 * Fills a data folder with finished runs, through the run store itself. Its sources find the catalogue's folders as Vite
 * does, so Vite loads them.
 */
export async function writeManyRuns(home: string, wanted: longRuns.LongRuns): Promise<void> {
  const server = await createServer({
    root: resolve(__dirname, '../..'),
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const module = (await server.ssrLoadModule('/experiments/long-runs.ts')) as typeof longRuns;
    await module.writeLongRuns(home, wanted, () => undefined);
  } finally {
    await server.close();
  }
}
