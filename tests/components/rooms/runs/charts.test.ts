import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { card as ppo } from '../../../../src/algorithms/ppo/card';
import { writeFinishedRuns } from '../../finished-runs';
import { openPage, showWindow } from '../../page';

/** What the table behind a chart says: metric and number of points of every curve; null where there is no such chart. */
const curves = (chart: string) => {
  const rows = document.querySelectorAll(`[data-chart="${chart}"] tbody tr`);
  return [...rows].map((row) => [
    row.getAttribute('data-curve')?.split(' ')[1],
    Number(row.querySelector('td')?.textContent),
  ]);
};
const open = (id: string) => document.querySelector<HTMLElement>(`[data-run="${id}"] .open`)!;

it('shows the noise of noisy networks in place of epsilon, and beside others both', async () => {
  let ids: readonly string[] = [];
  await openPage(async (home) => {
    ids = await writeFinishedRuns(home, [
      { learning: ['epsilon'] },
      { hyperparameters: { noisy: true }, learning: ['sigma'] },
    ]);
  });
  const person = showWindow();
  const [usual, noisy] = ids as [string, string];
  await person.click(open(noisy));
  await waitFor(() => expect(curves('Noise')).toEqual([['learning/sigma', 15]]));
  expect(document.querySelector('[data-chart="Epsilon"]')).toBeNull();

  await person.click(open(usual));
  await waitFor(() => expect(curves('Epsilon')).toEqual([['learning/epsilon', 15]]));
  expect(document.querySelector('[data-chart="Noise"]')).toBeNull();
  await person.click(within(open(noisy).closest('li')!).getByRole('checkbox'));
  await waitFor(() =>
    expect(curves('Epsilon and noise').sort()).toEqual([
      ['learning/epsilon', 15],
      ['learning/sigma', 15],
    ]),
  );
  expect(screen.getByText('2 runs shown together')).toBeVisible();
});

it('shows the entropy of a policy gradient, its values and how its policy moves', async () => {
  await openPage(async (home) => {
    await writeFinishedRuns(home, [{ algorithm: 'ppo', learning: Object.keys(ppo.metrics) }]);
  });
  showWindow();
  for (const chart of [
    'Return',
    'Entropy',
    'Value loss',
    'Values',
    'Approximate KL divergence',
    'Clip fraction',
    'Explained variance',
    'Advantage deviation',
  ])
    await waitFor(() =>
      expect(
        curves(chart).some(([, points]) => Number(points) > 1),
        chart,
      ).toBe(true),
    );
  expect(screen.queryByRole('region', { name: 'Epsilon' })).toBeNull();
});
