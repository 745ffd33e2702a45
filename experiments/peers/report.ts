/** The tables of `npm run bench peers`, made of its results. */
import type { Spread } from '../measure';
import { units, type PeerResults, type ProgramResult, type RowResult } from './results';
import { own } from './rows';

/** What a program of a row is called in tables. */
const titles: Readonly<Record<string, string>> = {
  [own]: 'RL Lab',
  jax: 'JAX, compiled as a whole',
  pytorch: 'PyTorch in the manner of CleanRL',
  'stable-baselines3': 'Stable-Baselines3',
  tfjs: 'tfjs-node as its documentation writes it',
  gymnasium: 'Gymnasium (Box2D)',
  plain: 'RL Lab’s plain DQN',
};
/** What computes the networks of RL Lab; results of earlier versions do not say, for there was one engine. */
const engineTitles: Readonly<Record<string, string>> = {
  kernels: 'its own kernels',
  tensorflow: 'TensorFlow’s session (`--engine tensorflow`)',
  eager: 'tfjs, operation by operation',
};
const titleOf = (name: string) => titles[name] ?? name;

const number = (value: number) =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2);
const timesAsFast = (ratio: number) => ratio.toFixed(2);
const range = ({ median, min, max }: Spread) => `${number(median)} (${number(min)} to ${number(max)})`;
const isSession = (row: RowResult) => row.unit === units.session;

/** A row in one line, for the terminal. */
export function rowLine(row: RowResult): string {
  const unit = isSession(row) ? 'steps/s' : 's';
  const peers = Object.entries(row.peers).map(([name, value]) => `${name} ${number(value)}`);
  return `${row.name}: ${number(row.ours)} ${unit}; ${peers.join(', ')}; ${timesAsFast(row.ratio)} times ${row.fastestPeer}; others took ${Math.round(100 * row.others.median)} % of the machine`;
}

