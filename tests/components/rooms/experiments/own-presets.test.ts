import { screen, waitFor, within } from '@testing-library/svelte';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fill, input } from '../../page';
import { openForm } from './form';

const button = (name: string | RegExp) => screen.getByRole('button', { name });
/** What the newest message says. */
const message = (says: string | RegExp) =>
  waitFor(() => expect([...document.querySelectorAll('.message')].at(-1)).toHaveTextContent(says));
const undo = () =>
  within([...document.querySelectorAll<HTMLElement>('.message')].at(-1)!).getByRole('button', {
    name: 'Undo',
  });
const mine = () => screen.queryByRole('radio', { name: /Short and mine(?! \()/ });

/** The form, after the preset “Short and mine” of 12,345 env steps was saved in it. */
async function openWithPreset() {
  const { lab, person } = await openForm();
  await fill(person, input('steps'), '12345');
  await person.click(button('Save as preset…'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Save as preset' }));
  await fill(person, dialog.getByLabelText('Title'), 'Short and mine');
  await fill(person, dialog.getByLabelText('Description'), 'For trying things out.');
  await person.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(mine()).toBeChecked());
  const folder = join(lab.home, 'presets');
  const file = join(folder, 'short-and-mine.json');
  const stored = () => JSON.parse(readFileSync(file, 'utf8')) as unknown;
  return { lab, person, folder, file, stored };
}

it('is saved, changed, removed, and brought back', async () => {
  const { person, folder, file, stored } = await openWithPreset();
  expect(screen.getByText('Own presets')).toBeVisible();
  expect(readdirSync(folder)).toEqual(['short-and-mine.json']);

  // Changing title and values, and taking that back.
  await fill(person, input('steps'), '23456');
  await person.click(button('Change…'));
  const change = within(await screen.findByRole('dialog', { name: 'Change the preset' }));
  await fill(person, change.getByLabelText('Title'), 'Longer and mine');
  await person.click(change.getByText('As in the form (1 differs)'));
  await person.click(change.getByRole('button', { name: 'Save' }));
  await message('“Longer and mine” changed');
  expect(stored()).toMatchObject({ title: 'Longer and mine', experiment: { steps: 23456 } });
  await person.click(undo());
  await waitFor(() => expect(mine()).toBeVisible());
  expect(stored()).toMatchObject({ title: 'Short and mine', experiment: { steps: 12345 } });

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await person.click(button('Remove'));
  await waitFor(() => expect(mine()).toBeNull());
  expect(existsSync(file)).toBe(false);
  await person.click(undo());
  await waitFor(() => expect(mine()).toBeChecked());
});

it('goes out as one file; nothing in it is taken in twice, and a damaged one says where', async () => {
  const { lab, person } = await openWithPreset();
  const out = join(lab.home, 'out.json');
  lab.dialog = [out];
  await person.click(button('Export…'));
  expect(await screen.findByText(out)).toBeVisible();
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ schema: 1, id: 'short-and-mine' });

  // The same file again is nothing new; one that differs is kept beside it.
  await person.click(button('Import…'));
  await message('This file contains nothing new');
  writeFileSync(out, readFileSync(out, 'utf8').replace('12345', '12346'));
  await person.click(button('Import…'));
  await waitFor(() => expect(screen.getByRole('radio', { name: /^Short and mine \(2\)/ })).toBeChecked());
  writeFileSync(out, readFileSync(out, 'utf8').replace('"steps": 12346', '"steps": 0'));
  await person.click(button('Import…'));
  expect(await screen.findByText(/steps is 0; allowed is a whole number from 1/)).toBeVisible();
});

it('cannot take the place of another file', async () => {
  const { lab } = await openWithPreset();
  const experiment = { environment: 'CartPole-v1', algorithm: 'dqn' };
  const draft = { title: 'x', description: '', experiment, assignment: null };
  for (const id of ['cartpole-dqn', '../settings', 'nobody'])
    expect(await lab.bridge.request('savePreset', { id, ...draft })).toMatchObject({ ok: false });
  const forged = { ...draft, id: null, path: join(lab.home, 'forged.json') };
  expect(await lab.bridge.request('savePreset', forged)).toMatchObject({ ok: false });
  expect(existsSync(join(lab.home, 'forged.json'))).toBe(false);
});
