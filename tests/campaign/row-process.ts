/** Works on the cases of one row: `ROW ORDER`. Whatever happens to this process, the campaign goes on. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../src/shared/random';
import { rows, soakRow } from './rows';
import type { TurnMessage, TurnOrder } from './turn';
import { openWorkshop } from './workshop';

const [name, given] = process.argv.slice(2) as [string, string];
const { work, seed, from, seconds, scratch } = JSON.parse(given) as TurnOrder;
const row = [...rows, soakRow].find((other) => other.name === name)!;
const say = (message: TurnMessage) => new Promise<void>((resolve) => process.send!(message, () => resolve()));
const answered = () => new Promise<void>((resolve) => process.once('message', () => resolve()));

const began = performance.now();
// A rejection that nobody waits for ends the process, and so the case: that is what it would do to the program.
const session = await row.open(await openWorkshop(work));
try {
  for (let index = from; row.cases === undefined || index < row.cases; index++) {
    const folder = join(scratch, String(index));
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await say({ says: 'begin', index, folder });
    const random = seededRandom(seed).fork(`${name} ${index}`);
    let outcome;
    try {
      outcome = await session.run({ index, random, folder });
    } catch (error) {
      const failures = [`The case itself failed: ${error instanceof Error ? error.stack : String(error)}`];
      outcome = { tried: 1, failures };
    }
    const next = answered();
    await say({ says: 'case', index, ...outcome, folder });
    await next;
    if ((performance.now() - began) / 1000 >= seconds) break;
  }
  await say({ says: 'figures', figures: session.figures?.() ?? {} });
} finally {
  await session.close?.();
}
process.exit(0);
