import { barriers } from './barriers';
import { expect, short, test } from './program';

const car = {
  environment: 'MountainCar-v0',
  algorithm: 'dqn',
  steps: 4000,
  evaluateEvery: 1000,
  evaluationEpisodes: 1,
  finalEpisodes: 1,
};
const lake = {
  environment: 'FrozenLake-v1',
  environmentOptions: { slippery: false },
  algorithm: 'q-table',
  steps: 20_000,
  evaluateEvery: 5000,
  hyperparameters: { discount: 0.9, epsilonEnd: 0.3 },
};
const cards = { environment: 'Blackjack-v1', algorithm: 'q-table', steps: 200_000, evaluateEvery: 50_000 };
const bias = {
  environment: 'MaximisationBias-v0',
  algorithm: 'q-table',
  steps: 3000,
  evaluateEvery: 1000,
  hyperparameters: { discount: 1 },
};

test('two agents are looked at side by side, step by step, at every moment of their training', async ({
  program,
}) => {
  const { page } = program;
  const first = await program.train({ ...short, seed: 1 });
  const second = await program.train({ ...short, seed: 2 });
  await program.waitForPhase(first.id, 'finished');
  await program.waitForPhase(second.id, 'finished');
  await page.getByRole('navigation').getByRole('button', { name: 'Inspect' }).click();
  await page.getByLabel('Run', { exact: true }).selectOption(first.id);
  const moments = page.locator('#first-moment');
  await expect(moments).toHaveAttribute('max', '3');
  await expect(moments).toHaveAttribute('aria-valuetext', /^Step 4,000, return/);
  await expect(page.getByRole('img', { name: /^2D pole cart/ })).toBeVisible();

  // Stepping by keyboard; the numbers follow.
  await page.locator('h1').click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.ending').first()).toHaveText(/^step 2 of/);
  await expect(page.getByRole('row', { name: /^Reward/ })).toContainText('1');
  await program.shoot('inspect-one');

  // An earlier moment of the same training.
  await moments.fill('0');
  await expect(moments).toHaveAttribute('aria-valuetext', /^Step 1,000, return/);
  // Both curves over the episode have a point for every step.
  const answer = await program.request('inspection', { id: first.id, step: 1000 });
  const steps = answer.ok ? answer.value!.episode.actions.length : NaN;
  await expect
    .poll(async () => (await program.curves('Predicted and realised return')).map(({ points }) => points))
    .toEqual([steps, steps]);

  // Beside another run.
  await page.getByLabel('Second run').selectOption(second.id);
  await expect(page.locator('.stage-card')).toHaveCount(2);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Halt', exact: true })).toBeVisible();
  await page.waitForTimeout(400);
  await page.keyboard.press('Escape');
  await program.shoot('inspect-two');
  for (const theme of ['light', 'dark'] as const) {
    await program.request('changeSettings', { theme });
    await page.waitForTimeout(200);
    expect(await barriers(program), theme).toEqual([]);
  }
  expect(program.complaints).toEqual([]);
});

test('maps and tables show what an agent holds, beside what is optimal', async ({ program }) => {
  const { page } = program;
  await page.getByRole('navigation').getByRole('button', { name: 'Inspect' }).click();
  await expect(page.getByRole('main')).toContainText('There are no runs yet');
  for (const [name, experiment] of Object.entries({ car, lake, cards, bias })) {
    const run = await program.train(experiment);
    await program.waitForPhase(run.id, 'finished');
    await page.getByLabel('Run', { exact: true }).selectOption(run.id);
    const map = page.getByRole('region', { name: /^(Values|Action values)$/ });
    await expect(map).toBeVisible();
    await program.shoot(`inspect-${name}`);
    if (name === 'car') {
      await map.getByText('Greedy actions').click();
      await expect(map).toContainText('push left');
    } else {
      await map.getByText('Optimal', { exact: true }).click();
    }
    await program.shoot(`inspect-${name}-other`);
  }
  expect(program.complaints).toEqual([]);
});
