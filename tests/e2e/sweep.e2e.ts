import { expect, short, test } from './program';

test('several values times seeds are planned, started in one go, and compared', async ({ program }) => {
  const { page } = program;
  await page.keyboard.press('Control+1');
  await program.input('steps').fill('1200');
  await program.input('finalEpisodes').fill('2');

  // Seeds: a few with one click, or as a list.
  const seeds = page.locator('[data-field="seed"]');
  await seeds.getByRole('button', { name: '5 seeds' }).click();
  await expect(program.input('seed')).toHaveValue('1-5');
  await expect(page.getByRole('button', { name: 'Start 5 runs' })).toBeEnabled();
  await program.input('seed').fill('1-');
  await expect(seeds).toContainText('for example 1-5 or 1,3,8-10');
  await program.input('seed').fill('1, 4');

  // Numbers are listed, choices and switches are ticked.
  const rate = page.locator('[data-field="hyperparameters.learningRate"]');
  await rate.getByRole('button', { name: 'Try several values of Learning rate' }).click();
  await expect(program.input('hyperparameters.learningRate')).toBeFocused();
  await program.input('hyperparameters.learningRate').fill('0.001, 2');
  await expect(rate).toContainText('2 is invalid. Allowed: a number above 0 to 1.');
  await program.input('hyperparameters.learningRate').fill('0.001, 0.0005');
  await expect(rate).toContainText('2 values');
  const double = page.locator('[data-field="hyperparameters.double"]');
  await double.getByRole('button', { name: 'Try several values of Double learning' }).click();
  await double.getByRole('checkbox', { name: 'On', exact: true }).check();
  const noisy = page.locator('[data-field="hyperparameters.noisy"]');
  await noisy.getByRole('button', { name: 'Try several values of Noisy networks' }).click();
  await noisy.getByRole('checkbox', { name: 'On', exact: true }).check();

  // What will be started is counted and listed.
  const plan = page.getByRole('region', { name: 'Runs to be started' });
  await expect(plan.getByRole('listitem')).toHaveCount(5);
  await expect(plan).toContainText('and 12 more');
  await expect(page.getByText('16 runs: DQN on CartPole-v1')).toBeVisible();
  // Nothing has been trained here yet.
  await expect(page.getByText(/^About \d+ to \d+ (seconds|minutes)/)).toBeVisible();
  await expect(page.getByText(/up to \d+ [KM]B · measured on another computer/)).toBeVisible();
  await program.shoot('sweep');
  await program.resize([1024, 700]);
  await program.shoot('sweep-1024');
  await program.resize([1280, 800]);
  await plan.getByRole('button', { name: 'and 12 more' }).click();
  await expect(plan.getByRole('listitem')).toHaveCount(17);
  await expect(plan.getByRole('listitem').last()).toHaveText('Show fewer');
  await program.shoot('sweep-all');

  // Back to one value: the first of the list.
  await noisy.getByRole('button', { name: 'One value of Noisy networks' }).click();
  await expect(noisy.getByRole('radio', { name: 'Off' })).toBeChecked();
  await expect(plan).toContainText('Double DQN · Learning rate 0.001 · Seed 4');

  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Runs', exact: true })).toBeVisible();
  await expect(page.getByText('8 runs shown together')).toBeVisible();
  const started = await program.runs();
  expect(
    started
      .map(({ experiment: { seed, hyperparameters: h } }) => `${seed} ${h['learningRate']} ${h['double']}`)
      .sort(),
  ).toEqual(
    [1, 4]
      .flatMap((seed) => [0.0005, 0.001].flatMap((r) => [false, true].map((d) => `${seed} ${r} ${d}`)))
      .sort(),
  );
  await expect(page.getByText('DQN · Learning rate 0.0005 · Budget 1,200 · seed 4').first()).toBeVisible();
  await program.shoot('sweep-started');
  // The comparison need not wait for all of them.
  for (const { id } of started.slice(0, 2)) await program.waitForPhase(id, 'finished');

  await page.getByRole('button', { name: 'Compare these 8' }).click();
  await expect(page.getByRole('heading', { name: 'Compare', exact: true })).toBeVisible();
  const comparison = async () => {
    const answer = await program.request('settings');
    return answer.ok ? answer.value.comparison : null;
  };
  await expect.poll(async () => (await comparison())?.runs.length).toBe(8);
  expect((await comparison())!.grouping).toEqual(['configuration']);
  await expect(page.getByText('Double DQN · Learning rate 0.001').first()).toBeVisible();
  await program.shoot('sweep-compared');

  // What was trained makes the next estimate better, unless it was too short to tell.
  const longer = await program.train({ ...short, steps: 60_000, evaluateEvery: 30_000 });
  await program.waitForPhase(longer.id, 'finished');
  await page.keyboard.press('Control+1');
  await expect(page.getByText(/· estimated from (runs like these|other runs|similar runs)/)).toBeVisible();
  expect(program.complaints).toEqual([]);
});

test('a great many runs are asked for twice, too many not at all', async ({ program }) => {
  const { page } = program;
  await page.keyboard.press('Control+1');
  await program.input('seed').fill('1-2000');
  await expect(page.locator('[data-field="seed"]')).toHaveClass(/wrong/);
  await program.input('seed').fill('1-201');
  await page.getByRole('button', { name: 'Start 201 runs' }).click();
  const dialog = page.getByRole('dialog', { name: 'Start 201 runs?' });
  await expect(dialog).toBeVisible();
  await program.shoot('sweep-sure');
  await dialog.getByRole('button', { name: 'Not yet' }).click();
  await expect(dialog).toBeHidden();
  expect(await program.runs()).toHaveLength(0);

  await page.locator('[data-field="steps"]').getByRole('button', { name: /^Vary/ }).click();
  await program.input('steps').fill('2000, 3000, 4000, 5000, 6000');
  await expect(
    page.getByText('1,005 runs are too many at once. Choose fewer values or seeds: at most 1,000 runs.'),
  ).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  expect(await program.runs()).toHaveLength(0);
  expect(program.complaints).toEqual([]);
});

test('main starts all of several experiments or none', async ({ program }) => {
  const fine = { environment: 'CartPole-v1', algorithm: 'dqn', steps: 1500, finalEpisodes: 1 };
  const wrong = { ...fine, hyperparameters: { learningRate: 2 } };
  const answer = await program.request('startMany', { experiments: [fine, wrong], preset: null });
  expect(!answer.ok && answer.problems).toMatchObject([
    { field: 'hyperparameters.learningRate', where: 'with learningRate 2' },
  ]);
  expect(await program.runs()).toHaveLength(0);
  const both = await program.request('startMany', {
    experiments: [fine, { ...fine, seed: 2 }],
    preset: null,
  });
  expect(both.ok && both.value.map(({ experiment: { seed } }) => seed)).toEqual([1, 2]);
  expect(await program.runs()).toHaveLength(2);
});
