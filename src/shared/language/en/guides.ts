/** The words of the parts of guides that are made, in English. */
import { allowedValues } from '../../fields';
import type { PartWords } from '../guide-words';

export const guides: PartWords = {
  sources: 'Sources',
  on: 'on',
  off: 'off',
  fields: {
    columns: ['Setting', 'Default', 'Allowed', 'What it does'],
    range: (from, to) => `${from} to ${to}`,
    rangeAbove: (from, to) => `above ${from}, to ${to}`,
    sizes: allowedValues,
    onlyWith: (label, options) => `Only with ${label}: ${options.join(' or ')}.`,
  },
  hyperparameters: {
    title: 'Hyperparameters',
    intro: 'As `npm run lab -- train --set NAME=VALUE`, preset files and the form take them.',
    settingsOf: (group) => `${group} settings`,
  },
  card: {
    title: 'Model card',
    observation: 'Observation',
    action: 'Action',
    options: 'Options',
    dimensions: ['', 'Number', 'Unit', 'Lowest', 'Highest'],
    values: ['Value', 'Meaning'],
    oneOf: (count, first, last, lastName) =>
      `One of ${count} numbers, from 0 (${first}) to ${last} (${lastName}).`,
    reward: 'Reward',
    termination: 'An episode ends when',
    stepLimit: 'It is cut off after',
    noStepLimit: 'no number of steps',
    steps: (count) => `${count} steps`,
    randomReturn: 'Return at random',
    solvedReturn: 'Solved from',
    notMeasured: 'not measured',
    bestReturn: 'Best possible',
    notKnown: 'not known',
    citation: 'From',
  },
  results: {
    title: 'Measured',
    intro: 'Mean return of the greedy policy after the whole budget, over several seeds.',
    preset: 'Preset',
    algorithm: 'Algorithm',
    environment: 'Environment',
    figures: ['Env steps', 'Seeds', 'Median', 'From', 'To'],
  },
};