const table = (head: readonly string[], lines: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** One sentence on the machine, and how quiet it was. */
function circumstances({ machine, versions, rows }: PeerResults): string {
  const dates = [...new Set(rows.map(({ date }) => date))].sort();
  const loads = rows.flatMap(({ load }) => [load.start, load.end]);
  const noisy = rows.filter(({ quiet }) => !quiet).map(({ name }) => name);
  const { processor, cores, memoryGigabytes, kernel, instructionSets } = machine;
  const libraries = ['jax', 'torch', 'stable-baselines3', 'gymnasium'].map(
    (name) => `${name} ${versions[name] ?? 'unknown'}`,
  );
  return [
    `Measured on ${dates.join(' and ')} on ${processor}, ${cores} cores (${instructionSets.join(', ')}), ${memoryGigabytes} GB of memory, ${kernel};`,
    `RL Lab’s networks are computed by ${engineTitles[versions['engine'] ?? 'tensorflow']};`,
    `Node ${versions['node']}, TensorFlow ${versions['tensorflow']}, ${libraries.join(', ')}; load between ${Math.min(...loads)} and ${Math.max(...loads)}.`,
    noisy.length === 0
      ? 'Nobody else worked on the machine.'
      : `**Others worked on the machine while ${noisy.length === rows.length ? 'all of this' : noisy.join(', ')} was measured**: read processor time, not the clock.`,
  ].join(' ');
}

/** How many times as fast RL Lab is by the clock as the peer that is the fastest by it. */
function ratioByTheClock({ programs }: RowResult): number {
  const speed = (name: string) => programs[name]!.stepsPerSecond.median;
  const peers = Object.keys(programs).filter((name) => name !== own);
  return speed(own) / Math.max(...peers.map(speed));
}

/** A program with one thread keeps about one processor busy. */
const oneProcessor = 1.1;

/** Which programs kept more than one processor busy, though they were told to use one thread; empty where none did. */
function processorsUsed(rows: readonly RowResult[]): string {
  const most = new Map<string, number>();
  for (const { programs } of rows.filter(isSession))
    for (const [name, { stepsPerSecond, stepsPerProcessorSecond }] of Object.entries(programs)) {
      const used = stepsPerSecond.median / stepsPerProcessorSecond.median;
      if (used > oneProcessor) most.set(name, Math.max(used, most.get(name) ?? 0));
    }
  if (most.size === 0) return '';
  const told = [...most].map(([name, used]) => `${titleOf(name)}, up to ${used.toFixed(2)}`);
  return `Told to use one thread, some programs kept more than one processor busy all the same (${told.join('; ')}). That costs processor time and saves time by the clock, so the last column compares by the clock.`;
}

const unlessNone = (value: number | undefined) => (value === undefined ? '' : number(value));

/** Rows with programs of other libraries; the others compare RL Lab with itself. */
const beside = ({ rows }: PeerResults) => rows.filter(({ peers }) => !('plain' in peers));

/** The table in README.md. */
export function readmeTable(results: PeerResults): string {
  const columns = ['jax', 'pytorch', 'stable-baselines3', 'tfjs', 'gymnasium'];
  const shown = columns.filter((name) => results.rows.some(({ peers }) => name in peers));
  const head = (unit: string) => [
    unit,
    'RL Lab',
    ...shown.map(titleOf),
    'RL Lab against the fastest',
    ...(unit === units.session ? ['the same by the clock'] : []),
  ];
  const lines = (rows: readonly RowResult[]) =>
    rows.map((row) => [
      row.title,
      number(row.ours),
      ...shown.map((name) => unlessNone(row.peers[name])),
      timesAsFast(row.ratio),
      ...(isSession(row) ? [timesAsFast(ratioByTheClock(row))] : []),
    ]);
  const rows = beside(results);
  const parts = (['session', 'commands'] as const).flatMap((kind) => {
    const ofKind = rows.filter(({ unit }) => unit === units[kind]);
    return ofKind.length === 0 ? [] : [table(head(units[kind]), lines(ofKind)), ''];
  });
  const processors = processorsUsed(rows);
  return [...parts, ...(processors === '' ? [] : [processors, '']), circumstances(results)].join('\n');
}

const marks = { from: '<!-- npm run bench peers -->', to: '<!-- end of npm run bench peers -->' };

/**
 * README.md with the table of these results in its place.
 * @throws Error where the place is missing
 */
export function withReadmeTable(readme: string, results: PeerResults): string {
  const [from, to] = [readme.indexOf(marks.from), readme.indexOf(marks.to)];
  if (from === -1 || to < from) throw new Error(`README.md lacks ${marks.from} … ${marks.to}.`);
  return `${readme.slice(0, from)}${marks.from}\n\n${readmeTable(results)}\n\n${readme.slice(to)}`;
}

const programLine = (row: RowResult, name: string, program: ProgramResult) => [
  row.name,
  titleOf(name),
  range(program.stepsPerProcessorSecond),
  range(program.stepsPerSecond),
  isSession(row) ? '' : range(program.seconds),
  String(program.samples.length),
];

/** Lines under a heading, where there is something to show. */
const section = (title: string, filled: boolean, lines: readonly string[]) =>
  filled ? [`## ${title}`, '', ...lines, ''] : [];

function variantsSection({ rows }: PeerResults): string[] {
  const variants = rows.filter(({ peers }) => 'plain' in peers);
  const lines = variants.map((row) => [
    row.title,
    number(row.ours),
    number(row.peers['plain']!),
    (1 / row.ratio).toFixed(2),
  ]);
  return section('RL Lab’s variants of DQN', variants.length > 0, [
    table([units.session, 'RL Lab', 'plain DQN', 'times a plain step'], lines),
  ]);
}

/** The page of all results. */
export function peersPage(results: PeerResults): string {
  const learned = Object.entries(results.learned).flatMap(([row, { steps, atLeast, returns }]) =>
    Object.entries(returns).map(([name, reached]) => [
      row,
      titleOf(name),
      steps.toLocaleString('en'),
      String(atLeast),
      reached.toFixed(1),
    ]),
  );
  return [
    '# RL Lab beside other libraries',
    '',
    'Made by `npm run bench peers`: in each row, programs that do the same work with the same settings (network, minibatch,',
    'optimiser, learning at every step) take turns on one machine, each told to use one thread unless the row says otherwise. The',
    'programs stand in `experiments/peers`. Compared is the processor’s time, which others on the machine disturb',
    'less, and for whole commands the clock’s; the last columns tell how many times as fast RL Lab is as the fastest of',
    'the others.',
    '',
    readmeTable(results),
    '',
    ...variantsSection(results),
    '## Every program',
    '',
    'Medians, with the least and the most of the repetitions.',
    '',
    table(
      [
        'row',
        'program',
        'env steps a second of processor time',
        'a second by the clock',
        'seconds to the end',
        'repetitions',
      ],
      results.rows.flatMap((row) =>
        Object.entries(row.programs).map(([name, program]) => programLine(row, name, program)),
      ),
    ),
    '',
    ...section('Do they learn?', learned.length > 0, [
      'Mean return of the last 20 episodes after so many env steps behind the warm-up (`npm run bench peers -- --check`): a',
      'program that did not learn would not be compared.',
      '',
      table(['row', 'program', 'env steps', 'at least', 'return'], learned),
    ]),
  ].join('\n');
}
