/**
 * The standing campaign: what the program promises of kills, power cuts, damaged and hostile files, hostile pages,
 * several processes at once, full disks and wrong clocks, tried on the real program for as long as it is given.
 *
 *     npm run campaign -- --minutes 60 --seed 1 --json FILE       goes on where FILE ends
 *     npm run campaign -- --only kills-of-trainings:17 --seed 1   repeats one case
 *     npm run campaign -- --again --seed 1 --json FILE            repeats what failed there
 *     npm run campaign -- --soak 60                               an hour with live charts, beside the rest
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { programFolder } from '../../src/platform/program-folder';
import { Campaign } from './campaign';
import { mark } from './program';
import { killNow, processesWith } from './processes';
import { newCampaign, readCampaign } from './results';
import { rows } from './rows';
import { openWorkshop } from './workshop';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string', default: join(programFolder(), 'test-results', 'campaign', 'campaign.json') },
    /** A case, `ROW:INDEX`, or rows with commas between them. */
    only: { type: 'string' },
    /** Minutes of the soak, beside whatever else runs. */
    soak: { type: 'string' },
    /** Rows that work at the same time; one for each core where nothing is said. */
    jobs: { type: 'string' },
    /** Repeats what failed in FILE, and notes what passes now. */
    again: { type: 'boolean', default: false },
    /** Lists the rows with what they promise. */
    list: { type: 'boolean', default: false },
  },
});

function number(name: 'minutes' | 'seed' | 'soak' | 'jobs', fallback: number): number {
  const text = values[name];
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!(value >= 0) || (name === 'seed' && !(Number.isInteger(value) && value < 2 ** 32)))
    throw new Error(`--${name} is ${text}; allowed is a number from 0 on.`);
  return value;
}

async function main(): Promise<number> {
  if (values.list) {
    for (const row of rows) console.log(`${row.name}: ${row.promise} ${row.judged}`);
    return 0;
  }
  const seed = number('seed', 1);
  const soak = number('soak', 0);
  const [onlyRows, onlyIndex] = values.only?.split(':') ?? [];
  const only = onlyRows?.split(',');
  const unknown = only?.find((name) => !rows.some((row) => row.name === name));
  if (unknown !== undefined)
    throw new Error(`There is no row ${unknown}. The rows: ${rows.map(({ name }) => name).join(', ')}.`);
  const path = resolve(values.json);
  mkdirSync(dirname(path), { recursive: true });
  // A single case is repeated beside whatever the file holds.
  const file = onlyIndex === undefined ? readCampaign(path, seed) : newCampaign(seed);
  const work = mkdtempSync(join(tmpdir(), 'rl-lab-campaign-'));
  const token = work;
  process.env[mark] = token;
  let campaign: Campaign | undefined;
  let stopped = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      stopped = true;
      campaign?.stop();
    });
  try {
    console.log('Preparing: short trainings that nothing disturbs');
    await openWorkshop(work);
    if (stopped) return 130;
    campaign = new Campaign({ path, file, work, lanes: Math.max(1, number('jobs', cpus().length)) });
    if (onlyIndex !== undefined) return await campaign.repeat(only![0]!, Number(onlyIndex));
    if (values.again) return await campaign.again();
    return await campaign.run({
      seconds: 60 * number('minutes', soak > 0 ? soak : 3),
      soakMinutes: soak,
      only,
    });
  } finally {
    for (const pid of processesWith(mark, token)) killNow(pid);
    rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  },
);
