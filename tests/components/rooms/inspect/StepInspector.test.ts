import { screen, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import StepInspector from '../../../../src/renderer/rooms/inspect/step/StepInspector.svelte';
import { environmentCard } from '../../../../src/shared/catalogue';
import { requireExperiment } from '../../../../src/shared/experiment';
import type { LearningStep } from '../../../../src/shared/learning-steps/learning-step';
import type { RunSummary } from '../../../../src/shared/runs';
import { openPage, show } from '../../page';

/** A step of nobody's algorithm, with everything that somebody else might write into a file. */
const step: LearningStep = {
  ...{ schema: 1, list: 'Guesses', from: '{shown} of many', rows: 2 },
  row: { title: 'guess {number_}', detail: '<img src=x onerror=alert(1)>', size: 'off', ended: 'ended' },
  quantities: {
    shown: { as: 'count' },
    number_: { as: 'count' },
    guess: { tex: '\\theta_{\\mathrm{new}}', label: 'what is guessed', tone: 'online' },
    off: { tex: '<script>\\delta', label: 'errorLabel', tone: 'error' },
  },
  sections: [
    {
      kind: 'table',
      title: 'Twice',
      names: 'actions',
      columns: [
        { code: 'a', of: 'pair' },
        { code: 'a', of: 'pair' },
      ],
    },
    {
      kind: 'table',
      title: 'Twice',
      columns: [],
      lines: [
        { code: 'b', of: 'guess' },
        { code: 'b', of: 'guess' },
      ],
    },
    {
      kind: 'tracks',
      title: 'Twice',
      names: [],
      series: [
        { code: 'c', of: 'pair' },
        { code: 'c', of: 'pair' },
      ],
    },
    { kind: 'distribution', title: 'Twice', series: [] },
    { kind: 'formula', title: 'How far off', formulas: ['{off} = {guess} - {nobody}'] },
    { kind: 'formula', title: 'How far off', formulas: ['{off}'], when: 'ended' },
  ],
  values: { shown: 2, number_: [1, 2], guess: [0.5, -1], off: [1, NaN], ended: [0, 1], pair: [[1, 2], []] },
};

it('shows a step that it knows nothing of, as text and nothing more', async () => {
  await openPage();
  const experiment = requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn' });
  const person = show(StepInspector, {
    id: 'step-0',
    run: { name: 'mine', experiment } as RunSummary,
    card: environmentCard('CartPole-v1')!,
    inspection: {
      ...{ step: 100, slice: null, table: null, learning: step },
      episode: { return: 0, terminated: true, states: [[0]], actions: [], rewards: [], values: null },
    },
    ...{ colour: 'red', row: null },
  });
  const panel = screen.getByRole('region', { name: 'One learning step: mine' });
  expect(panel).toHaveTextContent('2 of many');
  expect(panel).toHaveTextContent('<img src=x onerror=alert(1)>');
  expect(panel.querySelector('img, script')).toBeNull();
  const [first, second] = within(panel).getAllByRole('option') as [HTMLElement, HTMLElement];
  expect(first).toHaveAttribute('aria-selected', 'true');
  expect(within(panel).getAllByRole('math')).toHaveLength(1);
  expect(within(panel).getByRole('math')).toHaveAccessibleName('<script>δ = θnew − nobody: 1.00 = 0.5 − –');
  expect(within(panel).getByRole('math')).toHaveTextContent('what is guessed');
  await person.click(second);
  expect(second).toHaveTextContent('episode ended');
  expect(within(panel).getAllByRole('math')).toHaveLength(2);
  expect(within(panel).getAllByRole('math')[1]).toHaveAccessibleName('<script>δ: NaN');
});
