/** Attempts of a hostile page that are made by hand: too large, too many, through frames, windows, URLs, the network. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { residentMegabytes } from '../processes';
import { Findings, type Case, type Outcome, type Row, type Session } from '../row';
import { noWindow, openWindow, type OpenWindow } from '../window/open-window';
import { copyBase, type Workshop } from '../workshop';
import { attempts } from './page-attempts';

/** However slow the machine: a request that keeps the program busy for longer keeps a person waiting. */
const longestAnswer = 30_000;

const names = Object.keys(attempts);

async function makeAttempt(
  window: OpenWindow,
  { index, random }: Case,
  slowest: (milliseconds: number) => void,
): Promise<Outcome> {
  const findings = new Findings();
  const name = names[index % names.length]!;
  const { tried, wrong } = await attempts[name]!(window, random);
  for (const text of wrong) findings.failures.push(`${name}: ${text}`);
  const began = performance.now();
  for (const request of ['about', 'settings', 'runs'])
    findings.expect(await window.isAnswered(request), `${name}: ${request} is no longer answered`);
  const took = performance.now() - began;
  slowest(took);
  findings.expect(took < longestAnswer, `${name}: the answers after it took ${Math.round(took)} ms`);
  const { windows, urls } = await window.app.evaluate(({ BrowserWindow, webContents }) => ({
    windows: BrowserWindow.getAllWindows().length,
    urls: webContents.getAllWebContents().map((contents) => contents.getURL()),
  }));
  findings.expect(windows === 1 && urls.length === 1, `${name}: ${windows} windows, ${urls.join(', ')}`);
  findings.expect(
    urls.every((url) => url.startsWith('lab://window/index.html')),
    `${name}: the window shows ${urls[0]}`,
  );
  return findings.outcome(tried);
}

async function open(workshop: Workshop): Promise<Session> {
  const home = mkdtempSync(join(workshop.work, 'crafted-'));
  copyBase(workshop, home);
  let window = await openWindow(home);
  let most = 0;
  let slowest = 0;
  return {
    async run(given) {
      const note = (milliseconds: number) => (slowest = Math.max(slowest, Math.round(milliseconds)));
      const outcome = await makeAttempt(window, given, note).catch((error: unknown): Outcome => ({
        tried: 1,
        failures: [`the window: ${String(error)}`],
      }));
      most = Math.max(most, residentMegabytes(window.pid));
      if (outcome.failures.length > 0) {
        await window.close();
        rmSync(home, { recursive: true, force: true });
        copyBase(workshop, home);
        window = await openWindow(home);
      }
      return outcome;
    },
    figures: () => ({ 'peak MB of main': most, 'slowest answer afterwards, ms': slowest }),
    async close() {
      await window.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export const craftedMessages: Row = {
  name: 'crafted-messages',
  title: 'crafted attempts of a hostile page',
  unit: 'attempts',
  promise: 'A page that was taken over reaches no file, no network, no window and no power of the system.',
  judged: `${names.join(', ')}. Nothing is opened, loaded or sent; the window shows its own page, and goes on answering at once.`,
  weight: 1,
  longest: 240,
  missing: () => noWindow(),
  open,
};
