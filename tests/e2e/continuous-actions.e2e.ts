import { expect, test } from './program';

const pendulum = {
  environment: 'Pendulum-v1',
  steps: 5_000_000,
  seed: 1,
  evaluateEvery: 600,
  evaluationEpisodes: 2,
  finalEpisodes: 5,
};
const quick = { hiddenLayers: [32], batchSize: 32, warmup: 300 };

test('agents with continuous actions show what they explore with, their critics and the pendulum', async ({
  program,
}) => {
  const { page } = program;
  for (const { algorithm, charts } of [
    { algorithm: 'ddpg', charts: ['Action noise', 'Critic loss', 'Q-values', 'Saturation of the policy'] },
    {
      algorithm: 'sac',
      charts: ['Entropy', 'Critic loss', 'Q-values', 'Gap between the critics', 'Temperature'],
    },
  ]) {
    const run = await program.train({ ...pendulum, algorithm, hyperparameters: quick });
    await page.locator(`[data-run="${run.id}"] .open`).click();
    const player = page.locator('[aria-label="Agent"]');
    await expect(player).toContainText(/Episode [\d,]+, return/, { timeout: 30_000 });
    await expect(player.locator('canvas')).toBeVisible();
    for (const chart of ['Return', ...charts])
      await expect
        .poll(async () => (await program.curves(chart)).some(({ points }) => points > 1), { message: chart })
        .toBe(true);
    await program.shoot(`pendulum-${algorithm}`);
    await program.request('stop', { id: run.id });
  }
});
