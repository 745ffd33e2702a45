/** What somebody runs into who has never seen the program and reads no manual. */
import { expect, long, short, test } from './program';

test('presets are tried one after the other, with the same seeds, and told apart by name', async ({
  program,
}) => {
  const { page } = program;
  await page.keyboard.press('Control+1');
  await page.getByRole('group', { name: 'Task' }).getByText('Improve DQN').click();
  await page.getByRole('button', { name: '3 seeds' }).click();
  await page.getByText('Task 2: Double DQN').click();
  await expect(program.input('seed')).toHaveValue('1-3');
  await expect(page.getByText('3 runs: Double DQN on CartPole-v1')).toBeVisible();

  // Whatever else was changed comes back on request, and the offer has a row of its own below the button that starts.
  await program.input('steps').fill('1200');
  await page.getByText('Task 1: balance the pole with DQN').click();
  await expect(program.input('steps')).toHaveValue('50000');
  await expect(program.input('seed')).toHaveValue('1-3');
  const offer = (await page.getByRole('button', { name: 'Undo' }).boundingBox())!;
  const start = (await page.getByRole('button', { name: 'Start 3 runs' }).boundingBox())!;
  expect(offer.y).toBeGreaterThanOrEqual(start.y + start.height);
  await program.shoot('student-offer');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(program.input('steps')).toHaveValue('1200');
  await expect(page.getByText('3 runs: Double DQN on CartPole-v1')).toBeVisible();

  // Started twice by accident, they still are three.
  await page.getByRole('button', { name: 'Start 3 runs' }).dblclick();
  await expect(page.getByText('3 runs shown together')).toBeVisible();
  const runs = await program.runs();
  expect(runs.map(({ name }) => name).sort()).toEqual(
    [1, 2, 3].map((seed) => `CartPole-v1 · Double DQN · Budget 1,200 · seed ${seed}`),
  );
  expect(program.complaints).toEqual([]);
});

test('the same training twice is said, and taken out of the comparison', async ({ program }) => {
  const { page } = program;
  const ids: string[] = [];
  for (const seed of [1, 1, 2])
    ids.push((await program.train({ ...short, steps: 1500, evaluateEvery: 500, seed })).id);
  for (const id of ids) await program.waitForPhase(id, 'finished');
  // The agent that was trained is watched where its curves are.
  const player = page.locator('[aria-label="Agent"]');
  await expect(player).toContainText(/Evaluation at step 1,500, return \d/);
  await program.shoot('student-trained');
  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: 'Compare all runs' }).click();
  await expect(page.locator('.legend li')).toContainText('N = 3');
  await expect(page.getByText('3 runs, 2 seeds')).toBeVisible();
  await expect(page.getByText('Seed 1: trained more than once')).toBeVisible();
  await program.shoot('student-repeated');
  await page.getByRole('button', { name: 'Remove the duplicate' }).click();
  await expect(page.locator('.legend li')).toContainText('N = 2');

  await player.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+2');
  await player.getByRole('button', { name: 'Inspect step by step' }).click();
  await expect(page.getByRole('heading', { name: 'Inspect', exact: true })).toBeVisible();
  expect(program.complaints).toEqual([]);
});

test('whoever closes the window while it trains is asked to go on at the next start', async ({ start }) => {
  const program = await start();
  const one = await program.train({ ...long, steps: 2_000_000 });
  const two = await program.train({ ...long, steps: 2_000_000, seed: 2 });
  const stopped = await program.train({ ...long, seed: 3 });
  await program.waitForStep(one.id, 2000);
  await program.request('stop', { id: stopped.id });
  await program.waitForPhase(stopped.id, 'stopped');
  await program.quit();

  const again = await start();
  const { page } = again;
  await expect(page.getByRole('paragraph').filter({ hasText: '2 runs were interrupted' })).toBeVisible();
  await again.shoot('student-interrupted');
  await page.getByRole('button', { name: 'Resume all 2' }).click();
  for (const { id } of [one, two])
    await expect
      .poll(async () => (await again.runs()).find((run) => run.id === id)?.state.phase)
      .toMatch(/queued|starting|running/);
  expect((await again.runs()).find(({ id }) => id === stopped.id)?.state.phase).toBe('stopped');
  expect([...program.complaints, ...again.complaints]).toEqual([]);
});
