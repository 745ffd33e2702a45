import { expect, it } from 'vitest';
import { stepInspector as texts } from '../../../../../src/renderer/i18n/en/step-inspector';
import { viewOf } from '../../../../../src/renderer/rooms/inspect/step/view-of';
import { environmentCard } from '../../../../../src/shared/catalogue';
import { requireExperiment } from '../../../../../src/shared/experiment';
import { learningStep, type StepForm } from '../../../../../src/shared/learning-steps/learning-step';
import { linesOf } from './lines-of';

const cart = { environment: 'CartPole-v1', algorithm: 'dqn', steps: 5000 };
const pendulum = { environment: 'Pendulum-v1', algorithm: 'sac', steps: 5000 };

/** A step of an algorithm that nobody knows: every kind of section, and everything that differs from row to row. */
const form: StepForm = {
  list: 'Guesses',
  from: 'the {shown} guesses of {run}',
  summary: 'best so far: {best}',
  row: { title: '{action}', detail: 'guess {number_}: {size}', size: 'size', ended: 'ended' },
  newestLast: true,
  quantities: {
    shown: { as: 'count' },
    number_: { as: 'count' },
    action: { as: 'action' },
    guess: { tex: 'g', label: 'the guess', tone: 'online' },
    size: { tex: '\\Delta', label: 'how far off', tone: 'error' },
    square: { tex: '\\Delta_{\\fact{number_}}^2', of: 'size', as: 'square' },
    second: { tex: '\\theta_2', of: 'weights', at: 1, label: 'weight {number}' },
    smallest: { tex: '\\min_i \\theta_i', of: 'weights', as: 'min' },
    open: { of: 'guess', unless: 'ended' },
  },
  sections: [
    {
      kind: 'table',
      title: 'Weights',
      names: 'actions',
      columns: [{ code: 'how heavy', of: 'weights' }],
      lines: [{ code: 'guess', of: 'guess' }],
      marks: [{ at: 'action', code: 'taken' }],
      notes: [{ code: 'It is over.', when: 'ended' }, { code: 'It goes on.' }],
    },
    {
      kind: 'tracks',
      title: 'Side by side',
      names: [{ code: 'first {number}', number: 1 }, { code: 'open' }],
      series: [{ code: 'both', of: ['guess', 'open'], tone: 'reward' }],
      zero: true,
    },
    { kind: 'formula', title: 'Size', formulas: ['{size} = {guess} - {second}'], unless: 'ended' },
    { kind: 'formula', title: 'Size', formulas: ['{size} = \\cancel{guess} - {second}'], when: 'ended' },
    { kind: 'formula', title: 'Square', formulas: ['{square} \\ge {smallest}'] },
    { kind: 'distribution', title: 'Spread', support: [0, 1], series: [{ code: 'weights', of: 'weights' }] },
  ],
};
const step = learningStep(form, 2, {
  best: 0.25,
  number_: [1, 2],
  action: [1, 0],
  guess: [0.5, -1],
  size: [-0.25, 2],
  ended: [0, 1],
  weights: [
    [1, -3],
    [NaN, 4],
  ],
});

it('shows the step of any algorithm by what it says of itself', () => {
  const experiment = requireExperiment(cart);
  expect(linesOf(viewOf(step, environmentCard('CartPole-v1')!, experiment, texts))).toEqual([
    'Guesses | the 2 guesses of {run} | best so far: 0.25 | 1',
    '* push right | guess 1: −0.25',
    'Weights',
    '  how heavy',
    '  push left: 1.00',
    '  push right (taken): −3.00',
    '  guess: 0.5',
    '  It goes on.',
    'Side by side',
    '  both reward',
    '  first 1: 0.5',
    '  open: 0.5',
    '  zero',
    'Size',
    '  /Δ=−0.25[how far off;error] = /g=0.5[the guess;online] − /θ_2=(−3.00)[weight 2;plain]',
    'Square',
    '  /Δ_1^2=(−0.25)²[;plain] ≥ min/_i/θ/_i=min (1.00; −3.00)[;plain]',
    'Spread',
    '  [0,1]',
    '  weights plain: 1 -3',
    '* push left | guess 2: 2.00 | ended',
    'Weights',
    '  how heavy',
    '  push left (taken): NaN',
    '  push right: 4.00',
    '  guess: −1.00',
    '  It is over.',
    'Side by side',
    '  both reward',
    '  first 1: -1',
    '  open: –',
    '  zero',
    'Size',
    '  /Δ=2.00[how far off;error] = /g=−1.00[the guess;online;struck] − /θ_2=4.00[weight 2;plain]',
    'Square',
    '  /Δ_2^2=2.00²[;plain] ≥ min/_i/θ/_i=min (NaN; 4.00)[;plain]',
    'Spread',
    '  [0,1]',
    '  weights plain: NaN 4',
  ]);
});

it('writes continuous actions as numbers', () => {
  const experiment = requireExperiment(pendulum);
  const card = environmentCard('Pendulum-v1')!;
  const { rows } = viewOf(
    { ...step, values: { ...step.values, action: [[0.5], [-0.5]] } },
    card,
    experiment,
    texts,
  );
  expect(rows.map(({ title }) => title)).toEqual(['0.5', '−0.5']);
});

it('shows what it can of a step whose names lead nowhere', () => {
  const experiment = requireExperiment(cart);
  const torn = { ...step, values: { guess: [1], constructor: 3 }, quantities: {} };
  const { rows } = viewOf(torn, environmentCard('CartPole-v1')!, experiment, texts);
  expect(rows).toHaveLength(2);
  expect(linesOf({ list: '', from: '', rows, first: 0 }).join('\n')).toContain('–');
});
