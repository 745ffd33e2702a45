import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { writeFinishedRuns } from '../../finished-runs';
import { openPage, show } from '../../page';
import ResultTable from '../../../../src/renderer/rooms/compare/findings/ResultTable.svelte';
import { GroupFindings } from '../../../../src/renderer/rooms/compare/findings/group-findings.svelte';
import { comparison } from '../../../../src/renderer/state/comparison.svelte';

const double = { hyperparameters: { double: true } };
/** Double DQN wins 8 of 9 pairs, which three seeds a side cannot tell from chance. */
const compared = [
  ...[200, 210, 220].map((mean, i) => ({ seed: i + 1, mean })),
  ...[215, 230, 240].map((mean, i) => ({ ...double, seed: i + 1, mean })),
];

/** The results of the six runs, with DQN as the baseline. */
async function openResults(others: readonly object[] = []) {
  let ids: string[] = [];
  const lab = await openPage(
    async (home) => void (ids = await writeFinishedRuns(home, [...compared, ...others])),
  );
  comparison.compareOnly(ids.slice(0, compared.length), { baseline: null });
  comparison.change({ baseline: comparison.groups.find(({ label }) => label === 'DQN')!.key });
  const person = show(ResultTable, { findings: new GroupFindings() });
  const verdict = within(await screen.findByRole('list', { name: /whether that is real/ }));
  return { lab, ids, person, verdict };
}

it('trains the seeds that an open verdict needs, and takes them into the comparison', async () => {
  const { lab, ids, person, verdict } = await openResults();
  // 7.849 / (6 · (8 / 9 - 0.5)²) = 8.65: nine seeds on either side.
  expect(verdict.getByRole('listitem')).toHaveTextContent('about 9 seeds on each side would decide it');
  await person.click(verdict.getByRole('button', { name: 'Train 12 more runs' }));
  await waitFor(() => expect(comparison.choice.runs).toHaveLength(18));
  expect(comparison.choice.runs).toEqual(expect.arrayContaining(ids));
  const started = lab.supervisor.runs().filter(({ id }) => !ids.includes(id));
  const told = started.map(({ experiment }) => [experiment.hyperparameters['double'], experiment.seed]);
  const seeds = [4, 5, 6, 7, 8, 9];
  expect(told.sort()).toEqual([...seeds.map((seed) => [false, seed]), ...seeds.map((seed) => [true, seed])]);
  expect(comparison.groups).toHaveLength(2);
  // They train: nothing more is offered.
  await waitFor(() => expect(verdict.queryByRole('button')).toBeNull());
  expect(verdict.getByRole('listitem')).toHaveTextContent('12 runs are still training.');
});

it('takes those that were trained before', async () => {
  const [from, to] = [4, 9];
  const before = Array.from({ length: to - from + 1 }, (_, i) => [
    { seed: from + i, mean: 205 },
    { ...double, seed: from + i, mean: 235 },
  ]).flat();
  const { lab, ids, person, verdict } = await openResults(before);
  await person.click(verdict.getByRole('button', { name: 'Add 12 runs trained before' }));
  await waitFor(() => expect(comparison.choice.runs).toHaveLength(18));
  expect(lab.supervisor.runs()).toHaveLength(ids.length);
  await waitFor(() => expect(verdict.getByRole('listitem')).toHaveAttribute('data-outcome', 'better'));
});
