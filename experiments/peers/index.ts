/**
 * RL Lab beside programs of other libraries, in one run on one machine:
 * `npm run bench peers [-- --json FILE --rows a,b --repetitions N --seconds N --check --again --noisy --draw]`.
 *
 * Each row's programs do the same work with the same settings and take turns. A row is written as soon as it is
 * measured; rows that are there already, of this machine and these programs, are not measured again. At the end the
 * tables of docs/benchmarks/peers.md and README.md are made of the results.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { programFolder } from '../../src/platform/program-folder';
import { versions } from '../../src/platform/versions';
import { engineOfProcess, tensorflowVersion } from '../../src/learning/engine';
import { busyShare, load, machineDescription } from './machine';
import { checkLearning, fingerprintOf, measureRow, programsFingerprint } from './measure-row';
import { peersPage, rowLine, withReadmeTable } from './report';
import { quietShare, type PeerResults, type RowResult } from './results';
import { rows } from './rows';
import { readableJson, writeWhole } from '../results-file';

const usual = join(programFolder(), 'docs', 'benchmarks', 'peers.json');
const { values } = parseArgs({
  options: {
    json: { type: 'string', default: usual },
    rows: { type: 'string' },
    repetitions: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    /** Looks whether every program learns, which says nothing about speed and needs no quiet machine. */
    check: { type: 'boolean', default: false },
    /** Measures rows that are there already. */
    again: { type: 'boolean', default: false },
    /** Measures although others work on the machine; the results say so. */
    noisy: { type: 'boolean', default: false },
    /** Makes the tables of what there is, and measures nothing. */
    draw: { type: 'boolean', default: false },
  },
});
const file = resolve(values.json);
const say = (text: string) => process.stderr.write(`${text}\n`);

/** The pinned libraries of the other programs. */
function libraries(): Record<string, string> {
  const list = readFileSync(join(programFolder(), 'experiments', 'peers', 'requirements.txt'), 'utf8');
  const shown = ['jax', 'torch', 'stable-baselines3', 'gymnasium', 'numpy'];
  const pinned = [...list.matchAll(/^([\w-]+)==(\S+?);?(?:\s|$)/gm)];
  return Object.fromEntries(
    pinned.filter(([, name]) => shown.includes(name!)).map(([, name, version]) => [name!, version!]),
  );
}

function chosenRows() {
  const names = values.rows?.split(',');
  const unknown = names?.find((name) => !rows.some((row) => row.name === name));
  if (unknown !== undefined)
    throw new Error(`There is no row ${unknown}; choose of ${rows.map(({ name }) => name).join(', ')}.`);
  return rows.filter(({ name }) => names?.includes(name) ?? true);
}

function numberOf(name: 'repetitions' | 'seconds'): number {
  const value = Number(values[name]);
  if (!(value > 0)) throw new Error(`--${name} is ${values[name]}; give a number above 0.`);
  return name === 'repetitions' ? Math.ceil(value) : value;
}

function before(): PeerResults {
  const machine = machineDescription();
  const found = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PeerResults) : null;
  const now = {
    ...versions(),
    engine: engineOfProcess(),
    tensorflow: tensorflowVersion,
    ...libraries(),
  };
  // Figures of another machine never stand beside these.
  const kept = found !== null && isDeepStrictEqual(found.machine, machine) ? found.rows : [];
  return { machine, versions: now, rows: kept, learned: found?.learned ?? {} };
}

function draw(results: PeerResults): void {
  writeWhole(file.replace(/\.json$/, '.md'), peersPage(results));
  if (file !== usual) return;
  const readme = join(programFolder(), 'README.md');
  writeWhole(readme, withReadmeTable(readFileSync(readme, 'utf8'), results));
}

async function main(): Promise<void> {
  const [repetitions, seconds] = [numberOf('repetitions'), numberOf('seconds')];
  if (values.draw) return draw(JSON.parse(readFileSync(file, 'utf8')) as PeerResults);
  let results = before();
  const save = () => writeWhole(file, readableJson(results));
  if (values.check) {
    for (const row of chosenRows()) {
      const known = results.learned[row.name]?.fingerprint === programsFingerprint(row);
      const learned = known && !values.again ? null : await checkLearning(row);
      if (learned === null) continue;
      results = { ...results, learned: { ...results.learned, [row.name]: learned } };
      save();
      const returns = Object.entries(learned.returns).map(
        ([name, reached]) => `${name} ${reached.toFixed(1)}`,
      );
      say(`${row.name}, after ${learned.steps.toLocaleString('en')} env steps: ${returns.join(', ')}`);
    }
    return draw(results);
  }
  const due = chosenRows().filter(
    (row) => values.again || !results.rows.some((one) => one.fingerprint === fingerprintOf(row)),
  );
  say(`${due.length} rows to measure, load ${load()}`);
  for (const row of due) {
    const busy = await busyShare(2);
    if (busy > quietShare && !values.noisy)
      throw new Error(
        `Others take ${Math.round(100 * busy)} % of this machine. Let it come to rest, or measure with --noisy, and the results will say so.`,
      );
    let result: RowResult;
    try {
      result = await measureRow(row, repetitions, seconds);
    } catch (error) {
      // The other rows are worth having; this one is due again the next time.
      say(`${row.name} failed: ${(error as Error).message}`);
      process.exitCode = 1;
      continue;
    }
    const others = results.rows.filter(({ name }) => name !== row.name);
    const order = rows.map(({ name }) => name);
    results = {
      ...results,
      rows: [...others, result].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)),
    };
    save();
    say(rowLine(result));
  }
  save();
  draw(results);
}

await main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
