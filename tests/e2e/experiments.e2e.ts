import { card as dqn } from '../../src/algorithms/dqn/card';
import { tasks } from '../../src/shared/tasks';
import { expect, short, test } from './program';

const usualRate = String(dqn.hyperparameters.learningRate.default);

test('the form marks a wrong value beside its field, keeps it, and starts only what can be used', async ({
  start,
}) => {
  const program = await start();
  const { page } = program;
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('heading', { name: 'New experiment' })).toBeVisible();
  await program.shoot('experiments');

  // What reset leads to is the preset's, so start from none.
  await page.getByRole('group', { name: 'Task' }).getByText('Free').click();
  await page.getByRole('button', { name: /^Show all \d+$/ }).click();
  await page.getByRole('radio', { name: /^Defaults/ }).check();
  const rate = program.input('hyperparameters.learningRate');
  const field = page.locator('[data-field="hyperparameters.learningRate"]');
  await expect(field).toContainText('above 0, to 1');
  await expect(field).toContainText(`default ${usualRate}`);
  await expect(field).toContainText('Too large and Q diverges');

  // Wrong in the moment it is typed; the text stays.
  await rate.fill('fast');
  await expect(rate).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toContainText('Allowed: a number above 0 to 1.');
  await expect(rate).toHaveValue('fast');
  await expect(page.locator('.field.wrong')).toHaveCount(1);
  await program.input('steps').fill('500');
  await expect(page.locator('[data-field="hyperparameters.warmup"]')).not.toHaveClass(/wrong/);

  await program.input('seed').focus();
  await page.keyboard.press('Control+Enter');
  await expect(rate).toBeFocused();
  expect(await program.runs()).toHaveLength(0);
  await program.shoot('experiments-wrong');

  // One click leads back to the default; then a conflict of two values that are fine alone shows.
  await field.getByRole('button', { name: `Reset Learning rate to ${usualRate}` }).click();
  await expect(rate).toHaveValue(usualRate);
  await expect(page.locator('[data-field="hyperparameters.warmup"]')).toContainText(
    'less than the budget of 500',
  );
  await program.resize([1024, 700]);
  await program.shoot('experiments-1024');
  await program.resize([1280, 800]);

  await program.input('steps').fill('3000');
  await program.input('seed').fill('7');
  await program.input('hyperparameters.hiddenLayers').fill('32 32');
  await page.getByRole('radiogroup', { name: 'Optimiser' }).getByText('RMSProp').click();
  await program.input('finalEpisodes').fill('3');
  await expect(page.locator('.field.wrong')).toHaveCount(0);
  await expect(page.getByText('5 values changed')).toBeVisible();
  await page.keyboard.press('Control+Enter');

  await expect(page.getByRole('heading', { name: 'Runs' })).toBeVisible();
  const [run] = await program.runs();
  expect(run!.experiment).toMatchObject({
    steps: 3000,
    seed: 7,
    finalEpisodes: 3,
    hyperparameters: { hiddenLayers: [32, 32], optimizer: 'rmsprop', learningRate: Number(usualRate) },
  });
  await program.waitForPhase(run!.id, 'finished');
  await program.quit();

  // The last experiment is still in the form.
  const again = await start();
  await again.page.keyboard.press('Control+1');
  await expect(again.input('seed')).toHaveValue('7');
  await expect(again.input('hyperparameters.hiddenLayers')).toHaveValue('32, 32');
  await again.page.getByRole('button', { name: 'Reset all' }).click();
  await expect(again.input('seed')).toHaveValue('1');

  // One click too many is no loss.
  await expect(again.page.getByRole('paragraph').filter({ hasText: '5 values reset' })).toBeVisible();
  await again.page.getByRole('button', { name: 'Undo' }).click();
  await expect(again.input('seed')).toHaveValue('7');
  await expect(again.page.getByText('5 values changed')).toBeVisible();
  await again.input('seed').fill('8');
  await again.page.keyboard.press('Control+z');
  await expect(again.input('seed')).toHaveValue('7');
  expect([...program.complaints, ...again.complaints]).toEqual([]);
});

test('main refuses an experiment that cannot be used, and says why of each value', async ({ program }) => {
  const answer = await program.request('start', {
    experiment: {
      environment: 'CartPole-v1',
      algorithm: 'dqn',
      steps: -5,
      hyperparameters: { learningRate: 2, lerningRate: 1 },
    },
    preset: null,
  });
  expect(answer.ok).toBe(false);
  expect(!answer.ok && answer.problems.map(({ field }) => field).sort()).toEqual([
    'hyperparameters.learningRate',
    'hyperparameters.lerningRate',
    'steps',
  ]);
  expect(await program.runs()).toHaveLength(0);
});

