import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lineStyle } from '../../src/shared/figures/line-styles';
import { readPdf, readPng, type Picture } from '../pictures';
import { colourOf, distance, readCurves, readSvg } from './figure-pictures';
import { answerSaveDialog, expect, short, test } from './program';

/** Of the height of the plot: about four pixels of the screen. */
const tolerance = 0.012;

test('a figure looks in every kind of file as it does on the screen', async ({ program, home }) => {
  const { page } = program;
  const ids: string[] = [];
  for (const double of [false, true])
    for (const seed of [1, 2]) {
      const experiment = { ...short, steps: 3000, evaluateEvery: 250, seed, hyperparameters: { double } };
      ids.push((await program.train(experiment)).id);
    }
  for (const id of ids) await program.waitForPhase(id, 'finished');
  await page.keyboard.press('Control+3');
  await program.changeSettings({ theme: 'light' });
  await page.getByRole('button', { name: 'Compare all runs' }).click();
  // Curves alone: what is pale around them has colours in between.
  await page.getByRole('button', { name: 'Display' }).click();
  await page.getByRole('combobox', { name: 'Band' }).selectOption({ label: 'None' });
  await page.getByRole('switch', { name: 'Single runs' }).uncheck();
  const plot = page.locator('.plot');
  await expect(plot).toHaveAttribute('data-phase', 'ready');
  await page.mouse.move(1, 1);
  await page.waitForTimeout(500);
  const screen = await readPng(await plot.screenshot());

  const save = async (format: 'PNG' | 'SVG' | 'PDF', name: string) => {
    const path = join(home, `${name}.${format.toLowerCase()}`);
    await answerSaveDialog(program, path);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Export the comparison' });
    await dialog.getByText(format, { exact: true }).click();
    await dialog.getByRole('button', { name: 'Save as…' }).click();
    await expect(dialog).toBeHidden({ timeout: 30_000 });
    return path;
  };
  const pictures: Readonly<Record<string, Picture>> = {
    png: await readPng(readFileSync(await save('PNG', 'figure'))),
    svg: await readSvg(program, await save('SVG', 'figure')),
    pdf: await readPdf(readFileSync(await save('PDF', 'figure'))),
  };
  const colours = [0, 1].map((style) => colourOf(lineStyle(style, false).colour));
  const shown = readCurves(screen, colours);
  for (const [kind, picture] of Object.entries(pictures))
    readCurves(picture, colours).forEach((curve, i) => {
      const { apart, both } = distance(shown[i]!, curve);
      expect(both, kind).toBeGreaterThan(0.3);
      expect(apart, kind).toBeLessThan(tolerance);
    });

  // Other data does look different: the same runs, smoothed.
  await page.getByRole('textbox', { name: 'Smoothing' }).fill('0.9');
  await page.keyboard.press('Enter');
  await expect(plot).toHaveAttribute('data-phase', 'ready');
  const smoothed = await readPdf(readFileSync(await save('PDF', 'smoothed')));
  const apart = readCurves(smoothed, colours).map((curve, i) => distance(shown[i]!, curve).apart);
  expect(Math.max(...apart)).toBeGreaterThan(3 * tolerance);
});
