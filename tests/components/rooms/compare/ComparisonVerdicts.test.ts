import { screen, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import ComparisonVerdicts from '../../../../src/renderer/rooms/compare/findings/ComparisonVerdicts.svelte';
import { comparisonVerdicts } from '../../../../src/shared/comparison-verdicts';
import { requireExperiment } from '../../../../src/shared/experiment';
import { group } from '../../../shared/scored-group';
import { openPage, show } from '../../page';

const experiment = requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn' });
const groups = [group('DQN', [200, 210, 220, 230]), group('Double', [480, 485, 490, 495])].map((one) => ({
  ...one,
  runs: one.runs.map((run) => ({ ...run, experiment, assignment: null })),
}));

it('puts the answer first, then its numbers, in the language of the window', async () => {
  const lab = await openPage();
  show(ComparisonVerdicts, {
    baseline: 'DQN',
    verdicts: comparisonVerdicts(
      groups,
      'DQN',
      groups.map(({ key }) => key),
    ),
  });
  const list = screen.getByRole('list', { name: 'What is better, and whether that is real' });
  const [item] = within(list).getAllByRole('listitem');
  expect(item).toHaveAttribute('data-outcome', 'better');
  expect(item!.querySelector('strong')).toHaveTextContent(
    'Double is better than DQN (rank-sum test, p = 0.029).',
  );
  expect(item).toHaveTextContent('Solved: 4 of 4 with Double, 0 of 4 with DQN.');
  await lab.request('changeSettings', { language: 'de' });
  await expect
    .poll(() => item!.querySelector('strong')?.textContent)
    .toBe('Double ist besser als DQN (Rangsummentest, p = 0,029).');
});

it('is not there where nothing is compared', async () => {
  await openPage();
  show(ComparisonVerdicts, {
    baseline: 'DQN',
    verdicts: [],
  });
  expect(screen.queryByRole('list')).toBeNull();
});
