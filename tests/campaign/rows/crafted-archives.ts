/** Archives that are made by hand, so that their checksums are right and their content is looked at. */
import { createHash } from 'node:crypto';
import type { Random } from '../../../src/shared/random';
import type { Damage } from '../mutations/bytes';
import { distortJson } from '../mutations/json';
import { unixMode, zip, type Directory, type Entry } from '../mutations/zip';

/** The files of a run by their paths in its folder. */
export type Parts = Readonly<Record<string, Buffer>>;

interface Given {
  readonly id: string;
  readonly parts: Readonly<Record<string, Parts>>;
  readonly random: Random;
  readonly index: number;
}

const manifest = (runs: readonly string[]) => ({
  format: 'rl-lab-runs',
  schema: 1,
  name: 'Eve',
  exportedAt: '2026-01-01T00:00:00.000Z',
  program: '0.1.0',
  runs,
});

const head = (runs: readonly string[]): Entry => ({
  name: 'rl-lab-runs.json',
  data: Buffer.from(JSON.stringify(manifest(runs))),
});

const entriesOf = (id: string, parts: Parts): Entry[] =>
  Object.entries(parts).map(([name, data]) => ({ name: `runs/${id}/${name}`, data }));

/** An archive of one run, some of its files replaced. */
const archive = (id: string, parts: Parts, changed: Parts = {}): Buffer =>
  zip([head([id]), ...entriesOf(id, { ...parts, ...changed })]);

/** Names that lead elsewhere, or are none of a run's files. */
const names = (id: string): (string | Buffer)[] => [
  '../evil',
  '../../../../../../tmp/evil',
  '/evil',
  './evil',
  'C:\\evil',
  `runs/${id}/../../../evil`,
  `runs/${id}/..\\..\\evil`,
  `runs/${id}/checkpoints/../../x`,
  `runs/${id}/checkpoints/000000001/../arrays.bin`,
  'runs/../evil/run.json',
  'runs//run.json',
  `runs/${id}//run.json`,
  `./runs/${id}/run.json`,
  `runs/${id}/RUN.JSON`,
  `runs/${id.toUpperCase()}/run.json`,
  `runs/${id}\0/run.json`,
  'runs/ünï/run.json',
  `runs/${'x'.repeat(300)}/run.json`,
  'runs/.hidden/run.json',
  'runs/-rf/run.json',
  'runs/CON/run.json',
  'runs/__proto__/run.json',
  'runs/constructor/run.json',
  `runs/${id}/__proto__`,
  `runs/${id}/toString`,
  `runs/${id}/checkpoints/999999999999999/state.json`,
  `runs/${id}/checkpoints/9999999999999999999/state.json`,
  `runs/${id}/removed.json`,
  `runs/${id}/claim.lock`,
  `runs/${id}/metrics.columns`,
  `runs/${id}/chart.png`,
  `runs/${id}/run.json/`,
  `runs/${id}/run.json `,
  `runs/${id}/run.json.`,
  'rl-lab-runs.json',
  '',
  'x'.repeat(60_000),
  Buffer.from([0xff, 0xfe, 0x2f, 0xc3]),
  'runs/a b/run.json',
  'runs/a\nb/run.json',
  'runs/a\u001b[2Jb/run.json',
];

const attributes = [0, 0o120777, 0o104755, 0o040755, 0o010644, 0o020666].map(unixMode);

