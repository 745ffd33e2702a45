import { screen, waitFor, within } from '@testing-library/svelte';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { three, writeFinishedRuns } from '../../finished-runs';
import { openPage, showWindow } from '../../page';

const waiting = () =>
  [...document.querySelectorAll('aside li[data-phase=queued]')].map((row) => row.getAttribute('data-run'));
const row = (id: string) => document.querySelector<HTMLElement>(`li[data-run="${id}"]`)!;
const open = (id: string) => row(id).querySelector<HTMLElement>('.open')!;

/** One run at work, and three that wait. */
async function openQueue() {
  const lab = await openPage(async (home) => void (await writeFinishedRuns(home, three)));
  await lab.request('changeSettings', { parallelRuns: 1 });
  const person = showWindow();
  const [finished] = lab.supervisor.runs();
  const experiments = [11, 12, 13, 14].map((seed) => ({ ...finished!.experiment, seed }));
  const started = await lab.request('startMany', { experiments, preset: null });
  const [, one, two, last] = started.map(({ id }) => id) as [string, string, string, string];
  await waitFor(() => expect(waiting()).toEqual([one, two, last]));
  return { lab, person, one, two, last };
}

describe('the queue', () => {
  it('tells each run’s place and when it is ready, and is put in order from the keyboard', async () => {
    const { lab, person, one, two, last } = await openQueue();
    expect(row(two)).toHaveTextContent(/place 2 · ready about \d\d:\d\d/);
    await person.click(open(last));
    expect(await screen.findByText(/It starts about .* and is ready about/)).toBeVisible();
    open(last).focus();
    await person.keyboard('{Alt>}{Home}{/Alt}');
    await waitFor(() => expect(waiting()).toEqual([last, one, two]));
    await waitFor(() => expect(open(last)).toHaveFocus());
    expect(row(last)).toHaveTextContent(/place 1/);
    await person.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await waitFor(() => expect(waiting()).toEqual([one, last, two]));
    // It is the main process's order.
    const ranks = [one, last, two].map((id) => lab.supervisor.run(id).rank!);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });

  it('is changed by buttons, which can be taken back', async () => {
    const { person, one, two, last } = await openQueue();
    await person.click(open(last));
    const header = within(screen.getByRole('main'));
    await person.click(header.getByRole('button', { name: 'Run next' }));
    await waitFor(() => expect(waiting()).toEqual([last, one, two]));
    expect(header.getByRole('button', { name: 'Run next' })).toBeDisabled();
    await person.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(waiting()).toEqual([one, two, last]));
  });

  it('moves a selection together', async () => {
    const { person, one, two, last } = await openQueue();
    await person.click(screen.getByRole('button', { name: 'Select several' }));
    for (const id of [two, last]) await person.click(within(row(id)).getByRole('checkbox'));
    const bar = within(screen.getByRole('toolbar'));
    await person.click(bar.getByRole('button', { name: 'Run next' }));
    await waitFor(() => expect(waiting()).toEqual([two, last, one]));
  });
});

describe('a finished run', () => {
  it('is trained longer where it has a checkpoint, with what that means for its schedules', async () => {
    const lab = await openPage(async (home) => {
      const [id] = await writeFinishedRuns(home, three);
      const file = join(home, 'runs', id!, 'run.json');
      const record = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
      writeFileSync(file, JSON.stringify({ ...record, checkpointStep: record['step'] }));
    });
    const person = showWindow();
    const { id, experiment } = lab.supervisor.runs().find(({ checkpointStep }) => checkpointStep !== null)!;
    await person.click(open(id));
    await person.click(await screen.findByRole('button', { name: 'Train longer…' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/Epsilon decay ends after.*stay where they end/)).toBeVisible();
    const field = dialog.getByRole('textbox', { name: 'New budget, in env steps' });
    const start = dialog.getByRole('button', { name: 'Train longer' });
    await person.clear(field);
    await person.type(field, String(experiment.steps));
    expect(field).toHaveAttribute('aria-invalid', 'true');
    expect(start).toBeDisabled();
    await person.clear(field);
    await person.type(field, '9000');
    await person.click(start);
    await waitFor(() =>
      expect(lab.supervisor.run(id).experiment).toMatchObject({
        steps: 9000,
        scheduleSteps: experiment.steps,
      }),
    );
    expect(
      await screen.findByText(/Extended: its budget was .* steps at first, with a result of/),
    ).toBeVisible();
  });
});
