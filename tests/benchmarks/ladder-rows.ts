/** The ladder of DQN's improvements: each rung in the same experiment, only the switches differ. */
import { requireExperiment, type Experiment } from '../../src/shared/experiment';
import type { FieldValue } from '../../src/shared/fields';

type Overrides = Readonly<Record<string, FieldValue>>;

/** One environment to climb in. */
export interface Ladder {
  /** In the names of files. */
  readonly name: string;
  /** The preset that is the rung `target`: DQN without any improvement. */
  readonly preset: string;
  readonly seeds: number;
  /** The discounted returns between which C51 spreads its atoms. */
  readonly returns: readonly [lowest: number, highest: number];
}

export const ladders: readonly Ladder[] = [
  { name: 'cartpole', preset: 'cartpole-dqn', seeds: 10, returns: [0, 100] },
];

/** A rung: what it is called, and what it changes in the plain DQN. */
export interface Rung {
  readonly name: string;
  readonly title: string;
  readonly overrides: Overrides;
}

/** The rungs from the bottom: the first three build on each other, the others change one thing each, the last all. */
export function rungsOf({ returns: [lowestReturn, highestReturn] }: Ladder): readonly Rung[] {
  const improvements: readonly Rung[] = [
    { name: 'double', title: 'Double', overrides: { double: true } },
    { name: 'dueling', title: 'Dueling', overrides: { dueling: 'mean' } },
    { name: 'noisy', title: 'Noisy', overrides: { noisy: true } },
    { name: 'n-step', title: '3-step', overrides: { nStep: 3 } },
    { name: 'prioritised', title: 'Prioritised', overrides: { prioritised: true } },
    {
      name: 'c51',
      title: 'C51',
      overrides: { distribution: 'categorical', atoms: 51, lowestReturn, highestReturn },
    },
  ];
  return [
    { name: 'naive', title: 'Naive', overrides: { replay: false, target: 'none' } },
    { name: 'replay', title: '+ replay', overrides: { target: 'none' } },
    { name: 'target', title: '+ target = DQN', overrides: {} },
    ...improvements,
    {
      name: 'rainbow',
      title: 'Rainbow (all six)',
      overrides: Object.assign({}, ...improvements.map(({ overrides }) => overrides)) as Overrides,
    },
  ];
}

/** The experiment of a rung: the plain DQN's with what the rung changes. */
export function climb(plain: Experiment, { overrides }: Rung): Experiment {
  return requireExperiment({ ...plain, hyperparameters: { ...plain.hyperparameters, ...overrides } });
}
