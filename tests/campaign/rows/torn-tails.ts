/** Every file of a run, cut off at every byte: what a write that was interrupted may leave. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNewestCheckpoint } from '../../../src/main/runs/checkpoint-files';
import { InspectionWriter, listInspections, readInspection } from '../../../src/main/runs/inspection-file';
import { forEachMetric, lastMetric } from '../../../src/main/runs/metric-file';
import { readAnnotations } from '../../../src/main/runs/run-annotations';
import { RunStore } from '../../../src/main/runs/run-store';
import { Findings, type Case, type Outcome, type Row } from '../row';
import { copyBase, type Workshop } from '../workshop';
import { say } from '../../../src/shared/language/say';

const files = [
  'run.json',
  'annotations.json',
  'trainer.log',
  'manifest.json',
  'state.json',
  'metrics.jsonl',
  'inspections.jsonl',
  'arrays.bin',
];
/** Offsets of one case. */
const chunk = 250;
/** Of larger files so many offsets are tried, evenly, and all of the last 400. */
const offsetsOf = (length: number): number[] => {
  const step = length <= 4000 ? 1 : Math.ceil(length / 1600);
  const chosen = new Set<number>();
  for (let at = 0; at < length; at += step) chosen.add(at);
  for (let at = Math.max(0, length - 400); at < length; at++) chosen.add(at);
  return [...chosen].sort((a, b) => a - b);
};

const linesIn = (data: Buffer) => data.toString('latin1').split('\n').length - 1;

interface Torn {
  readonly data: Buffer;
  readonly whole: Buffer;
  readonly path: string;
  readonly folder: string;
  readonly store: RunStore;
  readonly id: string;
}

/** What is wrong with how a torn file is read; null where nothing is. */
type Judge = (torn: Torn) => Promise<string | null>;

async function checkpoint({ folder, whole, data }: Torn): Promise<string | null> {
  const said: string[] = [];
  const found = await readNewestCheckpoint(join(folder, 'checkpoints'), undefined, (says) =>
    said.push(say(says)),
  );
  // JSON without its last line break is whole.
  if (found !== null) return data.length >= whole.length - 1 ? null : 'a torn checkpoint was taken';
  return said.length > 0 ? null : 'a torn checkpoint was passed over without a word';
}

const judges: Readonly<Record<string, Judge>> = {
  'run.json': async ({ store, whole, data, id }) => {
    const { damaged, runs } = await store.list();
    if (damaged.length === 1) return damaged[0]!.id === id ? null : 'another run is called damaged';
    return runs.some((run) => run.id === id) && data.length >= whole.length - 1 ? null : 'it was not noticed';
  },
  'annotations.json': async ({ folder, whole, data }) => {
    const { fault } = await readAnnotations(folder);
    return fault !== null || data.length >= whole.length - 1 ? null : 'it was not noticed';
  },
  'metrics.jsonl': async ({ path, data }) => {
    let lines = 0;
    const { damagedLines } = await forEachMetric(path, () => void lines++);
    const last = await lastMetric(path);
    const wanted = linesIn(data);
    if (lines !== wanted || damagedLines > 0) return `${lines} of ${wanted} whole lines were read`;
    return (last !== null) === lines > 0 ? null : 'the last whole line was not found';
  },
  'inspections.jsonl': async ({ path, data }) => {
    const listed = await listInspections(path);
    const wanted = linesIn(data);
    if (listed.length !== wanted) return `${listed.length} of ${wanted} inspections were listed`;
    for (const { step } of listed.slice(-1))
      if ((await readInspection(path, step)) === null) return `the inspection of step ${step} was not read`;
    // Whoever goes on with the run keeps every whole line, and nothing else.
    new InspectionWriter(path, 1e9).close();
    return linesIn(readFileSync(path)) === wanted ? null : 'a writer lost whole lines';
  },
  'trainer.log': async ({ store, id, data }) =>
    (await store.log(id)) === data.toString() ? null : 'the log was not read as it stands',
};

async function run(given: Case, workshop: Workshop): Promise<Outcome> {
  const findings = new Findings();
  const home = join(given.folder, 'home');
  copyBase(workshop, home);
  const id = workshop.ids.dqn;
  const source = join(workshop.base, 'runs', id);
  const folder = join(home, 'runs', id);
  cpSync(
    join(workshop.base, 'runs', workshop.ids.table, 'annotations.json'),
    join(folder, 'annotations.json'),
  );
  const newest = readdirSync(join(source, 'checkpoints')).sort().at(-1)!;
  const within = (name: string) =>
    /^(manifest|state|arrays)/.test(name) ? join(folder, 'checkpoints', newest, name) : join(folder, name);
  const wholes = new Map(files.map((name) => [name, readFileSync(within(name))]));
  const all = files.flatMap((name) => offsetsOf(wholes.get(name)!.length).map((at) => ({ name, at })));
  const offsets = all.slice(given.index * chunk, (given.index + 1) * chunk);
  const store = await RunStore.open(home);
  for (const { name, at } of offsets) {
    const whole = wholes.get(name)!;
    const path = within(name);
    const data = whole.subarray(0, at);
    writeFileSync(path, data);
    try {
      const wrong = await (judges[name] ?? checkpoint)({ data, whole, path, folder, store, id });
      if (wrong !== null) findings.failures.push(`${name} cut at ${at}: ${wrong}`);
    } catch (error) {
      findings.failures.push(`${name} cut at ${at}: ${(error as Error).stack}`);
    }
    if (judges[name] === undefined) {
      // A checkpoint that cannot be used may have been put aside.
      rmSync(join(folder, 'checkpoints'), { recursive: true });
      cpSync(join(source, 'checkpoints'), join(folder, 'checkpoints'), { recursive: true });
    }
    writeFileSync(path, whole);
  }
  return { tried: offsets.length, failures: findings.failures.slice(0, 20) };
}

export const tornTails: Row = {
  name: 'torn-tails',
  title: 'torn tails',
  unit: 'offsets',
  promise: 'A file that ends in the middle costs what is missing of it, and that is noticed.',
  judged: `${files.join(', ')}, cut at every offset of small files and densely in larger ones: whole lines are read, torn records and checkpoints are named and not taken, whoever goes on keeps every whole line.`,
  weight: 1,
  cases: 60,
  longest: 240,
  missing: () => null,
  open: async (workshop) => ({ run: (given) => run(given, workshop) }),
};
