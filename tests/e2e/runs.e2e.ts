import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, long, short, test } from './program';

test('runs pause, resume and stop, lie over each other, and come back from the bin', async ({ program }) => {
  const { page, home } = program;
  const first = await program.train({ ...long, seed: 1 });
  const item = page.locator(`[data-run="${first.id}"]`);
  await program.waitForStep(first.id, 2000);

  // Space pauses; the step count stands still until Space resumes.
  await item.locator('.open').click();
  await page.keyboard.press('Space');
  await expect(item).toHaveAttribute('data-phase', 'paused');
  const { step } = await program.waitForPhase(first.id, 'paused');
  await page.waitForTimeout(600);
  expect((await program.runs())[0]!.step).toBe(step);
  await expect(page.locator('[role=status]').first()).toContainText('Paused');
  await program.shoot('paused');
  await page.keyboard.press('Space');
  await expect(item).toHaveAttribute('data-phase', 'running');
  await program.waitForStep(first.id, step + 500);

  // A second run is shown alone, then together with the first.
  const second = await program.train({ ...long, seed: 2 });
  const other = page.locator(`[data-run="${second.id}"]`);
  await expect(other).toBeVisible();
  await other.locator('.open').click();
  await program.waitForStep(second.id, 2000);
  const runsIn = async (chart: string) =>
    new Set(
      (await program.curves(chart)).filter(({ points }) => points > 1).map(({ key }) => key.split(' ')[0]),
    );
  await expect.poll(() => runsIn('Return')).toEqual(new Set([second.id]));
  await item.getByRole('checkbox').check();
  for (const chart of ['Return', 'Epsilon', 'Loss', 'Q-values'])
    await expect.poll(() => runsIn(chart)).toEqual(new Set([first.id, second.id]));
  const colours = await page
    .locator('[data-run] .tick line')
    .evaluateAll((lines) => lines.map((line) => line.getAttribute('stroke')));
  expect(new Set(colours).size).toBe(2);
  await program.shoot('overlaid');
  await page.locator('[aria-label="Return"] canvas').hover({ position: { x: 120, y: 120 } });
  await program.shoot('pointed-at', 'there');
  await program.shootIn([1600, 960], 'overlaid');
  await item.locator('.open').click({ modifiers: ['Control'] });
  await expect.poll(() => runsIn('Return')).toEqual(new Set([second.id]));

  // A third one waits for a free place.
  await program.changeSettings({ parallelRuns: 2 });
  const third = await program.train({ ...short, seed: 3 });
  await expect(page.locator(`[data-run="${third.id}"]`)).toHaveAttribute('data-phase', 'queued');
  await program.shoot('queued');

  // Stopping makes room and keeps a checkpoint.
  await other.locator('.open').click();
  await page.getByRole('main').getByRole('button', { name: 'Stop', exact: true }).click();
  const stopped = await program.waitForPhase(second.id, 'stopped');
  expect(stopped.checkpointStep).toBe(stopped.step);
  await program.waitForPhase(third.id, 'finished');
  await program.request('stop', { id: first.id });
  await program.waitForPhase(first.id, 'stopped');

  // Removed, and back again by Undo.
  await page.getByRole('main').getByRole('button', { name: 'Remove' }).click();
  await expect(other).toHaveCount(0);
  expect(existsSync(join(home, 'runs', second.id))).toBe(false);
  await program.shoot('removed');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(other).toHaveCount(1);
  expect(existsSync(join(home, 'runs', second.id, 'run.json'))).toBe(true);
  await expect.poll(() => runsIn('Return')).toEqual(new Set([second.id]));
  expect(program.complaints).toEqual([]);
});

