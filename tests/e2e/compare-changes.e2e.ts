import { expect, short, test } from './program';
import { compareAll, legend, readEnd } from './compare-room';

test('a run that ends early is told apart, and a removed one comes back by itself', async ({ program }) => {
  const { page } = program;
  const long = await program.train({ ...short, steps: 3000, evaluateEvery: 500, seed: 1 });
  const cut = await program.train({ ...short, steps: 3_000_000, evaluateEvery: 500, seed: 2 });
  await program.waitForPhase(long.id, 'finished');
  await program.waitForStep(cut.id, 4000);
  await program.request('stop', { id: cut.id });
  await program.waitForPhase(cut.id, 'stopped');
  await compareAll(program);
  await page.getByLabel('Group by').selectOption({ label: 'Algorithm' });
  await expect(legend(program)).toHaveCount(1);
  await expect(page.getByText('1 run shorter than the rest of the group')).toBeVisible();
  expect(await readEnd(program)).toContain('(1 of 2)');
  await program.shoot('compare-shorter');

  await program.request('remove', { id: cut.id });
  await expect(legend(program).first()).toContainText('N = 1');
  await program.request('restore', { id: cut.id });
  await expect(legend(program).first()).toContainText('N = 2');
});

test('the ladder of DQN is queued in one click and grouped by its rungs', async ({ program }) => {
  const { page } = program;
  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: 'Compare DQN variants…' }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('35 runs');
  await expect(dialog).toContainText('By speeds measured on another computer');
  await program.shoot('compare-ladder');
  await dialog.getByLabel('Seeds').fill('0');
  await expect(dialog.getByRole('button', { name: /^Queue/ })).toBeDisabled();
  await dialog.getByLabel('Seeds').fill('1');
  await dialog.getByLabel('Budget').fill('1500');
  await dialog.getByRole('button', { name: 'Queue 7 runs' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(legend(program)).toHaveCount(7);
  const runs = await program.runs();
  for (const { id } of runs) await program.waitForPhase(id, 'finished');
  // Only the rungs' switches differ.
  const keys = ['replay', 'target', 'double', 'dueling', 'noisy'];
  const others = runs.map(({ experiment: { hyperparameters, ...rest } }) =>
    JSON.stringify([rest, Object.entries(hyperparameters).filter(([name]) => !keys.includes(name))]),
  );
  expect(new Set(others).size).toBe(1);
  expect(runs.map(({ experiment: { hyperparameters: h } }) => keys.map((key) => h[key]))).toEqual([
    [false, 'none', false, 'none', false],
    [true, 'none', false, 'none', false],
    [true, 'hard', false, 'none', false],
    [true, 'hard', true, 'none', false],
    [true, 'hard', false, 'mean', false],
    [true, 'hard', false, 'none', true],
    [true, 'hard', true, 'mean', true],
  ]);
  await expect(page.locator('[data-table=results] tr.baseline')).toContainText('+ target = DQN');
  // One seed each: a probability would be 0 or 1 by chance.
  await expect(page.locator('[data-row="All together"]')).toContainText('n/a');
  await program.shoot('compare-ladder-climbed');
  expect(program.complaints).toEqual([]);
});
