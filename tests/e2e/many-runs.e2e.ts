import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { barriers } from './barriers';
import { expect, long, short, test, type Program } from './program';

const item = ({ page }: Program, id: string) => page.locator(`li[data-run="${id}"]`);
const annotations = (home: string, id: string) =>
  JSON.parse(readFileSync(join(home, 'runs', id, 'annotations.json'), 'utf8')) as Record<string, unknown>;

/** Three short finished runs: two seeds of one setting, and one of another. */
async function trainThree(program: Program): Promise<[string, string, string]> {
  const ids: string[] = [];
  for (const experiment of [
    { ...short, steps: 1500 },
    { ...short, steps: 1500, seed: 2 },
    { ...short, steps: 1500, algorithm: 'naive-dqn' },
  ])
    ids.push((await program.train(experiment)).id);
  for (const id of ids) await program.waitForPhase(id, 'finished');
  return ids as [string, string, string];
}

test('a run is renamed, tagged and noted by keyboard, and nothing of that is lost', async ({
  start,
  home,
}) => {
  const program = await start();
  const { page } = program;
  const [first, second] = await trainThree(program);
  await item(program, first).locator('.open').click();

  // F2 renames; Escape changes nothing.
  await page.keyboard.press('F2');
  await page.keyboard.type('Never mind');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F2');
  await page.keyboard.type('The first try');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('heading', { name: 'The first try' })).toBeVisible();
  await expect(item(program, first)).toContainText('The first try');

  // Tags: Enter adds, arrows and Delete take away, other runs' tags are proposed.
  const field = page.getByRole('combobox', { name: 'Add a tag' });
  await field.focus();
  await page.keyboard.type('baseline');
  await page.keyboard.press('Enter');
  await page.keyboard.type('to delete,');
  await expect(page.getByRole('button', { name: 'Remove the tag to delete' })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('button', { name: 'Remove the tag to delete' })).toHaveCount(0);
  await expect(item(program, first)).toContainText('baseline');
  await item(program, second).locator('.open').click();
  await field.focus();
  await page.keyboard.type('BASE');
  await expect(page.getByRole('option', { name: 'baseline' })).toBeVisible();
  await program.shoot('runs-tag-proposals');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(item(program, second)).toContainText('baseline');
  expect(annotations(home, second)['tags']).toEqual(['baseline']);

  // A note is on the disk shortly after it was typed, whatever happens next.
  await page.getByRole('button', { name: 'Add a note' }).click();
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.pressSequentially('Seed 2 learns late.\nWhy?');
  await item(program, first).locator('.open').click();
  await expect.poll(() => annotations(home, second)['note']).toBe('Seed 2 learns late.\nWhy?');
  await item(program, second).locator('.open').click();
  await expect(note).toHaveValue('Seed 2 learns late.\nWhy?');
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
  expect(program.complaints).toEqual([]);
});

test('runs are found, sorted and put away', async ({ program }) => {
  const { page } = program;
  const [first, second, naive] = await trainThree(program);
  const shown = () =>
    page.locator('aside li[data-run]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-run')));
  expect(await shown()).toEqual([naive, second, first]);
  await program.request('annotate', {
    ids: [second],
    change: { tag: ['odd'], note: 'An island of stability' },
  });

  await page.keyboard.press('Control+f');
  await page.keyboard.type('island');
  await expect.poll(shown).toEqual([second]);
  await page.keyboard.press('Escape');
  await expect.poll(shown).toEqual([naive, second, first]);
  await page.getByRole('button', { name: 'Filter and sort' }).click();
  await page.getByRole('combobox', { name: 'Algorithm' }).selectOption('dqn');
  await expect.poll(shown).toEqual([second, first]);
  await page.getByRole('combobox', { name: 'Sort' }).selectOption('oldest');
  await expect.poll(shown).toEqual([first, second]);
  await page.getByRole('combobox', { name: 'Tag', exact: true }).selectOption('odd');
  await expect.poll(shown).toEqual([second]);
  await expect(page.getByText('1 of 3 runs')).toBeVisible();
  await program.shoot('runs-filtered');
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect.poll(shown).toEqual([first, second, naive]);

  // Put away, taken back, put away again and found in the archive.
  await item(program, naive).locator('.open').click();
  await page.getByRole('main').getByRole('button', { name: 'Archive', exact: true }).click();
  await expect.poll(shown).toEqual([first, second]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(shown).toEqual([first, second, naive]);
  await page.getByRole('main').getByRole('button', { name: 'Archive', exact: true }).click();
  await expect.poll(shown).toEqual([first, second]);
  await page.getByRole('switch', { name: 'Show archived (1)' }).check();
  await expect.poll(shown).toEqual([first, second, naive]);
  await program.shoot('runs-archived');
  expect(program.complaints).toEqual([]);
});

