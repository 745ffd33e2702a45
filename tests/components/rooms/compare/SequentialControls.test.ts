import { screen, waitFor } from '@testing-library/svelte';
import { expect, it, onTestFinished } from 'vitest';
import SequentialControls from '../../../../src/renderer/rooms/compare/findings/SequentialControls.svelte';
import { comparison } from '../../../../src/renderer/state/comparison.svelte';
import { messages } from '../../../../src/renderer/state/messages.svelte';
import { sequential } from '../../../../src/renderer/state/sequential.svelte';
import { writeFinishedRuns } from '../../finished-runs';
import { openPage, show } from '../../page';

const double = { hyperparameters: { double: true } };
const runsOf = (change: object, means: readonly number[]) =>
  means.map((mean, i) => ({ ...change, seed: i + 1, mean }));

/** The controls beneath two groups, with DQN as the baseline. */
async function openControls(plain: readonly number[], doubled: readonly number[]) {
  const all = [...runsOf({}, plain), ...runsOf(double, doubled)];
  let ids: string[] = [];
  const lab = await openPage(async (home) => void (ids = await writeFinishedRuns(home, all)));
  onTestFinished(() => sequential.stop());
  comparison.compareOnly(ids, { baseline: null });
  const baseline = comparison.groups.find(({ label }) => label === 'DQN')!.key;
  comparison.change({ baseline });
  const person = show(SequentialControls, { baseline });
  return { lab, ids, person };
}
const start = () => screen.getByRole('button', { name: 'Train until decided' });

it('trains what the next look needs, and nothing more once it is stopped', async () => {
  const { lab, ids, person } = await openControls([200, 210, 220], [205, 215, 225]);
  await person.selectOptions(screen.getByRole('combobox'), '10');
  await person.click(start());
  // Five seeds on either side.
  await waitFor(() => expect(lab.supervisor.runs()).toHaveLength(ids.length + 4));
  const status = await screen.findByText(/^Training 5 seeds on each side: 0 of 4 runs have ended\./);
  expect(status).toHaveTextContent('It looks at 5, 10 seeds, each time at a level of 2.50 %.');
  await waitFor(() => expect(comparison.choice.runs).toHaveLength(ids.length + 4));
  await person.click(screen.getByRole('button', { name: 'Stop after this look' }));
  expect(start()).toBeVisible();
  expect(lab.supervisor.runs()).toHaveLength(ids.length + 4);
});

it('ends at once where it is decided', async () => {
  const { lab, ids, person } = await openControls([200, 201, 202, 203, 204], [300, 301, 302, 303, 304]);
  await person.click(start());
  await expect
    .poll(() => messages.shown.map(({ title }) => title))
    .toEqual(['Decided with 5 seeds on each side']);
  expect(start()).toBeVisible();
  expect(lab.supervisor.runs()).toHaveLength(ids.length);
});

it('goes on to the next look where it is not', async () => {
  const { lab, ids, person } = await openControls([200, 210, 220, 230, 240], [205, 215, 225, 235, 245]);
  await person.click(start());
  await waitFor(() => expect(lab.supervisor.runs()).toHaveLength(ids.length + 10));
  expect(await screen.findByText(/Training 10 seeds on each side/)).toBeVisible();
  // Another comparison is not what it was begun for.
  comparison.compareOnly(ids.slice(0, 5));
  lab.supervisor
    .runs()
    .filter(({ id }) => !ids.includes(id))
    .forEach(({ id }) => void lab.supervisor.stop(id));
  await expect
    .poll(() => messages.shown.map(({ title }) => title))
    .toEqual(['Training until decided has ended: other runs are compared now']);
});