/** What an archive says of an entry, and is not so. */
const lies: readonly ((entry: Entry, random: Random) => Entry)[] = [
  (entry) => ({ ...entry, size: 0xffffffff }),
  (entry) => ({ ...entry, size: 10 }),
  (entry) => ({ ...entry, packedSize: 0xfffffff0 }),
  (entry) => ({ ...entry, crc: 1 }),
  (entry) => ({ ...entry, flags: 0x801 }),
  (entry) => ({ ...entry, method: 99 }),
  (entry) => ({ ...entry, method: 0 }),
  (entry) => ({ ...entry, offset: 0 }),
  (entry) => ({ ...entry, offset: 0x7fffffff }),
  (entry) => ({ ...entry, attributes: unixMode(0o120777), data: Buffer.from('../../outside') }),
  (entry) => ({ ...entry, localName: '../../../evil' }),
  (entry) => ({
    ...entry,
    size: 0xffffffff,
    extra: Buffer.concat([Buffer.from([1, 0, 24, 0]), Buffer.alloc(24, 255)]),
  }),
  (entry, random) => ({ ...entry, data: Buffer.alloc((5 << random.integer(5)) << 20, 32) }),
  (entry) => ({ ...entry, packed: Buffer.from('this is no deflated stream at all') }),
];

/** Depths around the engine's limits: of the bridge, of recursion, of JSON itself. */
const depths = [50, 500, 900, 1000, 3000, 7000, 50_000];

function deep({ id, parts, random }: Given): Damage {
  const depth = depths[random.integer(depths.length)]!;
  const record = JSON.parse(parts[id]!['run.json']!.toString()) as { experiment: object };
  const text = JSON.stringify({ ...record, experiment: { ...record.experiment, extra: 'HERE' } });
  const nested = text.replace('"HERE"', `${'['.repeat(depth)}1${']'.repeat(depth)}`);
  return {
    data: archive(id, parts[id]!, { 'run.json': Buffer.from(nested) }),
    what: `an unknown setting nested ${depth} deep`,
  };
}

function sparse({ id, parts, random }: Given): Damage {
  const rows = [2000, 20_000, 100_000][random.integer(3)]!;
  const metrics = [10, 200, 1000][random.integer(3)]!;
  const lines = Array.from(
    { length: rows },
    (_, i) =>
      `{"type":"learning","step":${i},"seconds":${i / 1000},"at":${1796000000000 + i},"values":{"m${i % metrics}":${random.uniform()}}}`,
  );
  return {
    data: archive(id, parts[id]!, { 'metrics.jsonl': Buffer.from(`${lines.join('\n')}\n`) }),
    what: `${rows} lines with one of ${metrics} metrics each`,
  };
}

function escapes({ id, parts, random }: Given): Damage {
  const sequences = [
    '\u001b]0;owned\u0007',
    '\u001b[2J\u001b[H',
    '\u001b]52;c;ZWNobyBoaQ==\u0007',
    '\u009b5m',
    '\u202egnp',
  ];
  const escape = sequences[random.integer(sequences.length)]!;
  const record = JSON.parse(parts[id]!['run.json']!.toString()) as Record<string, unknown>;
  const changed = [
    { name: `A${escape}` },
    { preset: `${escape}p` },
    { state: { phase: 'crashed', reason: `${escape}ends` } },
    { versions: { [`a${escape}`]: escape } },
  ][random.integer(4)]!;
  return {
    data: archive(id, parts[id]!, { 'run.json': Buffer.from(JSON.stringify({ ...record, ...changed })) }),
    what: `an escape sequence in ${Object.keys(changed)[0]}`,
  };
}

function distortedJson({ id, parts, random }: Given): Damage {
  const run = parts[id]!;
  const candidates = Object.keys(run).filter((name) => name.endsWith('.json'));
  const name = random.integer(5) < 3 ? 'run.json' : candidates[random.integer(candidates.length)]!;
  const { text, what } = distortJson(JSON.parse(run[name]!.toString()), random);
  const changed: Record<string, Buffer> = { [name]: Buffer.from(text) };
  if (name.endsWith('state.json')) {
    const manifestName = name.replace('state.json', 'manifest.json');
    const stored = JSON.parse(run[manifestName]!.toString()) as object;
    const sha256 = createHash('sha256').update(text).digest('hex');
    const state = { bytes: Buffer.byteLength(text), sha256 };
    changed[manifestName] = Buffer.from(JSON.stringify({ ...stored, state }));
  }
  return { data: archive(id, run, changed), what: `${name}: ${what}` };
}

