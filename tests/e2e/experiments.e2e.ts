import { card as dqn } from '../../src/algorithms/dqn/card';
import { tasks } from '../../src/shared/tasks';
import { expect, test } from './program';

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