test('a trainer that dies is shown as crashed, with its log, while the window lives; then it goes on', async ({
  program,
}) => {
  const { page } = program;
  const run = await program.train({ ...long, steps: 50_000, evaluateEvery: 25_000, finalEpisodes: 2 });
  const bystander = await program.train({ ...long, seed: 9 });
  await page.locator(`[data-run="${run.id}"] .open`).click();
  await program.waitForStep(run.id, 3000);
  await program.request('pause', { id: run.id });
  await program.request('resume', { id: run.id });
  await program.waitForPhase(run.id, 'running');

  process.kill(program.trainerPid(run.id), 'SIGKILL');
  const crashed = await program.waitForPhase(run.id, 'crashed', 5000);
  const notice = page.getByRole('alert').filter({ hasText: 'This run crashed' });
  await expect(notice).toContainText('SIGKILL');
  await expect(notice).toContainText(crashed.checkpointStep!.toLocaleString('en'));
  await program.shoot('crashed');

  // The window answers at once and the other training goes on.
  const before = (await program.runs()).find(({ id }) => id === bystander.id)!.step;
  await notice.getByRole('button', { name: 'View log' }).click();
  await expect(page.getByRole('dialog')).toContainText('a trainer starts');
  await program.shoot('log');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await program.waitForStep(bystander.id, before + 500);

  await page.getByRole('main').getByRole('button', { name: 'Resume' }).first().click();
  await program.waitForPhase(run.id, 'running');
  await expect(notice).toHaveCount(0);
  await program.request('stop', { id: bystander.id });
  const finished = await program.waitForPhase(run.id, 'finished');
  expect(finished.step).toBe(50_000);

  // The curve has each episode once: steps rise from the start to the end, across the crash.
  const rising = await page.evaluate(async (id) => {
    const answer = await window.lab.request('metrics', { id });
    if (!answer.ok) throw new Error(JSON.stringify(answer.says));
    const { step } = answer.value['episode/return']!;
    return step.length > 20 && step.every((x, i) => i === 0 || x > step[i - 1]!);
  }, run.id);
  expect(rising).toBe(true);
  expect(program.complaints).toEqual([]);
});

test('closing the window saves what trains, without a question, and it can go on afterwards', async ({
  start,
}) => {
  const program = await start();
  const run = await program.train(long);
  await program.waitForStep(run.id, 2000);
  await program.quit();

  const again = await start();
  const [stopped] = await again.runs();
  expect(stopped!.state.phase).toBe('stopped');
  expect(stopped!.checkpointStep).toBe(stopped!.step);
  await expect(again.page.locator(`[data-run="${run.id}"]`)).toHaveAttribute('data-phase', 'stopped');
  await again.page.getByRole('main').getByRole('button', { name: 'Resume' }).click();
  await again.waitForPhase(run.id, 'running');
  await again.waitForStep(run.id, stopped!.step + 500);
  // What it looks like while it is saved; the real thing is over in a blink.
  await again.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.webContents.send('lab:notice', -1, [['closing', { saving: 2 }]]),
  );
  await expect(again.page.getByText('Saving 2 runs…')).toBeVisible();
  await again.shoot('closing');
});

test('a page that dies comes back, and the training has not noticed', async ({ program }) => {
  const run = await program.train(long);
  await program.waitForStep(run.id, 1500);
  await program.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const { webContents } = BrowserWindow.getAllWindows()[0]!;
        webContents.once('did-finish-load', () => resolve());
        webContents.forcefullyCrashRenderer();
      }),
  );
  const phase = `document.querySelector('[data-run]')?.getAttribute('data-phase') ?? ''`;
  await expect.poll(() => program.inPage<string>(phase)).toBe('running');
});

test('every environment that has a drawing is drawn, with numbers that fit', async ({ program }) => {
  const { page } = program;
  for (const [environment, quantity] of [
    ['MountainCar-v0', 'position'],
    ['Acrobot-v1', 'angle between links'],
    ['LunarLander-v3', 'distance from pad'],
  ] as const) {
    const run = await program.train({ ...long, environment });
    await page.locator(`[data-run="${run.id}"] .open`).click();
    const player = page.locator('[aria-label="Agent"]');
    await expect(player).toContainText(/Episode [\d,]+, return/, { timeout: 30_000 });
    await expect(player.locator('dt').filter({ hasText: quantity })).toBeVisible();
    const stage = player.locator('canvas');
    const still = await stage.screenshot();
    await expect.poll(async () => still.equals(await stage.screenshot())).toBe(false);
    await program.shoot(`agent-${environment}`);
    await program.request('stop', { id: run.id });
  }
  expect(program.complaints).toEqual([]);
});
