import { screen, within } from '@testing-library/svelte';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { three, writeFinishedRuns } from '../../finished-runs';
import { goTo, openPage, showWindow } from '../../page';

/** The page over three finished runs. */
async function openRuns() {
  let ids: readonly string[] = [];
  const lab = await openPage(async (home) => {
    ids = await writeFinishedRuns(home, three);
  });
  return { lab, ids };
}

it('says why an export cannot be written, and leaves nothing', async () => {
  const { lab } = await openRuns();
  const person = showWindow();
  await goTo(person, 3);
  await person.click(await screen.findByRole('button', { name: 'Compare all runs' }));
  await person.click(await screen.findByRole('button', { name: 'Export' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Export the comparison' }));
  const nowhere = join(lab.home, 'not', 'there');
  lab.dialog = [join(nowhere, 'figure.pdf')];
  await person.click(dialog.getByRole('button', { name: 'Save as…' }));
  expect(await dialog.findByRole('alert')).toHaveTextContent(nowhere);
  expect(existsSync(nowhere)).toBe(false);
});

it('gives the page no say in where a file goes, or how large it is', async () => {
  const { lab, ids } = await openRuns();
  const { comparison } = await lab.request('settings');
  const choice = { ...comparison, runs: [...ids] };
  const drawing = { width: 720, height: 440, dpi: 96, theme: 'light' } as const;
  const order = { choice, view: null, format: 'csv', drawing } as const;
  const ask = (payload: object) => lab.bridge.request('export', payload as never);
  expect(await ask({ ...order, path: join(lab.home, 'forged.csv') })).toMatchObject({ ok: false });
  const huge = { ...drawing, width: 4000, height: 4000, dpi: 1200 };
  expect(await ask({ ...order, drawing: huge })).toMatchObject({ ok: false });
  lab.dialog = [join(lab.home, 'real.csv')];
  expect(await ask({ ...order, choice: { ...choice, runs: [] } })).toMatchObject({
    ok: false,
    says: { code: 'exports.noRun' },
  });
  expect(await ask(order)).toMatchObject({ ok: true, value: { remarks: [] } });
  expect(existsSync(join(lab.home, 'real.csv'))).toBe(true);
  expect(existsSync(join(lab.home, 'forged.csv'))).toBe(false);
});