test('several runs are tagged, paused, compared and removed at once, with one way back', async ({
  program,
  home,
}) => {
  const { page } = program;
  const ids = await trainThree(program);
  const active = await program.train({ ...long, seed: 7 });
  await program.waitForStep(active.id, 500);
  await page.getByRole('button', { name: 'Select several' }).click();
  await item(program, ids[0]).getByRole('checkbox').click();
  await item(program, ids[2])
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  const count = page.locator('[data-selected]');
  await expect(count).toHaveAttribute('data-selected', '3');
  await page.getByRole('button', { name: 'Tag 3 runs' }).click();
  await page.getByRole('toolbar').getByRole('combobox').fill('together');
  await page.keyboard.press('Enter');
  for (const id of ids) await expect(item(program, id)).toContainText('together');
  expect(await barriers(program)).toEqual([]);

  // Everything that is listed, by keyboard; of these, one can be paused.
  await item(program, ids[0]).locator('.open').focus();
  await page.keyboard.press('Control+a');
  await expect(count).toHaveAttribute('data-selected', '4');
  await program.shoot('runs-selected');
  await page.getByRole('button', { name: 'Pause 1 run' }).click();
  await program.waitForPhase(active.id, 'paused');

  // The three that are at rest go, and come back together.
  await page.getByRole('button', { name: 'Remove 3 runs' }).click();
  for (const id of ids) await expect(item(program, id)).toHaveCount(0);
  await expect(page.getByText('1 run still in progress')).toBeVisible();
  expect(existsSync(join(home, 'runs', ids[0]))).toBe(false);
  await page.getByRole('button', { name: 'Undo' }).click();
  for (const id of ids) await expect(item(program, id)).toHaveCount(1);
  for (const id of ids) expect(existsSync(join(home, 'runs', id, 'run.json'))).toBe(true);
  expect(annotations(home, ids[1])['tags']).toEqual(['together']);

  await page.getByRole('button', { name: 'Resume 1 run' }).click();
  await program.waitForPhase(active.id, 'running');
  await page.getByRole('button', { name: 'Stop 1 run' }).click();
  await program.waitForPhase(active.id, 'stopped');
  await page.getByRole('button', { name: 'Compare 4 runs' }).click();
  await expect(page.getByText('4 of 4 runs')).toBeVisible();
  expect(program.complaints).toEqual([]);
});

test('a run is run again with the next free seed, or changed and run', async ({ program }) => {
  const { page } = program;
  const [first] = await trainThree(program);
  await item(program, first).locator('.open').click();
  // Seeds 1 and 2 of these settings are there.
  await page.getByRole('main').getByRole('button', { name: 'Run again with seed 3' }).click();
  await expect.poll(async () => (await program.runs()).length).toBe(4);
  const again = (await program.runs()).at(-1)!;
  const { experiment } = (await program.runs()).find(({ id }) => id === first)!;
  expect(again.experiment).toEqual({ ...experiment, seed: 3 });
  await item(program, first).locator('.open').click();
  await page.getByRole('main').getByRole('button', { name: 'Change and run' }).click();
  await expect(program.input('steps')).toHaveValue(/1[,.]?500/);
  expect(program.complaints).toEqual([]);
});
