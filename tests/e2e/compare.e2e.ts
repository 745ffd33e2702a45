import { expect, short, test, type Program } from './program';

/** Trains two settings with three seeds each; short ones, as a run of any length is one. */
async function trainTwoSettings(program: Program): Promise<string[]> {
  const ids: string[] = [];
  for (const double of [false, true])
    for (const seed of [1, 2, 3]) {
      const experiment = { ...short, steps: 3000, evaluateEvery: 500, seed, hyperparameters: { double } };
      ids.push((await program.train(experiment)).id);
    }
  for (const id of ids) await program.waitForPhase(id, 'finished', 90_000);
  return ids;
}

test('runs are chosen, grouped by their seeds, and laid over each other', async ({ program }) => {
  const { page } = program;
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('heading', { name: 'Lay runs over each other' })).toBeVisible();
  await program.shoot('compare-no-runs');
  await trainTwoSettings(program);
  await program.shoot('compare-empty');
  await page.getByRole('button', { name: 'Compare everything there is' }).click();
  const plot = page.locator('.plot');
  await expect(plot).toHaveAttribute('data-phase', 'ready');
  const legend = page.getByRole('list', { name: 'Groups' }).getByRole('listitem');
  await expect(legend).toHaveCount(2);
  await program.shoot('compare');
  const surface = page.getByRole('slider', { name: /compared/ });
  await surface.hover({ position: { x: 300, y: 150 } });
  await program.shoot('compare-pointed-at', 'there');
  expect(program.complaints).toEqual([]);
});
