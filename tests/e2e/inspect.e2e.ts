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
    .poll(async () => (await program.curves('Predicted and actual return')).map(({ points }) => points))
    .toEqual([steps, steps]);

  // Beside another run.
  await page.getByLabel('Second run').selectOption(second.id);
  await expect(page.locator('.stages > section')).toHaveCount(2);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await page.waitForTimeout(400);
  await page.keyboard.press('Escape');
  await program.shoot('inspect-two');
  expect(await barriers(program)).toEqual([]);
  expect(program.complaints).toEqual([]);
});

test('maps and tables show what an agent holds, beside what is optimal', async ({ program }) => {
  const { page } = program;
  await page.getByRole('navigation').getByRole('button', { name: 'Inspect' }).click();
  await expect(page.getByRole('main')).toContainText('There are no runs yet');
  const trained: (readonly [name: string, id: string])[] = [];
  for (const [name, experiment] of Object.entries({ car, lake, cards, bias }))
    trained.push([name, (await program.train(experiment)).id]);
  for (const [name, id] of trained) {
    await program.waitForPhase(id, 'finished');
    await page.getByLabel('Run', { exact: true }).selectOption(id);
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

/** Every example comes with the rule by which its target is worked out. */
const learners: Readonly<Record<string, readonly [experiment: object, target: string]>> = {
  'double-dueling-dqn': [
    {
      ...short,
      hyperparameters: { double: true, dueling: 'mean', noisy: true, prioritised: true },
    },
    'y = r + γ · Q−(s′, a*)',
  ],
  c51: [
    { ...short, steps: 2500, hyperparameters: { distribution: 'categorical', nStep: 3 } },
    'T z = R + γn · z',
  ],
  sac: [
    {
      environment: 'Pendulum-v1',
      algorithm: 'sac',
      ...{ steps: 900, evaluateEvery: 450, evaluationEpisodes: 1, finalEpisodes: 1 },
      hyperparameters: { warmup: 200, hiddenLayers: [32, 32], batchSize: 64 },
    },
    'V(s′) = mini Qi−(s′, a′) − α · log π(a′|s′)',
  ],
  ppo: [{ ...short, algorithm: 'ppo' }, 'A = δ + γ · λ · Anext'],
  reinforce: [{ ...short, algorithm: 'reinforce' }, 'Gt = r + γ'],
  'q-actor-critic': [{ ...short, algorithm: 'q-actor-critic' }, 'w = Q(s, a)'],
  'double-q-table': [{ ...lake, algorithm: 'double-q-table' }, '(s′, a*)'],
};

test('one learning step is worked out in numbers, transition by transition', async ({ program }) => {
  test.slow();
  const { page } = program;
  await page.getByRole('navigation').getByRole('button', { name: 'Inspect' }).click();
  const panel = page.getByRole('region', { name: /^One learning step/ });
  // They train while the first of them are looked at.
  const runs = new Map<string, string>();
  for (const [name, [experiment]] of Object.entries(learners))
    runs.set(name, (await program.train(experiment)).id);
  for (const [name, [, target]] of Object.entries(learners)) {
    const run = await program.waitForPhase(runs.get(name)!, 'finished');
    await page.getByLabel('Run', { exact: true }).selectOption(run.id);
    await page.getByText('One learning step', { exact: true }).first().click();
    // What the window shows is what was recorded: the target of the transition that is chosen.
    await expect(panel.getByRole('math').first()).toBeVisible();
    const formulas = await panel
      .getByRole('math')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
    expect(formulas.some((formula) => formula.includes(target))).toBe(true);
    await program.shoot(`learning-${name}`);
    expect(await barriers(program), name).toEqual([]);
  }

  // In German too, with the same numbers.
  await program.changeSettings({ language: 'de' });
  await expect(page.getByRole('region', { name: /^Ein Lernschritt/ })).toContainText('Die Aktualisierung');
  await program.shoot('learning-german');
  await program.changeSettings({ language: 'en' });

  // The list by keyboard, the moments too.
  const options = panel.getByRole('option');
  await expect(options).toHaveCount(8);
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await panel.getByRole('listbox').focus();
  await page.keyboard.press('ArrowUp');
  await expect(options.nth(6)).toHaveAttribute('aria-selected', 'true');
  await page.locator('h1').click();
  const moment = page.locator('#first-moment');
  const newest = await moment.inputValue();
  await page.keyboard.press('ArrowLeft');
  await expect(moment).toHaveValue(String(Number(newest) - 1));

  // Two agents side by side, one of which has not learned anything yet.
  const [warm, cold] = [
    await program.train(short),
    await program.train({ ...short, seed: 2, hyperparameters: { warmup: 3500 } }),
  ];
  await program.waitForPhase(warm.id, 'finished');
  await program.waitForPhase(cold.id, 'finished');
  await page.getByLabel('Run', { exact: true }).selectOption(warm.id);
  await page.getByLabel('Second run').selectOption(cold.id);
  await expect(panel).toHaveCount(2);
  await expect(panel.last().getByRole('math').first()).toBeVisible();
  await program.shoot('learning-two');
  await page.locator('#second-moment').fill('0');
  await expect(panel.last()).toContainText('has not learned anything yet');
  await program.shoot('learning-warm-up');
  expect(program.complaints).toEqual([]);
});

test('an optimum that cannot be worked out says so, and hides nothing else', async ({ program }) => {
  const { page } = program;
  const map = Array.from({ length: 30 }, (_, row) => `${row === 0 ? 'S' : '.'}${'.'.repeat(28)}G`).join('/');
  const run = await program.train({
    environment: 'Gridworld-v0',
    environmentOptions: { map, stepReward: 1 },
    algorithm: 'q-table',
    steps: 5000,
    evaluateEvery: 2500,
    finalEpisodes: 2,
    hyperparameters: { discount: 1 },
  });
  await program.waitForPhase(run.id, 'finished');
  await page.getByRole('navigation').getByRole('button', { name: 'Inspect' }).click();
  const values = page.getByRole('region', { name: 'Action values' });
  await expect(values).toContainText('The optimal values are not known');
  await expect(page.locator('#first-moment')).toHaveAttribute('aria-valuetext', /^Step 5,000/);
  expect(program.complaints).toEqual([]);
});
