/** The ladder of DQN's improvements: the same experiment on each rung, only switches differ. */
import { requireExperiment, type Experiment } from './experiment';
import type { FieldValue } from './fields';

export interface Rung {
  readonly id: string;
  readonly title: string;
  readonly doc: string;
  /** What it changes in the plain DQN. */
  readonly overrides: Readonly<Record<string, FieldValue>>;
  /** Whether the rung `all` has it too. */
  readonly isImprovement: boolean;
}

/** From the bottom: the first three build on each other, each of the others adds one thing to the third. */
export const rungs: readonly Rung[] = [
  {
    id: 'naive',
    title: 'Naive',
    doc: 'Learns from each transition once, towards targets of the network itself.',
    overrides: { replay: false, target: 'none', gradientSteps: 1, prioritised: false },
    isImprovement: false,
  },
  {
    id: 'replay',
    title: '+ replay',
    doc: 'Learns from minibatches of past transitions.',
    overrides: { target: 'none' },
    isImprovement: false,
  },
  {
    id: 'target',
    title: '+ target = DQN',
    doc: 'Targets come from a copy of the network that stands still for a while.',
    overrides: {},
    isImprovement: false,
  },
  {
    id: 'double',
    title: 'Double DQN',
    doc: 'One network chooses the next action, the other values it.',
    overrides: { double: true },
    isImprovement: true,
  },
  {
    id: 'dueling',
    title: 'Dueling DQN',
    doc: 'Value of the state and advantages of the actions in two streams.',
    overrides: { dueling: 'mean' },
    isImprovement: true,
  },
  {
    id: 'noisy',
    title: 'Noisy DQN',
    doc: 'Learned noise in the weights explores instead of epsilon.',
    overrides: { noisy: true },
    isImprovement: true,
  },
];

/** Everything that improves, at once. */
export const topRung: Rung = {
  id: 'all',
  title: 'All together',
  doc: 'Double, dueling and noisy in one agent.',
  overrides: Object.assign(
    {},
    ...rungs.filter(({ isImprovement }) => isImprovement).map(({ overrides }) => overrides),
  ) as Rung['overrides'],
  isImprovement: false,
};

/** A DQN without any improvement. */
const bare = { double: false, dueling: 'none', noisy: false } as const;

export interface LadderChoice {
  /** The plain DQN that every rung starts from. */
  readonly plain: Experiment;
  readonly rungs: readonly Rung[];
  readonly steps: number;
  readonly seeds: readonly number[];
}

export interface LadderRun {
  readonly rung: Rung;
  readonly experiment: Experiment;
}

/**
 * The trainings of a ladder, seed by seed: one that is not complete yet has as many seeds on every rung.
 * @throws InvalidValueError where a rung does not go together with the plain experiment
 */
export function ladderRuns({ plain, rungs: chosen, steps, seeds }: LadderChoice): LadderRun[] {
  return seeds.flatMap((seed) =>
    chosen.map((rung) => ({
      rung,
      experiment: requireExperiment({
        ...plain,
        steps,
        seed,
        // What a rung does not switch, none of them has: the plain experiment may be an improved one.
        hyperparameters: { ...plain.hyperparameters, ...bare, ...rung.overrides },
      }),
    })),
  );
}