test('the form follows its switches, the environment’s options among them', async ({ program }) => {
  const { page } = program;
  await page.keyboard.press('Control+1');
  await page.getByRole('button', { name: /environments$/ }).click();
  await program.shoot('experiments-environments');
  await page.getByRole('radio', { name: /^Lunar lander LunarLander-v3/ }).check();
  const section = page.getByRole('region', { name: 'Environment', exact: true });
  await expect(section.getByText('Wind', { exact: true })).toBeVisible();
  await expect(program.input('environmentOptions.windPower')).toHaveCount(0);
  await section.getByRole('radiogroup', { name: 'Wind' }).getByText('On', { exact: true }).click();
  await expect(program.input('environmentOptions.windPower')).toHaveValue('15');
  await page.getByRole('button', { name: 'Show less' }).click();

  // What fits stands first; what does not says why.
  const offered = page.getByRole('group', { name: 'Algorithm' });
  await offered.getByRole('button', { name: /^Show all \d+ algorithms$/ }).click();
  await expect(offered.getByRole('radio').first()).toBeEnabled();
  await expect(offered.getByRole('radio').last()).toBeDisabled();
  await expect(offered.getByRole('radio').last()).toHaveAccessibleName(/needs continuous actions/);
  await expect(offered.getByRole('radio', { name: /^Sarsa/ })).toHaveAccessibleName(
    /needs discrete observations/,
  );
  await offered.getByRole('button', { name: 'Show less' }).click();

  // Every switch at once: what belongs to them appears, and what they replace goes.
  const press = (group: string, choice: string) =>
    page.getByRole('radiogroup', { name: group, exact: true }).getByText(choice, { exact: true }).click();
  await press('Dueling', 'V + A − mean A');
  await press('Noisy networks', 'On');
  await press('Distribution', 'C51');
  await press('Double learning', 'On');
  await press('Prioritised replay (PER)', 'On');
  await expect(page.getByRole('region', { name: 'Exploration' })).toHaveCount(0);
  await page
    .getByRole('navigation', { name: 'Sections of the form' })
    .getByText('Network', { exact: true })
    .click();
  await expect(page.getByRole('region', { name: 'Network', exact: true })).toBeFocused();
  await page.waitForTimeout(500);
  await program.shoot('experiments-switches');
  await program.resize([1024, 700]);
  await program.shoot('experiments-switches-1024');
  expect(program.complaints).toEqual([]);
});

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
  for (const { id } of started.slice(0, 2)) await program.waitForPhase(id, 'finished', 60_000);

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
  await program.waitForPhase(longer.id, 'finished', 90_000);
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

test('a task narrows what the form starts from; what was entered by hand stays with another algorithm', async ({
  program,
}) => {
  const { page } = program;
  await page.keyboard.press('Control+1');
  const task = (name: string) => page.getByRole('group', { name: 'Task' }).getByRole('radio', { name });
  const presets = page.getByRole('group', { name: 'Start from' }).getByRole('radio');
  await expect(task('Task 1')).toBeChecked();
  await expect(presets).toHaveCount(tasks[0]!.presets.length);

  // With the arrow keys, as every group of radio buttons.
  await task('Task 1').focus();
  await page.keyboard.press('ArrowRight');
  await expect(task('Task 2')).toBeChecked();
  await expect(presets.first()).toHaveAccessibleName(/balance the pole with DQN/);
  await expect(presets).toHaveCount(tasks[1]!.presets.length);
  await program.shoot('task-2');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('DDPG on Pendulum-v1')).toBeVisible();
  await program.shoot('task-3');
  await page.keyboard.press('ArrowRight');
  await expect(task('Free')).toBeChecked();
  await expect(page.getByText('DDPG on Pendulum-v1')).toBeVisible();

  // Another preset replaces what was entered, and gives it back.
  await page.getByRole('group', { name: 'Task' }).getByText('Pole cart').click();
  await program.input('hyperparameters.learningRate').fill('0.004');
  await page.getByRole('radio', { name: /naive deep Q-learning/ }).check();
  await expect(
    page.getByRole('paragraph').filter({ hasText: 'Form reset; 1 change discarded' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(program.input('hyperparameters.learningRate')).toHaveValue('0.004');

  const offered = page.getByRole('group', { name: 'Algorithm' });
  await offered.getByRole('button', { name: /^Show all/ }).click();
  const usualWarmup = await program.input('hyperparameters.warmup').inputValue();
  await offered.getByRole('radio', { name: /^PPO/ }).check();
  await expect(program.input('hyperparameters.learningRate')).toHaveValue('0.004');
  await expect(program.input('hyperparameters.warmup')).toHaveCount(0);
  await offered.getByRole('radio', { name: /^DQN/ }).check();
  await expect(program.input('hyperparameters.learningRate')).toHaveValue('0.004');
  await expect(program.input('hyperparameters.warmup')).toHaveValue(usualWarmup);
  await expect(page.getByText('1 value changed')).toBeVisible();
  expect(program.complaints).toEqual([]);
});
