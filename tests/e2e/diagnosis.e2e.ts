import { barriers } from './barriers';
import { expect, short, test } from './program';

const faulty = {
  ...short,
  steps: 2000,
  hyperparameters: { targetEvery: 100_000, warmup: 100, epsilonEnd: 1 },
};

test('the diagnosis of a run says what is wrong, and brings the mended settings into the form', async ({
  program,
}) => {
  const { page } = program;
  const run = await program.train(faulty);
  await program.waitForPhase(run.id, 'finished');
  const panel = page.locator('section[aria-label="Diagnosis"]');
  await expect(panel.locator('.first')).toHaveText('The target network is never synchronised');
  await program.shoot('diagnosis-closed');

  // It explains the failure: it is what to read first, before more seeds of the same fault are trained.
  const proposed = page.locator('[data-judgement] .button.primary');
  await expect(proposed).toHaveText('Read the diagnosis');
  await proposed.click();
  await expect(panel.locator('[data-rule=targetFrozen]')).toBeVisible();
  await panel.getByRole('button', { name: 'Hide the findings' }).click();

  await panel.getByRole('button', { name: 'Show the findings' }).click();
  const finding = panel.locator('[data-rule=targetFrozen]');
  await expect(finding).toContainText('It is copied every 100,000 env steps.');
  await expect(finding.locator('dl')).toHaveText(/Target network update every\s*100,000\s*20/);
  await expect(panel.locator('[data-rule=oneSeed]')).toContainText('this one has the seed 1');
  await program.shoot('diagnosis');
  expect(await barriers(program)).toEqual([]);
  await program.changeSettings({ language: 'de' });
  const german = page.locator('section[aria-label="Diagnose"]');
  await expect(german.locator('[data-rule=targetFrozen] h3')).toHaveText(/Das Zielnetz wird nie erneuert/);
  await program.shoot('diagnosis-german');
  await program.changeSettings({ language: 'en' });

  // The guide opens where it speaks of it.
  await finding.getByRole('button', { name: /What the guide says/ }).click();
  await expect(page.getByRole('heading', { name: 'Target network', exact: true })).toBeInViewport();
  await page.getByRole('button', { name: 'Runs', exact: true }).click();

  // The form holds the run's settings with the change made; what is left is foreseen there.
  await finding.getByRole('button', { name: 'Change and run' }).click();
  await expect(program.input('hyperparameters.targetEvery')).toHaveValue('20');
  await expect(program.input('hyperparameters.warmup')).toHaveValue('100');
  await expect(page.locator('.forecast[data-rule=targetFrozen]')).toHaveCount(0);
  const forecast = page.locator('.forecast[data-rule=epsilonHigh]');
  await expect(forecast).toContainText('Epsilon starts at 1 and is still 1 at the end of the budget');
  await forecast.scrollIntoViewIfNeeded();
  await program.shoot('forecast');
  await forecast.getByRole('button', { name: 'Use 0.05' }).click();
  await expect(program.input('hyperparameters.epsilonEnd')).toHaveValue('0.05');
  await expect(page.locator('.forecast')).toHaveCount(0);
  expect(program.complaints).toEqual([]);
});

test('a diagnosis follows a run while it trains, and a chart that cannot be filled is not shown', async ({
  program,
}) => {
  const { page } = program;
  const run = await program.train({
    environment: 'FrozenLake8x8-v1',
    algorithm: 'q-table',
    steps: 50_000_000,
    seed: 1,
    evaluateEvery: 1_000_000,
    hyperparameters: { epsilonStart: 0.9, epsilonEnd: 0.9 },
  });
  const panel = page.locator('section[aria-label="Diagnosis"]');
  await program.waitForStep(run.id, 2000);
  await expect(panel.locator('.first')).toHaveText('Epsilon never decays');
  await program.request('stop', { id: run.id });
  await program.waitForPhase(run.id, 'stopped');

  const policy = await program.train({
    ...short,
    algorithm: 'reinforce',
    hyperparameters: { baseline: 'none', episodes: 2 },
  });
  await page.locator(`[data-run="${policy.id}"] .open`).click();
  await program.waitForPhase(policy.id, 'finished');
  await expect(page.locator('section[aria-label="Return"]')).toBeVisible();
  await expect(page.locator('section[aria-label="Entropy"]')).toBeVisible();
  await expect(page.locator('.area-values')).toHaveCount(0);
  await program.shoot('without-values');
  expect(program.complaints).toEqual([]);
});
