/** The settings of epsilon-greedy exploration, and what does not go together among them. */
import type { ValuesOf } from '../fields';
import type { Problem } from '../problem';

export const epsilonFields = {
  epsilonSchedule: {
    kind: 'choice',
    label: 'Epsilon decay',
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
    label: 'Epsilon decay ends after',
    overBudget: true,
    unit: 'of the budget',
    doc: 'Share of the training budget over which epsilon falls from start to end.',
    group: 'Exploration',
    default: 0.5,
    min: 0,
    exclusiveMin: true,
    max: 1,
  },
} as const;

/** Problems of values that are fine one by one but not together. */
export function epsilonConflicts(values: Readonly<Record<string, unknown>>): Problem[] {
  const h = values as ValuesOf<typeof epsilonFields>;
  const problems: Problem[] = [];
  const refuseEnd = (allowed: string, remedy: string) =>
    problems.push({ field: 'hyperparameters.epsilonEnd', value: String(h.epsilonEnd), allowed, remedy });
  // Nothing is at most 0 and above 0: it is the start that is to blame.
  if (h.epsilonSchedule === 'exponential' && h.epsilonStart === 0)
    return [
      {
        field: 'hyperparameters.epsilonStart',
        value: '0',
        allowed: 'above 0 where the decay is exponential',
        remedy: 'Raise it, or choose another decay: equal factors never leave 0.',
      },
    ];
  if (h.epsilonEnd > h.epsilonStart)
    refuseEnd(
      `${h.epsilonSchedule === 'exponential' ? 'above 0 and ' : ''}at most epsilonStart, which is ${h.epsilonStart}`,
      'Lower it, or raise epsilonStart: exploration decays.',
    );
  if (h.epsilonSchedule === 'exponential' && h.epsilonEnd === 0)
    refuseEnd(
      'above 0 where the decay is exponential',
      'Raise it, or choose another decay: equal factors never reach 0.',
    );
  return problems;
}
