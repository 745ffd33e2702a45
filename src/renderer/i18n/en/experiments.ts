/** The texts of the form, in English. */
import { formatCount } from '../format';

export const welcome = {
  title: 'Train your first agent',
  lead: 'A cart, a pole, and an agent that knows nothing yet. It will push left and right, fail a few hundred times, and learn from every try to keep the pole upright. This takes about a minute, on this computer.',
  start: 'Train your first agent',
  starting: 'Starting…',
  own: 'Set up an experiment instead',
  task: 'Task',
  algorithm: 'Algorithm',
  budget: 'Budget',
  goal: 'Solved from a return of',
  mark: (solved: number | null | undefined, best: number | null | undefined) =>
    typeof best === 'number' ? `${solved} (of at most ${best})` : String(solved),
  steps: [
    ['It acts', 'At first at random, later by what it has learned: epsilon falls from one to almost zero.'],
    ['It remembers', 'Every transition goes into a replay buffer, from which it learns in minibatches.'],
    ['You watch', 'The return rises, the loss settles, and the cart is drawn live while it learns.'],
  ],
};

export const experiments = {
  title: 'New experiment',
  lead: 'Choose what to learn and how. Every value has a sensible default.',
  preset: 'Start from',
  noPreset: 'Defaults',
  noPresetDoc: 'Every setting at its default.',
  environment: 'Environment',
  algorithm: 'Algorithm',
  misfit: 'Does not fit',
  sections: 'Sections of the form',
  more: {
    presets: (n: number) => `Show all ${n}`,
    environments: (n: number) => `Show all ${n} environments`,
    algorithms: (n: number) => `Show all ${n} algorithms`,
  },
  fewer: 'Show less',
  source: 'Source',
  actions: 'Actions',
  observations: 'Observation',
  reward: 'Reward',
  ends: 'Ends when',
  stepLimit: 'At most',
  steps: (n: number) => `${formatCount(n)} steps`,
  numbers: (n: number) => (n === 1 ? '1 number' : `${n} numbers`),
  start: 'Start training',
  starting: 'Starting…',
  resetAll: 'Reset all',
  allDefault: 'All values at their defaults',
  asPreset: 'All values as in the preset',
  noneFits: 'No algorithm here fits this environment yet. Choose another environment.',
  changed: (n: number) => (n === 1 ? '1 value changed' : `${n} values changed`),
  invalid: (n: number) => (n === 1 ? '1 invalid value' : `${n} invalid values`),
  showFirst: 'Show',
  refused: 'The run was not started',
  summary: (algorithm: string, environment: string, steps: string, seed: string) =>
    `${algorithm} on ${environment} · ${steps} env steps · seed ${seed}`,
};

export const field = {
  default: (value: string) => `default ${value}`,
  reset: (label: string, value: string) => `Reset ${label} to ${value}`,
  allowed: (range: string) => `Allowed: ${range}.`,
  range: (min: string, max: string) => `${min} to ${max}`,
  above: (min: string, max: string) => `above ${min}, to ${max}`,
  sizes: (minCount: number, maxCount: number, min: string, max: string) =>
    `${minCount} to ${maxCount} numbers, each ${min} to ${max}`,
  on: 'On',
  off: 'Off',
};
