import type { Locator, Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerSaveDialog, expect, test } from './program';

/** What has the focus, whether one sees that it has it, and whether it is what is wanted. */
const focused = (target: Locator) =>
  target.evaluate((wanted) => {
    const element = document.activeElement as HTMLElement;
    // Fields that are drawn by their label show the focus there.
    const seen = [element, element.closest('label'), element.parentElement].some((holder) => {
      if (holder === null) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(holder);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
    });
    const there = element === wanted;
    return { tag: element.tagName, html: element.outerHTML.slice(0, 200), seen, there };
  });

/** Presses Tab until something has the focus; whatever has it on the way shows that it has. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let i = 0; i < 250; i++) {
    await page.keyboard.press(key);
    const { tag, html, seen, there } = await focused(target);
    if (tag !== 'BODY') expect(seen, `the focus can be seen on ${html}`).toBe(true);
    if (there) return;
  }
  throw new Error(`Tab does not reach ${String(target)}`);
}

async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

test('from the first start to a figure, through every room, by keyboard alone', async ({ start, home }) => {
  test.slow();
  const program = await start();
  const { page } = program;
  const room = (name: string) =>
    page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name });
  const button = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' });
  const dialog = page.getByRole('dialog');
  await expect(button('Train your first agent')).toBeVisible();

  // Experiments: a task by its arrow keys, a field by typing.
  await press(page, button('Set up an experiment instead'));
  await expect(page.getByRole('heading', { name: 'New experiment' })).toBeVisible();
  const tasks = page.getByRole('group', { name: 'Task' }).getByRole('radio');
  await tabTo(page, tasks.first());
  await page.keyboard.press('ArrowRight');
  await expect(tasks.nth(1)).toBeChecked();
  await page.keyboard.press('ArrowLeft');
  await expect(tasks.first()).toBeChecked();
  await tabTo(page, program.input('steps'));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('1500');
  await press(page, page.getByRole('button', { name: /^Start/ }));

  // Runs: once more with another seed, then up and down the list.
  await expect(page.getByRole('heading', { name: 'Runs' })).toBeVisible();
  await press(page, button('Run again with seed 2'));
  await expect.poll(async () => (await program.runs()).length).toBe(2);
  for (const { id } of await program.runs()) await program.waitForPhase(id, 'finished');
  const entries = page.locator('li[data-run] .open');
  await tabTo(page, entries.nth(0), 'Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await expect(entries.nth(1)).toBeFocused();
  await press(page, button('Export the run'));
  await tabTo(page, dialog.getByLabel('Your name'));
  await page.keyboard.type('Anna');
  const runFile = join(home, 'anna.rlrun');
  await answerSaveDialog(program, runFile);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  expect(existsSync(runFile)).toBe(true);
  await expect(button('Export the run')).toBeFocused();
  await press(page, button('View log'));
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  // Inspect: the steps of an episode by arrow keys.
  await press(page, room('Inspect'));
  await expect(page.getByText('Predicted return').first()).toBeVisible();
  const moment = page.getByRole('slider', { disabled: false }).first();
  await tabTo(page, moment);
  const before = await moment.inputValue();
  await page.keyboard.press('ArrowRight');
  expect(await moment.inputValue()).not.toBe(before);

  // Guides: found by typing, opened with Enter.
  await press(page, room('Guides'));
  await tabTo(page, page.getByRole('textbox', { name: 'Search the guides' }));
  await page.keyboard.type('target network');
  await page.keyboard.press('Enter');
  await expect(page.locator('mark').first()).toBeVisible();

  // Settings: another language and back.
  await press(page, room('Settings'));
  const english = page.getByRole('radio', { name: 'English' });
  await tabTo(page, page.getByRole('radio', { checked: true }).and(page.locator('[name=language]')));
  await page.keyboard.press('ArrowRight');
  await expect(english).toBeChecked();
  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');

  // Compare: both runs, smoothed, and the figure of it.
  await press(page, room('Compare'));
  await press(page, button('Compare all runs'));
  await expect(page.locator('.plot')).toHaveAttribute('data-phase', 'ready');
  await press(page, button('Display'));
  await tabTo(page, page.getByRole('slider', { name: 'Smoothing' }));
  await page.keyboard.press('ArrowRight');
  await press(page, button('Export'));
  const pdf = dialog.getByRole('radio', { name: 'PDF' });
  await tabTo(page, dialog.getByRole('radio', { checked: true }).first());
  await expect(pdf).toBeChecked();
  await page.keyboard.press('ArrowLeft');
  await expect(pdf).not.toBeChecked();
  await page.keyboard.press('ArrowRight');
  await expect(pdf).toBeChecked();
  await tabTo(page, dialog.getByRole('button', { name: 'Save as…' }));
  const path = join(home, 'figure.pdf');
  await answerSaveDialog(program, path);
  await page.keyboard.press('Space');
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
  expect(program.complaints).toEqual([]);
});
