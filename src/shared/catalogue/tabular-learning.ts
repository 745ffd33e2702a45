/** The settings that all tabular algorithms share. */
import type { ValuesOf } from '../fields';
import { epsilonFields } from './epsilon-greedy';
import { discountFactor } from './learning-fields';

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
    ...discountFactor,
    doc: 'Weight of the next step’s value. 0 looks one reward ahead; towards 1 the horizon grows as 1 / (1 − γ).',
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
  ...epsilonFields,
} as const;

export type TabularHyperparameters = ValuesOf<typeof tabularFields>;
