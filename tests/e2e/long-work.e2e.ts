import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { barriers } from './barriers';
import { answerOpenDialog, answerSaveDialog, expect, short, test } from './program';

/** Makes a run's files so large that handing them on takes seconds. */
function enlarge(folder: string): void {
  const log = randomBytes(60 << 20).toString('base64');
  writeFileSync(join(folder, 'trainer.log'), log.replaceAll(/.{100}/g, '$&\n'));
  const metrics = join(folder, 'metrics.jsonl');
  const lines = readFileSync(metrics, 'utf8').trim().split('\n');
  const last = JSON.parse(lines.at(-1)!) as { step: number; seconds: number; at: number };
  for (let block = 0; block < 8; block++) {
    let text = '';
    for (let i = 1; i <= 40_000; i++) {
      const n = block * 40_000 + i;
      const at = { step: last.step + n, seconds: last.seconds + n / 1000, at: last.at + n };
      text += `${JSON.stringify({ type: 'episode', ...at, episode: 1000 + n, return: n % 500, length: 1 })}\n`;
    }
    appendFileSync(metrics, text);
  }
}

test('what takes long says how far it is, and is cancelled without a trace', async ({ program, home }) => {
  test.slow();
  const { page } = program;
  const { id } = await program.train({ ...short, steps: 1500, evaluateEvery: 500 });
  await program.waitForPhase(id, 'finished');
  await program.changeSettings({ yourName: 'Anna' });
  enlarge(join(home, 'runs', id));
  const target = join(home, 'target');
  mkdirSync(target);
  const dialog = page.getByRole('dialog');
  const progress = dialog.getByRole('progressbar');
  const share = async () => Number(await progress.getAttribute('aria-valuenow'));

  // Runs into a file: how much of it is written grows, and Cancel leaves the folder empty.
  const file = join(target, 'large.rlrun');
  await answerSaveDialog(program, file);
  await page.getByRole('button', { name: 'Export the run' }).click();
  await dialog.getByRole('button', { name: 'Save as…' }).click();
  await expect(progress).toHaveAccessibleName('Writing run 1 of 1');
  const first = await share();
  await expect.poll(share).toBeGreaterThan(first);
  expect(readdirSync(target)).toHaveLength(1);
  await program.shoot('progress-export-runs');
  expect(await barriers(program)).toEqual([]);
  // Only its button decides what becomes of the file.
  await expect(dialog.getByRole('button', { name: 'Close' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(progress).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByText('Cancelled: nothing was written.')).toBeVisible();
  await expect(progress).toHaveCount(0);
  expect(readdirSync(target)).toEqual([]);
  // Once more, in German, to its end.
  await program.changeSettings({ language: 'de' });
  await dialog.getByRole('button', { name: 'Speichern unter …' }).click();
  await expect(progress).toHaveAccessibleName('Lauf 1 von 1 wird geschrieben');
  await program.changeSettings({ language: 'en' });
  await expect(dialog).toHaveCount(0, { timeout: 60_000 });
  expect(readdirSync(target)).toEqual(['large.rlrun']);

  // The import: nothing comes in of the file that is cancelled, and the dialog names it.
  await program.request('remove', { id });
  await expect(page.locator(`li[data-run="${id}"]`)).toHaveCount(0);
  await answerOpenDialog(program, [file]);
  await page.getByRole('button', { name: 'Import runs' }).click();
  await expect(progress).toHaveAccessibleName('Unpacking run 1 of 1');
  await program.shoot('progress-import');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  // The dialog of the import is still fading away while that of its outcome comes up.
  await expect(page.getByRole('dialog', { name: 'The import was cancelled' })).toContainText(
    'No run was imported. Skipped: large.rlrun.',
  );
  expect(readdirSync(join(home, 'incoming'))).toEqual([]);
  expect(await program.runs()).toEqual([]);
  await page.keyboard.press('Escape');
  await program.request('restore', { id });
  await expect(page.locator(`li[data-run="${id}"]`)).toBeVisible();

  // The report of a comparison.
  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: 'Compare all runs' }).click();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await dialog.getByText('Report', { exact: true }).click();
  const pack = join(target, 'pack');
  await answerSaveDialog(program, pack);
  await dialog.getByRole('button', { name: 'Save as…' }).click();
  await expect(progress).toBeVisible({ timeout: 30_000 });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByText('Cancelled: nothing was written.')).toBeVisible({ timeout: 30_000 });
  expect(readdirSync(target)).toEqual(['large.rlrun']);

  // Who closes the window in the middle leaves nothing half-written either.
  await answerSaveDialog(program, join(target, 'second.rlrun'));
  await page.keyboard.press('Escape');
  void program.request('exportRuns', { ids: [id], name: 'Anna', checkpoints: false }).catch(() => null);
  await expect.poll(() => readdirSync(target).length).toBe(2);
  await program.quit();
  expect(readdirSync(target)).toEqual(['large.rlrun']);
  expect(existsSync(pack)).toBe(false);
  expect(program.complaints).toEqual([]);
});
