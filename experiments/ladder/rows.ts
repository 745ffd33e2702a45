/** The ladder of DQN's improvements: each rung in the same experiment, only the switches differ. */
import { requireExperiment, type Experiment } from '../../src/shared/experiment';
import type { FieldValue } from '../../src/shared/fields';

type Overrides = Readonly<Record<string, FieldValue>>;

/** One environment to climb in. */
export interface Ladder {
  /** In the names of files. */
  readonly name: string;
  readonly preset: string;
  /** What of the preset is taken back, so that the rung `target` is DQN without any improvement. */
  readonly plain: Overrides;
  readonly seeds: number;
  /** The discounted returns between which C51 spreads its atoms. */
  readonly returns: readonly [lowest: number, highest: number];
}

export const ladders: readonly Ladder[] = [
  { name: 'cartpole', preset: 'cartpole-dqn', plain: {}, seeds: 10, returns: [0, 100] },
  {
    name: 'lunarlander',
    preset: 'lunarlander-dqn',
    plain: { double: false, nStep: 1 },
    seeds: 10,
    // The rewards are scaled by 0.05: returns from -400 to 400.
    returns: [-20, 20],
  },
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

/** The experiment of a rung: the preset's, made plain, with what the rung changes. */
export function climb(preset: Experiment, { plain }: Ladder, { overrides }: Rung): Experiment {
  return requireExperiment({
    ...preset,
    hyperparameters: { ...preset.hyperparameters, ...plain, ...overrides },
  });
}
