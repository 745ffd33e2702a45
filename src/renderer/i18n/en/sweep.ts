/** Texts of tasks, sweeps and what they will take, in English. */
import type { Basis } from '../../../shared/costs/estimate';
import type { RoughTime, TimeUnit } from '../../../shared/costs/rough';
import { formatCount } from '../format';

const runs = (n: number) => (n === 1 ? '1 run' : `${formatCount(n)} runs`);
const seeds = (n: number) => (n === 1 ? '1 seed' : `${formatCount(n)} seeds`);
const units: Readonly<Record<TimeUnit, readonly [one: string, several: string]>> = {
  seconds: ['second', 'seconds'],
  minutes: ['minute', 'minutes'],
  hours: ['hour', 'hours'],
  days: ['day', 'days'],
};

const rough = ({ low, high, unit }: RoughTime) =>
  `${low === high ? high : `${formatCount(low)} to ${formatCount(high)}`} ${units[unit][high === 1 ? 0 : 1]}`;

export const sweep = {
  task: 'Task',
  tasks: {
    'task-1': { title: 'Task 1', name: 'Pole cart', doc: 'DQN balances the 2D pole cart.' },
    'task-2': {
      title: 'Task 2',
      name: 'Improve DQN',
      doc: 'Start from DQN, add one improvement at a time, and compare over several seeds.',
    },
    'task-3': {
      title: 'Task 3',
      name: 'DDPG',
      doc: 'Continuous actions with an actor and a critic. TD3 and SAC are further reading.',
    },
    free: { title: 'Free', name: 'Everything', doc: 'Every preset, environment and algorithm.' },
  } as Readonly<Record<string, { title: string; name: string; doc: string }>>,
  seeds: 'Seeds',
  seedsDoc:
    'Start of all randomness. Same version, seed and settings: same curve, on every PC. Each seed is a run of its own; one is an anecdote, five show the spread.',
  seedsHint: '1-5 or 1, 3, 7',
  seedCount: seeds,
  vary: 'Vary',
  one: 'One value',
  varyField: (label: string) => `Vary: try several values of ${label}`,
  oneOf: (label: string) => `One value of ${label}`,
  valuesOf: (label: string) => `Values of ${label}`,
  values: (n: number) => (n === 1 ? '1 value' : `${n} values`),
  listOfValues: 'separated by commas',
  listOfSizes: 'separated by semicolons: 64, 64; 128',
  refused: (value: string) => `${value} is invalid.`,
  runs,
  /** What is multiplied: `Learning rate (3)`. */
  factor: (label: string, n: number) => `${label} (${n})`,
  planned: 'Runs to be started',
  more: (n: number) => `and ${formatCount(n)} more`,
  fewer: 'Show fewer',
  repeated: (n: number) =>
    n === 1
      ? '1 combination is left out: it repeats another one, since the setting that differs has no effect in it.'
      : `${formatCount(n)} combinations are left out: they repeat others, since the settings that differ have no effect in them.`,
  summary: (n: number, algorithm: string, environment: string, factors: string) =>
    `${runs(n)}: ${algorithm} on ${environment} · ${factors}`,
  tooMany: (count: string, most: string) =>
    `${count} runs are too many at once. Choose fewer values or seeds: at most ${most} runs.`,
  start: (n: number) => `Start ${runs(n)}`,
  queued: (n: number) => `${runs(n)} queued`,
  compare: (n: number) => `Compare these ${formatCount(n)}`,
  compareDoc: 'Overlays exactly these runs, grouped by the settings that differ',
  sure: {
    title: (n: number) => `Start ${runs(n)}?`,
    text: 'They wait in the queue until a core is free. Closing the program stops the remaining ones; each of them can be resumed.',
    cancel: 'Not yet',
  },
  time: (time: RoughTime) => `About ${rough(time)}`,
  /** The same within a sentence. */
  about: (time: RoughTime) => `about ${rough(time)}`,
  done: (time: RoughTime) => `Done in about ${rough(time)}`,
  alone: (time: RoughTime) => `${rough(time)} of their own`,
  atATime: (n: number) => `${n} at a time`,
  ahead: (n: number) => `behind ${runs(n)} in the queue`,
  disk: (value: number, unit: string) => `up to ${formatCount(value)} ${unit}`,
  bases: {
    alike: 'estimated from runs like these',
    similar: 'estimated from similar runs',
    scaled: 'estimated from other runs',
    elsewhere: 'measured on another computer',
    nothing: 'rough estimate',
  } satisfies Record<Basis, string>,
  basisDocs: {
    alike: 'By the speed of earlier runs on this computer whose steps are the same work',
    similar: 'By the speed of earlier runs on this computer that are similar',
    scaled: 'By speeds measured on another computer, scaled by what earlier runs on this one took',
    elsewhere: 'By speeds measured on another computer; the first finished run improves the estimate',
    nothing: 'Nothing comparable has been measured yet; the first finished run improves the estimate',
  } satisfies Record<Basis, string>,
  resetDone: (n: number) => (n === 1 ? '1 value reset' : `${n} values reset`),
  replaced: (n: number) =>
    n === 1 ? 'Form reset; 1 change discarded' : `Form reset; ${n} changes discarded`,
  undo: 'Undo',
};

export type SweepTexts = typeof sweep;
