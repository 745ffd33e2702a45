import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { barriers } from './barriers';
import { answerSaveDialog, expect, short, test } from './program';

const root = resolve(__dirname, '../..');
const cli = join(root, 'out', 'main', 'cli.js');

/** The first drawing loads what draws. */
const patience = { timeout: 30_000 };

/** Runs the command line on the program's own data folder, in Node as `npm run lab` does. */
function lab(home: string, ...words: string[]): string {
  return execFileSync(process.execPath, [cli, ...words], {
    env: { ...process.env, RL_LAB_HOME: home },
    encoding: 'utf8',
  });
}

test('a comparison is exported as it is shown, the same to the byte as from the command line', async ({
  program,
  home,
}) => {
  const { page } = program;
  const ids: string[] = [];
  for (const double of [false, true])
    for (const seed of [1, 2]) {
      const experiment = { ...short, steps: 2500, evaluateEvery: 500, seed, hyperparameters: { double } };
      ids.push((await program.train(experiment)).id);
    }
  for (const id of ids) await program.waitForPhase(id, 'finished');
  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: 'Compare all runs' }).click();
  await expect(page.locator('.plot')).toHaveAttribute('data-phase', 'ready');

  const target = join(home, 'exported');
  mkdirSync(target);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export the comparison' });
  await expect(dialog).toBeVisible();
  expect(await barriers(program)).toEqual([]);
  await program.shoot('export');

  await answerSaveDialog(program, null);
  await dialog.getByRole('button', { name: 'Save as…' }).click();
  await expect(dialog).toBeVisible();
  expect(readdirSync(target)).toEqual([]);

  for (const format of ['PNG', 'SVG', 'PDF'] as const) {
    if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'Export', exact: true }).click();
    await dialog.getByText(format, { exact: true }).click();
    if (format === 'PNG') await dialog.getByLabel('Resolution').selectOption('150');
    const name = `window.${format.toLowerCase()}`;
    await answerSaveDialog(program, join(target, name));
    await dialog.getByRole('button', { name: 'Save as…' }).click();
    await expect(dialog).toBeHidden(patience);
    const own = join(target, `terminal.${format.toLowerCase()}`);
    lab(home, 'figure', 'all', '--to', own, '--dpi', '150');
    expect(readFileSync(join(target, name)).equals(readFileSync(own))).toBe(true);
  }
  await expect(page.getByText(join(target, 'window.pdf'), { exact: true })).toBeVisible();
  await program.shoot('exported');

  // What was chosen last stands there again; the report's folder comes whole.
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.getByRole('radio', { name: 'PDF' })).toBeChecked();
  await dialog.getByText('Report', { exact: true }).click();
  const pack = join(target, 'pack');
  await answerSaveDialog(program, pack);
  await dialog.getByRole('button', { name: 'Save as…' }).click();
  await expect(dialog).toBeHidden(patience);
  expect(readdirSync(join(pack, 'events')).sort()).toEqual([...ids].sort());
  expect(readFileSync(join(pack, 'caption.txt'), 'utf8')).toContain('(N = 2, seeds 1, 2)');
  expect(readFileSync(join(pack, 'figure.pdf')).equals(readFileSync(join(target, 'window.pdf')))).toBe(true);
  expect(program.complaints).toEqual([]);
});
