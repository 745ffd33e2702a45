import { screen, waitFor, within } from '@testing-library/svelte';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../../src/main/run-files/import-runs';
import { RunStore } from '../../../../src/main/runs/run-store';
import { settings } from '../../../../src/renderer/state/settings.svelte';
import { runs } from '../../../../src/renderer/state/runs.svelte';
import { three, writeFinishedRuns } from '../../finished-runs';
import { fill, openPage, showWindow } from '../../page';

/** The window of a student with three finished runs, and a folder to hand in to. */
async function openStudent() {
  const lab = await openPage(async (home) => {
    await writeFinishedRuns(home, three);
    mkdirSync(join(home, 'class'));
  });
  const person = showWindow();
  return { lab, person, shared: join(lab.home, 'class') };
}

const button = (name: string) => screen.findByRole('button', { name });
const messages = () => document.querySelector('.messages, [data-messages]') ?? document.body;

describe('handing in', () => {
  it('is offered once there is a folder for it, which only a dialog of the system’s decides', async () => {
    const { lab, person, shared } = await openStudent();
    await screen.findByRole('button', { name: 'Change and run' });
    expect(screen.queryByRole('button', { name: 'Hand in' })).toBeNull();
    const answer = await lab.bridge.request('changeSettings', { handInFolder: '/etc' } as never);
    expect(answer.ok).toBe(false);

    await person.keyboard('{Control>},{/Control}');
    const card = within(await screen.findByRole('region', { name: 'Hand-in' }));
    expect(card.getByRole('status')).toHaveTextContent('None chosen');
    await person.click(card.getByRole('button', { name: 'Choose a folder…' }));
    expect(card.getByRole('status')).toHaveTextContent('None chosen');
    lab.dialog = [shared];
    await person.click(card.getByRole('button', { name: 'Choose a folder…' }));
    await waitFor(() => expect(card.getByRole('status')).toHaveTextContent(shared));
    await fill(person, card.getByLabelText('Student ID'), ' 47  11 ');
    await person.tab();
    await waitFor(async () => expect((await lab.request('settings')).studentId).toBe('47 11'));
    await person.keyboard('{Control>}2{/Control}');
    expect(await button('Hand in')).toBeEnabled();
    await person.keyboard('{Control>},{/Control}');
    await person.click(await button('Use none'));
    await waitFor(async () => expect((await lab.request('settings')).handInFolder).toBeNull());
  });

  it('asks once who it is, and is one click from then on', async () => {
    const { lab, person, shared } = await openStudent();
    lab.dialog = [shared];
    await lab.request('chooseHandInFolder');
    await person.click(await button('Hand in'));
    const who = within(await screen.findByRole('dialog', { name: 'Who hands in?' }));
    expect(who.getByRole('button', { name: 'Hand in' })).toBeDisabled();
    await fill(person, who.getByLabelText('Your name'), ' Ann  Lee ');
    await fill(person, who.getByLabelText('Student ID (optional)'), '4711');
    // A setting that changes meanwhile takes nothing away.
    await lab.request('changeSettings', { theme: 'dark' });
    await waitFor(() => expect(settings.current.theme).toBe('dark'));
    await person.keyboard('{Enter}');
    await waitFor(() => expect(messages()).toHaveTextContent('1 run handed in'));
    expect(readdirSync(shared)).toHaveLength(1);
    expect(await screen.findByText(/^Handed in just now/)).toBeInTheDocument();

    await person.click(await button('Hand in again'));
    await waitFor(() =>
      expect(readdirSync(shared)).toEqual([
        expect.stringMatching(/^Ann-Lee-4711-.*\.rlrun$/),
        expect.stringMatching(/^Ann-Lee-4711-.*\.rlrun$/),
      ]),
    );
    const other = await RunStore.open(join(lab.home, 'other'));
    const { files } = await importFiles(other, [join(shared, readdirSync(shared)[0]!)]);
    expect(files[0]).toMatchObject({ name: 'Ann Lee', problem: null, imported: [runs.chosen!.id] });
  });

  it('says why it is not possible, and loses nothing', async () => {
    const { lab, person, shared } = await openStudent();
    lab.dialog = [join(shared, 'gone')];
    await lab.request('chooseHandInFolder');
    await lab.request('changeSettings', { yourName: 'Ann Lee' });
    await person.click(await button('Hand in'));
    await waitFor(() => expect(messages()).toHaveTextContent('The runs were not handed in'));
    expect(messages()).toHaveTextContent('hand the runs in later: they stay here');
    expect(await button('Hand in')).toBeEnabled();
  });
});
