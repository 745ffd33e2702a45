/** What is said of runs, with the program behind it; the rest of the list is tested in tests/components. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { barriers } from './barriers';
import { expect, test, type Program } from './program';
import { writeManyRuns } from './written-runs';

const item = ({ page }: Program, id: string) => page.locator(`li[data-run="${id}"]`);
const annotations = (home: string, id: string) =>
  JSON.parse(readFileSync(join(home, 'runs', id, 'annotations.json'), 'utf8')) as Record<string, unknown>;

test('runs are renamed, tagged and noted by keyboard, one or several, and nothing of that is lost', async ({
  start,
  home,
}) => {
  await writeManyRuns(home, { configurations: 1, seeds: 2, points: 20 });
  const program = await start();
  const { page } = program;
  const [first, second] = (await program.runs()).map(({ id }) => id) as [string, string];
  await item(program, first).locator('.open').click();
  await page.keyboard.press('F2');
  await page.keyboard.type('The first try');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('heading', { name: 'The first try' })).toBeVisible();
  await item(program, second).locator('.open').click();
  await page.getByRole('combobox', { name: 'Add a tag' }).focus();
  await page.keyboard.type('baseline');
  await page.keyboard.press('Enter');
  await expect(item(program, second)).toContainText('baseline');
  await page.getByRole('button', { name: 'Add a note' }).click();
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.pressSequentially('Seed 2 learns late.\nWhy?');
  await expect.poll(() => annotations(home, second)['note']).toBe('Seed 2 learns late.\nWhy?');
  await program.shoot('runs-annotated');
  expect(await barriers(program)).toEqual([]);

  // Typed in the very moment in which the window is closed.
  await note.press('End');
  await note.pressSequentially(' Ask tomorrow.', { delay: 0 });
  await program.quit();
  expect(annotations(home, second)['note']).toBe('Seed 2 learns late.\nWhy? Ask tomorrow.');
  const again = await start();
  await expect(item(again, first)).toContainText('The first try');
  await expect(item(again, second)).toContainText('baseline');

  // Several at once.
  await again.page.getByRole('button', { name: 'Select several' }).click();
  await again.page.locator('aside li[data-run] .open').first().focus();
  await again.page.keyboard.press('Control+a');
  await expect(again.page.locator('[data-selected]')).toHaveAttribute('data-selected', '2');
  await again.page.getByRole('button', { name: 'Tag 2 runs' }).click();
  await again.page.getByRole('toolbar').getByRole('combobox').fill('together');
  await again.page.keyboard.press('Enter');
  for (const id of [first, second]) await expect(item(again, id)).toContainText('together');
  await again.shoot('runs-selected');
  expect(await barriers(again)).toEqual([]);
  expect([...program.complaints, ...again.complaints]).toEqual([]);
});
