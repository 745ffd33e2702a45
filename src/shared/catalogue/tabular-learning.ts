/** The settings that all tabular algorithms share, and what does not go together among them. */
import type { Problem, ValuesOf } from '../fields';

export const tabularFields = {
  stepSizeRule: {
    kind: 'choice',
    label: 'Step size',
    doc: 'How far each visit moves the value of a state and an action towards its target.',
    group: 'Learning',
    default: 'constant',
    options: [
      {
        value: 'constant',
        label: 'Constant',
        doc: 'The same share of the error at every visit: follows a world that changes, and never quite settles.',
      },
      {
        value: 'visits',
        label: 'By visits',
        doc: 'One over a power of the visits to this state and action so far: settles on the expected values.',
      },
    ],
  },
  stepSize: {
    kind: 'number',
    label: 'Constant step size',
    symbol: 'α',
    doc: 'Share of the temporal-difference error that is added. 1 forgets everything older; small ones average over many visits.',
    group: 'Learning',
    default: 0.1,
    min: 0,
    exclusiveMin: true,
    max: 1,
    scale: 'log',
    when: { field: 'stepSizeRule', is: ['constant'] },
  },
  stepSizePower: {
    kind: 'number',
    label: 'Power of the visits',
    symbol: 'ω',
    doc: 'At the n-th visit the step size is 1 / n^ω. 1 takes the plain mean of all targets, smaller powers weigh later, better targets more.',
    group: 'Learning',
    default: 1,
    min: 0.5,
    exclusiveMin: true,
    max: 1,
    when: { field: 'stepSizeRule', is: ['visits'] },
  },
  discount: {
    kind: 'number',
    label: 'Discount',
    symbol: 'γ',
    doc: 'Weight of the next step’s value. 0 looks one reward ahead; towards 1 the horizon grows as 1 / (1 − γ).',
    group: 'Learning',
    default: 0.99,
    min: 0,
    max: 1,
  },
  initialValue: {
    kind: 'number',
    label: 'Initial value',
    symbol: 'Q₀',
    doc: 'Value of every state and action before the first visit. An optimistic one, above all returns, makes the agent try everything.',
    group: 'Learning',
    default: 0,
    min: -1e6,
    max: 1e6,
  },
  epsilonSchedule: {
    kind: 'choice',
    label: 'Decay',
    doc: 'How epsilon falls from start to end.',
    group: 'Exploration',
    default: 'linear',
    options: [
      { value: 'linear', label: 'Linear', doc: 'In a straight line.' },
      { value: 'exponential', label: 'Exponential', doc: 'By equal factors; the end must be above 0.' },
      { value: 'step', label: 'Steps', doc: 'In five equal stairs.' },
    ],
  },
  epsilonStart: {
    kind: 'number',
    label: 'Epsilon at the start',
    symbol: 'ε₀',
    doc: 'Share of random actions in the first steps. Equal to the end, it stays constant.',
    group: 'Exploration',
    default: 1,
    min: 0,
    max: 1,
  },
  epsilonEnd: {
    kind: 'number',
    label: 'Epsilon at the end',
    symbol: 'ε₁',
    doc: 'Share of random actions once the decay is over. 0 stops exploring.',
    group: 'Exploration',
    default: 0.05,
    min: 0,
    max: 1,
  },
  epsilonFraction: {
    kind: 'number',
    label: 'Decay over',
    unit: 'of the budget',
    doc: 'Share of the training budget over which epsilon falls from start to end.',
    group: 'Exploration',
    default: 0.5,
    min: 0,
    exclusiveMin: true,
    max: 1,
  },
} as const;

export type TabularHyperparameters = ValuesOf<typeof tabularFields>;

/** Problems of values that are fine one by one but not together. */
export function tabularConflicts(values: Readonly<Record<string, unknown>>): Problem[] {
  const h = values as TabularHyperparameters;
  const problems: Problem[] = [];
  const refuseEnd = (allowed: string, remedy: string) =>
    problems.push({ field: 'hyperparameters.epsilonEnd', value: String(h.epsilonEnd), allowed, remedy });
  if (h.epsilonEnd > h.epsilonStart)
    refuseEnd(
      `at most epsilonStart, which is ${h.epsilonStart}`,
      'Lower it, or raise epsilonStart: exploration decays.',
    );
  if (h.epsilonSchedule === 'exponential' && h.epsilonEnd === 0)
    refuseEnd(
      'above 0 where the decay is exponential',
      'Raise it, or choose another decay: equal factors never reach 0.',
    );
  return problems;
}
