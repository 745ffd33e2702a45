import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { barriers } from './barriers';
import { answerOpenDialog, answerSaveDialog, expect, short, test, type Program } from './program';

/** Answers the system's next dialogs in the person's place. */
async function answerDialogs(program: Program, save: string, open: readonly string[] = []): Promise<void> {
  await answerSaveDialog(program, save);
  await answerOpenDialog(program, open);
}

test('runs of two people come together, each seed with its name', async ({ program, home }) => {
  const { page } = program;
  const ids: string[] = [];
  for (const seed of [1, 2])
    ids.push((await program.train({ ...short, steps: 1500, evaluateEvery: 500, seed })).id);
  for (const id of ids) await program.waitForPhase(id, 'finished');

  // Whose they are is asked once and remembered.
  const annas = join(home, 'anna.rlrun');
  await answerDialogs(program, annas);
  await page.getByRole('button', { name: 'Select several' }).click();
  await page.getByRole('button', { name: 'Select all listed runs' }).click();
  await page.getByRole('button', { name: 'Export 2 runs' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Save as…' })).toBeDisabled();
  await dialog.getByLabel('Your name').fill('  Anna  Lee ');
  await program.shoot('runs-export');
  expect(await barriers(program)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.locator('.message')).toContainText('2 runs exported');
  expect(existsSync(annas)).toBe(true);
  expect(readdirSync(home).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  const settings = await program.request('settings');
  expect(settings.ok && settings.value.yourName).toBe('Anna Lee');

  // Ben's file holds the same seeds, measured on his computer: his copies of the runs are others.
  await program.changeSettings({ yourName: 'Ben' });
  const bens = join(home, 'ben.rlrun');
  await answerDialogs(program, bens);
  for (const id of ids) {
    const metrics = join(home, 'runs', id, 'metrics.jsonl');
    writeFileSync(metrics, readFileSync(metrics, 'utf8').replaceAll(/"at":\d/g, '"at":9'));
  }
  await page.getByRole('button', { name: 'Export 2 runs' }).click();
  await expect(dialog.getByLabel('Your name')).toHaveValue('Ben');
  await dialog.getByRole('button', { name: 'Save as…' }).click();
  await expect.poll(() => existsSync(bens)).toBe(true);
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: 'Remove 2 runs' }).click();
  for (const id of ids) await expect(page.locator(`li[data-run="${id}"]`)).toHaveCount(0);

  // Everything is gone: the first room offers to import.
  const foreign = join(home, 'holiday.zip');
  writeFileSync(foreign, 'no archive');
  await answerDialogs(program, '', [annas, bens, foreign]);
  await page.getByRole('button', { name: 'Import runs' }).click();
  await expect(dialog.locator('[data-imported]')).toHaveAttribute('data-imported', '4');
  await expect(dialog.locator('[data-file="holiday.zip"]')).toContainText('holiday.zip is no file of runs');
  await expect(dialog).toContainText('seeds 1, 2: there are runs of Anna Lee and Ben. All are kept.');
  await program.shoot('runs-imported');
  expect(await barriers(program)).toEqual([]);
  await dialog.getByRole('button', { name: 'Compare these runs' }).click();

  // One group of all, in which each seed has its name; then a group for each of the two.
  const legend = page.getByRole('list', { name: 'Groups' }).getByRole('listitem');
  await expect(legend).toHaveCount(1);
  await expect(legend).toContainText('Anna Lee, Ben');
  await expect(page.getByText('seeds 1, 2: there are runs of Anna Lee and Ben')).toBeVisible();
  await page.locator('.expander').first().click();
  await expect(page.locator('.seeds')).toContainText('Anna Lee');
  await program.shoot('compare-together');
  await page.getByRole('combobox', { name: 'and by…' }).selectOption('whose');
  await expect(legend).toHaveCount(2);
  await expect(legend.first()).toContainText('N = 2');
  await expect(page.locator('[data-table=results] [data-row="Ben"]')).toBeVisible();
  await program.shoot('compare-whose');
  expect(await barriers(program)).toEqual([]);

  // Imported again, nothing is doubled.
  await page.keyboard.press('Control+2');
  await page.getByRole('button', { name: 'Import runs' }).click();
  await expect(dialog.locator('[data-file="ben.rlrun"]')).toContainText('2 runs were here already');
  await page.keyboard.press('Escape');
  expect((await program.runs()).length).toBe(4);
  await program.changeSettings({ language: 'de' });
  await expect(page.getByRole('button', { name: 'Läufe importieren' })).toBeVisible();
  await program.shoot('runs-german');
  expect(program.complaints).toEqual([]);
});
