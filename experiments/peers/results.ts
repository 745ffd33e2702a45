/** What `npm run bench peers` keeps of its measurements. */
import { spreadOf, type Spread } from '../measure';
import type { MachineDescription } from './machine';
import { own, type Row } from './rows';

export interface Sample {
  /** Env steps. */
  readonly steps: number;
  readonly seconds: number;
  readonly processorSeconds: number;
  /** Share of the machine that others took meanwhile. */
  readonly others: number;
}

export const units = {
  session: 'env steps a second of processor time',
  commands: 'seconds from the command to its end',
} as const;

/** A program's figures in a row. */
export interface ProgramResult {
  readonly stepsPerProcessorSecond: Spread;
  readonly stepsPerSecond: Spread;
  readonly seconds: Spread;
  readonly processorSeconds: Spread;
  readonly samples: readonly Sample[];
}

export interface RowResult {
  readonly name: string;
  readonly title: string;
  readonly unit: (typeof units)[keyof typeof units];
  /** Medians, in the unit. */
  readonly ours: number;
  readonly peers: Readonly<Record<string, number>>;
  /** How many times as fast RL Lab is as the fastest of its peers. */
  readonly ratio: number;
  readonly fastestPeer: string;
  readonly repetitions: number;
  /** Of the machine, in all measurements. */
  readonly others: Spread;
  readonly load: { readonly start: number; readonly end: number };
  /** Others took less than a tenth of the machine in the median. */
  readonly quiet: boolean;
  readonly date: string;
  /** Of the programs and their settings, and of what RL Lab was built from. */
  readonly fingerprint: string;
  readonly programs: Readonly<Record<string, ProgramResult>>;
}

/** What the programs of a row had learned: the mean returns of their last 20 episodes. */
export interface Learned {
  readonly steps: number;
  readonly atLeast: number;
  readonly returns: Readonly<Record<string, number>>;
  /** Of the programs and their settings. */
  readonly fingerprint: string;
}

export interface PeerResults {
  readonly machine: MachineDescription;
  readonly versions: Readonly<Record<string, string>>;
  readonly rows: readonly RowResult[];
  /** By row. */
  readonly learned: Readonly<Record<string, Learned>>;
}

/** The most of the machine that others may take, for it to count as quiet. */
export const quietShare = 0.1;

function programResult(samples: readonly Sample[]): ProgramResult {
  return {
    stepsPerProcessorSecond: spreadOf(samples.map((one) => one.steps / one.processorSeconds)),
    stepsPerSecond: spreadOf(samples.map((one) => one.steps / one.seconds)),
    seconds: spreadOf(samples.map(({ seconds }) => seconds)),
    processorSeconds: spreadOf(samples.map(({ processorSeconds }) => processorSeconds)),
    samples,
  };
}

/** Sums a row's samples up. */
export function rowResult(
  row: Row,
  samples: Readonly<Record<string, readonly Sample[]>>,
  circumstances: Pick<RowResult, 'load' | 'date' | 'fingerprint'>,
): RowResult {
  const programs = Object.fromEntries(
    Object.entries(samples).map(([name, ofProgram]) => [name, programResult(ofProgram)]),
  );
  const figure = ({ stepsPerProcessorSecond, seconds }: ProgramResult) =>
    row.kind === 'session' ? stepsPerProcessorSecond.median : seconds.median;
  const ours = figure(programs[own]!);
  const peers = Object.fromEntries(
    Object.entries(programs)
      .filter(([name]) => name !== own)
      .map(([name, program]) => [name, figure(program)]),
  );
  // Of steps a second more is better, of seconds less.
  const timesAsFast = (peer: number) => (row.kind === 'session' ? ours / peer : peer / ours);
  const [fastestPeer, fastest] = Object.entries(peers).reduce((best, peer) =>
    timesAsFast(peer[1]) < timesAsFast(best[1]) ? peer : best,
  );
  const others = spreadOf(Object.values(samples).flatMap((all) => all.map((sample) => sample.others)));
  return {
    name: row.name,
    title: row.title,
    unit: units[row.kind],
    ours,
    peers,
    ratio: timesAsFast(fastest),
    fastestPeer,
    repetitions: Math.min(...Object.values(samples).map(({ length }) => length)),
    others,
    quiet: others.median < quietShare,
    ...circumstances,
    programs,
  };
}
