import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerSaveDialog, expect, test } from './program';

test('from the first start to a PDF that compares DQN with Double DQN over five seeds', async ({
  start,
  home,
}) => {
  const program = await start();
  const { page } = program;
  await page.getByRole('button', { name: 'Set up an experiment instead' }).click();
  await page.getByRole('group', { name: 'Task' }).getByText('Improve DQN').click();
  await program.shoot('figure-1-task');

  const double = page.locator('[data-field="hyperparameters.double"]');
  await double.getByRole('button', { name: 'Try several values of Double learning' }).click();
  await double.getByRole('checkbox', { name: 'On', exact: true }).check();
  await page.locator('[data-field="seed"]').getByRole('button', { name: '5 seeds' }).click();
  // A student would leave the budget as it is: ten trainings take about two minutes.
  await program.input('steps').fill('1500');
  const planned = page.getByRole('region', { name: 'Runs to be started' }).getByRole('listitem');
  await expect(planned.first()).toHaveText('DQN · Seed 1');
  for (const chip of await planned.all())
    expect(await chip.evaluate((item) => item.scrollWidth - item.clientWidth)).toBe(0);
  await program.shoot('figure-2-planned');
  await page.getByRole('button', { name: 'Start 10 runs' }).click();
  await program.shoot('figure-3-started');
  await expect.poll(async () => (await program.runs()).length).toBe(10);
  for (const { id } of await program.runs()) await program.waitForPhase(id, 'finished');

  await page.getByRole('button', { name: 'Compare these 10' }).click();
  await expect(page.locator('.plot')).toHaveAttribute('data-phase', 'ready');
  await expect(page.locator('.legend li')).toHaveText([/^\s*DQN/, /^\s*Double DQN/]);
  await program.shoot('figure-4-compared');

  const path = join(home, 'double-dqn.pdf');
  await answerSaveDialog(program, path);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export the comparison' });
  await expect(dialog.getByRole('radio', { name: 'PDF' })).toBeChecked();
  await program.shoot('figure-5-export');
  await dialog.getByRole('button', { name: 'Save as…' }).click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
  expect(program.complaints).toEqual([]);
});
