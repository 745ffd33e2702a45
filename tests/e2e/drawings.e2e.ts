import type { Locator } from '@playwright/test';
import { expect, long, test, type Program } from './program';

const table = { algorithm: 'q-table', steps: 50_000_000, evaluateEvery: 1_000_000, seed: 1 };

/** Starts a training, opens it, and waits until its agent is drawn. */
async function watch(program: Program, experiment: object): Promise<{ id: string; player: Locator }> {
  const { id } = await program.train(experiment);
  await program.page.locator(`[data-run="${id}"] .open`).click();
  const player = program.page.locator('[aria-label="Agent"]');
  await expect(player).toContainText(/Episode [\d,]+, return/, { timeout: 45_000 });
  return { id, player };
}

/** Opens a run and reads what stands under its drawing in every frame of the half second after. */
function numbersAfterOpening({ page }: Program, id: string): Promise<string[]> {
  return page.evaluate(async (run) => {
    const seen = new Set<string>();
    document.querySelector<HTMLElement>(`[data-run="${run}"] .open`)!.click();
    const from = performance.now();
    while (performance.now() - from < 500) {
      await new Promise(requestAnimationFrame);
      for (const row of document.querySelectorAll('[aria-label="Agent"] dl div'))
        seen.add([...row.children].map(({ textContent }) => textContent).join(': '));
    }
    return [...seen];
  }, id);
}

async function expectToMove(player: Locator): Promise<void> {
  const stage = player.locator('canvas');
  const still = await stage.screenshot();
  // A short episode is over in a second and begins again: looked at once a second, it would seem to stand still.
  const looks = { timeout: 20_000, intervals: [110, 170, 230, 310] };
  await expect.poll(async () => still.equals(await stage.screenshot()), looks).toBe(false);
}

test('the agent goes on moving however often its room is opened', async ({ program }) => {
  const { page } = program;
  const { player } = await watch(program, { ...long, environment: 'Acrobot-v1' });
  for (let visit = 0; visit < 4; visit++) {
    await page.keyboard.press('Control+5');
    await expect(player).toHaveCount(0);
    await page.keyboard.press('Control+2');
    await expect(player.locator('canvas')).toBeVisible();
    await expectToMove(player);
    expect(program.complaints).toEqual([]);
  }
});

test('another run is drawn in its own environment from the first frame on', async ({ program }) => {
  const lander = await watch(program, { ...long, environment: 'LunarLander-v3' });
  const car = await watch(program, { ...long, environment: 'MountainCar-v0' });

  const ofLander = await numbersAfterOpening(program, lander.id);
  expect(ofLander.filter((text) => /^lean/.test(text)).length).toBeGreaterThan(0);
  expect(ofLander.join(' ')).not.toContain('NaN');

  const ofCar = await numbersAfterOpening(program, car.id);
  const positions = ofCar.flatMap((text) => /^position: (.*)m$/.exec(text)?.[1] ?? []);
  expect(positions.length).toBeGreaterThan(0);
  for (const text of positions) expect(Math.abs(Number(text.replace('−', '-')))).toBeLessThanOrEqual(1.2);
  expect(program.complaints).toEqual([]);
});

for (const [experiment, words] of [
  [{ ...table, environment: 'Blackjack-v1' }, /face down/],
  [{ ...table, environment: 'CliffWalking-v1' }, /Crosses are the cliff/],
  [{ ...table, environment: 'MaximisationBias-v0' }, /normal distribution/],
  [{ ...long, environment: 'CartPoleMasked-v1' }, /positions only/],
] as const)
  test(`${experiment.environment} is drawn, and explained beside it`, async ({ program }) => {
    const { page } = program;
    const { id, player } = await watch(program, experiment);
    // Some hundred thousand short episodes a minute leave the window few frames.
    await program.request('pause', { id });
    await expectToMove(player);
    await player.getByRole('button', { name: 'What Agent means' }).hover();
    await expect(page.locator('.tip')).toContainText(words);
    await program.shoot(`drawn-${experiment.environment}`);
    expect(program.complaints).toEqual([]);
  });

test('an inspected episode is explained, and what ended it is said', async ({ program }) => {
  const { page } = program;
  // So short that the greedy policy does not find the goal.
  const run = await program.train({ ...table, environment: 'CliffWalking-v1', steps: 40, evaluateEvery: 20 });
  await program.waitForPhase(run.id, 'finished');
  await page.keyboard.press('Control+4');
  await page.getByRole('button', { name: 'What the drawing of Cliff walking shows' }).hover();
  await expect(page.locator('.tip')).toContainText('Crosses are the cliff');
  await program.shoot('inspect-explained', 'there');
  await page.getByRole('slider', { name: 'Step of the episode' }).fill('1000');
  await expect(page.locator('.ending')).toHaveText(
    'step 1,000 of 1,000, cut off here: evaluations end after 1,000 steps',
  );
  await program.shoot('inspect-cliff');
  expect(program.complaints).toEqual([]);
});
