import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './program';

test('the first start teaches; one click trains an agent, live, and it is still there the next day', async ({
  start,
  home,
}) => {
  const program = await start();
  const { page } = program;
  await expect(page.getByRole('heading', { name: 'Train your first agent' })).toBeVisible();
  await program.shoot('welcome');

  await page.getByRole('main').getByRole('button', { name: 'Train your first agent' }).click();
  await expect(page.getByRole('heading', { name: 'Runs' })).toBeVisible();
  const run = (await program.runs())[0]!;
  expect(run.experiment).toMatchObject({ environment: 'CartPole-v1', algorithm: 'dqn' });

  // The charts grow with what is measured.
  const episodes = async () =>
    (await program.curves('Return')).find(({ key }) => key.startsWith(`${run.id} episode/return`))?.points ??
    0;
  await expect.poll(episodes, { timeout: 120_000 }).toBeGreaterThan(10);
  const before = await episodes();
  const picture = await page.locator('[aria-label="Return"] canvas').screenshot();
  await expect.poll(episodes, { timeout: 120_000 }).toBeGreaterThan(before + 10);
  expect(picture.equals(await page.locator('[aria-label="Return"] canvas').screenshot())).toBe(false);
  for (const chart of ['Epsilon', 'Loss', 'Q-values'])
    await expect.poll(async () => (await program.curves(chart))[0]?.points ?? 0).toBeGreaterThan(3);
  await expect(page.locator('[data-number="speed"]')).toContainText('steps/s');
  await expect(page.locator('[data-number="left"]')).toHaveText(/^\d+:\d\d/);

  // The cart moves, in a true episode.
  const player = page.locator('[aria-label="Agent"]');
  await expect(player).toContainText(/Episode [\d,]+, return [\d.]+/);
  const stage = player.locator('canvas');
  const still = await stage.screenshot();
  await expect.poll(async () => still.equals(await stage.screenshot())).toBe(false);
  await program.shoot('training');
  await program.shootIn([1600, 960], 'training');
  await program.shootIn([1024, 700], 'training');

  const finished = await program.waitForPhase(run.id, 'finished');
  expect(finished.result!.mean).toBeGreaterThanOrEqual(475);
  await expect(page.locator('[data-judgement]')).toHaveAttribute('data-judgement', 'solved');
  await expect(page.locator(`[data-run="${run.id}"] .phase`)).toHaveText('Solved');
  await expect(page.locator('[data-number="result"]')).toContainText(finished.result!.mean.toFixed(1));
  await expect(page.locator('[data-number="step"]')).toContainText('50,000 of 50,000');

  // What was expected of the start states stands beside what came of them, at every evaluation.
  const evaluated = async (metric: string) =>
    (await program.curves('Q-values')).find(({ key }) => key.startsWith(`${run.id} evaluation/${metric}`));
  await expect.poll(async () => (await evaluated('predicted'))?.points ?? 0).toBeGreaterThan(10);
  const points = (await evaluated('predicted'))!.points;
  expect((await evaluated('realised'))!.points).toBe(points);
  await page.getByRole('checkbox', { name: 'Predicted' }).uncheck({ force: true });
  await expect.poll(() => evaluated('predicted')).toBeUndefined();
  await page.getByRole('checkbox', { name: 'Predicted' }).check({ force: true });
  await program.shoot('finished');
  await program.shootIn([1024, 700], 'finished');

  // What the window shows is what is on the disk.
  const stored = readFileSync(join(home, 'runs', run.id, 'metrics.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type?: string; step?: number });
  expect(stored.length).toBeGreaterThan(100);
  await expect.poll(async () => (await program.curves('Loss'))[0]?.step ?? 0).toBeGreaterThan(45_000);
  const last = await program.curves('Loss');
  await program.quit();

  const again = await start();
  await expect(again.page.locator(`[data-run="${run.id}"]`)).toHaveAttribute('data-phase', 'finished');
  await expect(again.page.locator('[data-number="result"]')).toContainText(finished.result!.mean.toFixed(1));
  await expect.poll(async () => (await again.curves('Loss'))[0]?.value).toBe(last[0]!.value);
  expect(existsSync(join(home, 'settings.json'))).toBe(true);
  await again.shoot('restarted');
  expect([...program.complaints, ...again.complaints]).toEqual([]);
});