function distortedLine({ id, parts, random }: Given): Damage {
  const run = parts[id]!;
  const name = random.integer(3) > 0 || !run['inspections.jsonl'] ? 'metrics.jsonl' : 'inspections.jsonl';
  const lines = run[name]!.toString().split('\n');
  const at = random.integer(lines.length - 1);
  const { text, what } = distortJson(JSON.parse(lines[at]!), random);
  lines[at] = text;
  return {
    data: archive(id, run, { [name]: Buffer.from(lines.join('\n')) }),
    what: `${name}, line ${at + 1}: ${what}`,
  };
}

function distortedManifest({ id, parts, random }: Given): Damage {
  const { text, what } = distortJson(manifest([id]), random);
  return {
    data: zip([{ name: 'rl-lab-runs.json', data: Buffer.from(text) }, ...entriesOf(id, parts[id]!)]),
    what: `manifest: ${what}`,
  };
}

function oddName({ id, parts, random, index }: Given): Damage {
  const all = names(id);
  const name = all[index % all.length]!;
  const entries = [head([id]), ...entriesOf(id, parts[id]!)];
  const mode = attributes[random.integer(attributes.length)]!;
  entries.splice(random.integer(entries.length + 1), 0, {
    name,
    data: Buffer.from('evil'),
    attributes: mode,
  });
  return { data: zip(entries), what: `an entry named ${JSON.stringify(String(name).slice(0, 80))}` };
}

function lie({ id, parts, random }: Given): Damage {
  const entries = [head([id]), ...entriesOf(id, parts[id]!)];
  const at = random.integer(entries.length);
  const kind = random.integer(lies.length + 1);
  const entry = entries[at]!;
  if (kind === lies.length) entries.push({ ...entry });
  else entries[at] = lies[kind]!(entry, random);
  const directories: Directory[] = [{}, {}, {}, { count: 65_535, comment: 'x'.repeat(60_000) }, { size: 7 }];
  const directory = directories[random.integer(directories.length)]!;
  return { data: zip(entries, directory), what: `lie ${kind} about ${String(entry.name)}` };
}

function strangeWhole({ id, parts, random }: Given): Damage {
  const others = Object.keys(parts).filter((other) => other !== id);
  const kinds: Readonly<Record<string, () => Buffer>> = {
    'no bytes': () => Buffer.alloc(0),
    noise: () => Buffer.from(Array.from({ length: 20_000 }, () => random.integer(256))),
    'no manifest': () => zip(entriesOf(id, parts[id]!)),
    'nothing but a manifest': () => zip([head([id])]),
    'the manifest last': () => zip([...entriesOf(id, parts[id]!), head([id])]),
    'a run under the id of another': () =>
      zip([
        head([others[0]!]),
        ...entriesOf(id, parts[id]!).map((entry) => ({
          ...entry,
          name: String(entry.name).replace(id, others[0]!),
        })),
      ]),
    '60,000 runs claimed': () => zip([head(Array.from({ length: 60_000 }, (_, i) => `r${i}`))]),
    '20,000 entries': () =>
      zip([
        head([id]),
        ...Array.from({ length: 20_000 }, (_, i) => ({
          name: `runs/r${i}/trainer.log`,
          data: Buffer.alloc(0),
        })),
      ]),
    'an archive in an archive': () => zip([{ name: 'rl-lab-runs.json', data: archive(id, parts[id]!) }]),
  };
  const keys = Object.keys(kinds);
  const what = keys[random.integer(keys.length)]!;
  return { data: kinds[what]!(), what };
}

const kinds: readonly ((given: Given) => Damage)[] = [
  distortedJson,
  distortedJson,
  distortedJson,
  distortedLine,
  distortedLine,
  distortedManifest,
  oddName,
  oddName,
  lie,
  lie,
  deep,
  sparse,
  escapes,
  strangeWhole,
];

/** An archive that is damaged on purpose. */
export const craft = (given: Given): Damage => kinds[given.random.integer(kinds.length)]!(given);
