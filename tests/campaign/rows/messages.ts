/** Random and distorted requests from the page of the real window. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { requests } from '../../../src/shared/contract';
import { changes, fingerprint } from '../fingerprint';
import { residentMegabytes } from '../processes';
import { Findings, type Case, type Outcome, type Row, type Session } from '../row';
import { batch } from '../window/hostile-page';
import { noWindow, openWindow, type OpenWindow } from '../window/open-window';
import { copyBase, type Workshop } from '../workshop';

const together = 500;

/** The name of `about` is answered whatever comes with it; so are these, which have no payload. */
async function send(
  window: OpenWindow,
  home: string,
  ids: readonly string[],
  { random }: Case,
): Promise<Outcome> {
  const findings = new Findings();
  const before = fingerprint(join(home, 'runs'));
  const given = { count: together, seed: random.integer(2 ** 32), names: Object.keys(requests), ids };
  const report = await window.page.evaluate(batch, given);
  for (const text of report.wrong.slice(0, 10)) findings.failures.push(text);
  const outside = await window.app.evaluate(() => {
    const { opened } = globalThis as unknown as { opened: string[] };
    return {
      polluted: ({} as { polluted?: boolean }).polluted === true,
      opened: opened.splice(0).slice(0, 2000),
    };
  });
  findings.expect(!outside.polluted, 'the main process’s prototype is polluted');
  for (const path of outside.opened)
    findings.expect(path.startsWith(home), `opened outside the data folder: ${path.slice(0, 200)}`);
  for (const name of ['about', 'settings', 'runs'])
    findings.expect(await window.isAnswered(name), `${name} is no longer answered`);
  // What the contract permits may be done: annotations say so, answers too. Nothing else of a run changes.
  const changed = changes(before, fingerprint(join(home, 'runs'))).filter(
    (text) => !/annotations\.json|claim|lease|metrics\.columns/.test(text),
  );
  for (const change of changed) findings.failures.push(change);
  const log = join(home, 'main.log');
  if (existsSync(log)) findings.failures.push(`main.log says: ${readFileSync(log, 'utf8').slice(0, 500)}`);
  return findings.outcome(together);
}

async function open(workshop: Workshop): Promise<Session> {
  const home = mkdtempSync(join(workshop.work, 'messages-'));
  copyBase(workshop, home);
  let window = await openWindow(home);
  let most = 0;
  return {
    async run(given) {
      const outcome = await send(window, home, Object.values(workshop.ids), given).catch(
        (error: unknown): Outcome => ({ tried: together, failures: [`the window: ${String(error)}`] }),
      );
      most = Math.max(most, residentMegabytes(window.pid));
      if (outcome.failures.length > 0) {
        // The next batch is not to suffer from what this one did.
        await window.close();
        rmSync(home, { recursive: true, force: true });
        copyBase(workshop, home);
        window = await openWindow(home);
      }
      return outcome;
    },
    figures: () => ({ 'peak MB of main': most }),
    async close() {
      await window.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export const messages: Row = {
  name: 'messages',
  title: 'hostile messages in the window',
  unit: 'messages',
  promise: 'The main process does what the contract permits and nothing else, whatever the page sends.',
  judged:
    'Random names and payloads, and valid ones distorted, 500 at a time: every one is answered, none is accepted that no request is named after, no prototype is polluted, no run changes, nothing is opened outside the data folder, and the window goes on answering.',
  weight: 2,
  longest: 180,
  missing: () => noWindow(),
  open,
};
