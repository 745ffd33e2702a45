import { screen, waitFor, within } from '@testing-library/svelte';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import ExportRunsDialog from '../../../../../src/renderer/rooms/runs/exchange/ExportRunsDialog.svelte';
import { runs } from '../../../../../src/renderer/state/runs.svelte';
import { writeLongRuns } from '../../../../../experiments/long-runs';
import { fill, openPage, show } from '../../../page';

/** The dialog over two finished runs. */
async function openDialog() {
  const lab = await openPage((home) =>
    writeLongRuns(home, { configurations: 1, seeds: 2, points: 20 }, () => undefined),
  );
  const person = show(ExportRunsDialog, { ids: runs.all.map(({ id }) => id) });
  const dialog = within(await screen.findByRole('dialog', { name: 'Export 2 runs' }));
  const name = dialog.getByLabelText('Your name');
  return { lab, person, dialog, name, save: dialog.getByRole('button', { name: 'Save as…' }) };
}

describe('the dialog that exports runs', () => {
  it('asks whose they are, writes them, and remembers the name', async () => {
    const { lab, person, name, save } = await openDialog();
    const file = join(lab.home, 'anna.rlrun');
    lab.dialog = [file];
    expect(save).toBeDisabled();
    await fill(person, name, '  Anna  Lee ');
    expect(save).toBeEnabled();
    await person.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.querySelector('.message')).toHaveTextContent('2 runs exported');
    expect(existsSync(file)).toBe(true);
    expect(readdirSync(lab.home).filter((entry) => entry.endsWith('.tmp'))).toEqual([]);
    expect((await lab.request('settings')).yourName).toBe('Anna Lee');
  });

  it('stays where the person cancels in the dialog of the system', async () => {
    const { lab, person, dialog, name, save } = await openDialog();
    await fill(person, name, 'Ben');
    await person.click(save);
    await waitFor(() => expect(save).toBeEnabled());
    expect(lab.askedFor('exportRuns')).toHaveLength(1);
    expect(dialog.queryByRole('alert')).toBeNull();
    await person.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says why a file cannot be written', async () => {
    const { lab, person, dialog, name, save } = await openDialog();
    lab.dialog = [join(lab.home, 'no', 'such', 'folder', 'runs.rlrun')];
    await fill(person, name, 'Ben');
    await person.click(save);
    expect(await dialog.findByRole('alert')).toHaveTextContent(/^The export failed: .+/);
    expect(save).toBeEnabled();
  });
});

it('cancels nothing but what there is', async () => {
  const lab = await openPage();
  const cancel = (payload: object) => lab.bridge.request('cancelWork', payload as never);
  expect(await cancel({ work: 'export' })).toEqual({ ok: true, value: null });
  for (const payload of [{}, { work: 'train' }, { work: ['export'] }, { work: 'export', all: true }])
    expect(await cancel(payload)).toMatchObject({ ok: false });
});
