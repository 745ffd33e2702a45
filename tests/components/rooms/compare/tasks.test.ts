import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { writeFinishedRuns } from '../../finished-runs';
import { goTo, openPage, showWindow } from '../../page';

const legend = () => document.querySelectorAll('.legend li');
const select = (name: string) => screen.getByLabelText<HTMLSelectElement>(name);

it('compares tasks each by itself, and begins anew with a new selection', async () => {
  await openPage(async (home) => {
    await writeFinishedRuns(home, [
      {},
      { seed: 2 },
      { hyperparameters: { learningRate: 0.002 } },
      { environment: 'MountainCar-v0' },
      { environment: 'MountainCar-v0', seed: 2 },
    ]);
  });
  const person = showWindow();
  await goTo(person, 3);
  const compareAll = async () =>
    person.click(await screen.findByRole('button', { name: 'Compare all runs' }));
  await compareAll();
  const task = () => document.querySelector<HTMLSelectElement>('[data-tasks]')!;
  await waitFor(() => expect(legend()).toHaveLength(2));
  expect(task()).toHaveValue('CartPole-v1');
  await person.selectOptions(task(), 'MountainCar-v0');
  await waitFor(() => expect(legend()).toHaveLength(1));
  expect(legend()[0]).toHaveTextContent('N = 2');
  await person.selectOptions(task(), 'CartPole-v1');
  await waitFor(() => expect(legend()).toHaveLength(2));

  const log = () => screen.getByRole('switch', { name: 'Log scale' });
  await person.click(screen.getByRole('button', { name: 'Display' }));
  await within(select('Metric')).findByRole('option', { name: 'Return per episode' });
  await person.selectOptions(select('Metric'), 'episode/return');
  await person.selectOptions(select('Group by'), 'algorithm');
  await person.click(log());
  expect(log()).toBeChecked();
  await person.click(within(screen.getByRole('complementary')).getByRole('button', { name: 'Clear' }));
  await compareAll();
  await waitFor(() => expect(select('Metric')).toHaveValue('evaluation/mean'));
  expect(select('Group by')).toHaveValue('configuration');
  expect(log()).not.toBeChecked();
});
