import { screen, waitFor, within } from '@testing-library/svelte';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { three, writeFinishedRuns } from '../../finished-runs';
import { fill, input, openPage, showWindow } from '../../page';

/** The room with three finished runs in it. */
async function openRuns() {
  let ids: string[] = [];
  const lab = await openPage(async (home) => void (ids = await writeFinishedRuns(home, three)));
  const person = showWindow();
  const [first, second, third] = ids as [string, string, string];
  return { lab, person, ids, first, second, third };
}

const item = (id: string) => document.querySelector<HTMLElement>(`li[data-run="${id}"]`);
const open = (id: string) => item(id)!.querySelector<HTMLElement>('.open')!;
const main = () => within(screen.getByRole('main'));
const listed = () =>
  [...document.querySelectorAll('aside li[data-run]')].map((row) => row.getAttribute('data-run'));
const annotations = (home: string, id: string) =>
  JSON.parse(readFileSync(join(home, 'runs', id, 'annotations.json'), 'utf8')) as Record<string, unknown>;

describe('a run', () => {
  it('is renamed from the keyboard', async () => {
    const { person, first } = await openRuns();
    await person.click(open(first));
    // Escape changes nothing.
    const nameField = () => main().queryByRole('textbox', { name: 'Name of the run' });
    const rename = async (text: string) => {
      await person.keyboard('{F2}');
      await waitFor(() => expect(nameField()).toHaveFocus());
      await person.keyboard(text);
    };
    await rename('Never mind{Escape}');
    expect(nameField()).toBeNull();
    await rename('The first try{Enter}');
    expect(await main().findByRole('heading', { name: 'The first try' })).toBeVisible();
    expect(item(first)).toHaveTextContent('The first try');
  });

  it('is tagged from the keyboard, with the tags of other runs proposed', async () => {
    const { lab, person, first, second } = await openRuns();
    await person.click(open(first));
    const field = () => screen.getByRole('combobox', { name: 'Add a tag' });
    const remove = () => screen.queryByRole('button', { name: 'Remove the tag to delete' });
    field().focus();
    await person.keyboard('baseline{Enter}to delete,');
    await waitFor(() => expect(remove()).toBeVisible());
    await person.keyboard('{ArrowLeft}{Delete}');
    await waitFor(() => expect(remove()).toBeNull());
    expect(item(first)).toHaveTextContent('baseline');
    await person.click(open(second));
    field().focus();
    await person.keyboard('BASE');
    expect(screen.getByRole('option', { name: 'baseline' })).toBeVisible();
    await person.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(item(second)).toHaveTextContent('baseline'));
    expect(annotations(lab.home, second)['tags']).toEqual(['baseline']);
  });

  it('is noted, on the disk shortly after it was typed', async () => {
    const { lab, person, first, second } = await openRuns();
    await person.click(open(second));
    await person.click(screen.getByRole('button', { name: 'Add a note' }));
    const note = () => screen.getByRole('textbox', { name: 'Note' });
    await person.type(note(), 'Seed 2 learns late.{Enter}Why?');
    await person.click(open(first));
    await expect.poll(() => annotations(lab.home, second)['note']).toBe('Seed 2 learns late.\nWhy?');
    await person.click(open(second));
    expect(note()).toHaveValue('Seed 2 learns late.\nWhy?');
  });

  it('is run again with the next free seed, or changed and run', async () => {
    const { lab, person, first } = await openRuns();
    await person.click(open(first));
    // Seeds 1 and 2 of these settings are there.
    await person.click(main().getByRole('button', { name: 'Run again with seed 3' }));
    await expect.poll(() => lab.supervisor.runs().length).toBe(4);
    const again = lab.supervisor.runs().at(-1)!;
    expect(again.experiment).toEqual({ ...lab.supervisor.run(first).experiment, seed: 3 });
    await person.click(open(first));
    await person.click(main().getByRole('button', { name: 'Change and run' }));
    expect(input('steps').value).toMatch(/1[,.]?500/);
  });
});

describe('the list of runs', () => {
  it('is searched, filtered and sorted', async () => {
    const { lab, person, first, second, third } = await openRuns();
    expect(listed()).toEqual([third, second, first]);
    const change = { tag: ['odd'], note: 'An island of stability' };
    await lab.request('annotate', { ids: [second], change });
    await person.keyboard('{Control>}f{/Control}island');
    await waitFor(() => expect(listed()).toEqual([second]));
    await person.keyboard('{Escape}');
    await waitFor(() => expect(listed()).toEqual([third, second, first]));
    await person.click(screen.getByRole('button', { name: 'Filter and sort' }));
    const choose = (name: string, value: string) =>
      person.selectOptions(screen.getByRole('combobox', { name }), value);
    await choose('Algorithm', 'dqn');
    await waitFor(() => expect(listed()).toEqual([second, first]));
    await choose('Sort', 'oldest');
    await waitFor(() => expect(listed()).toEqual([first, second]));
    await choose('Tag', 'odd');
    await waitFor(() => expect(listed()).toEqual([second]));
    expect(screen.getByText('1 of 3 runs')).toBeVisible();
    await person.click(screen.getByRole('button', { name: 'Clear the filter' }));
    await waitFor(() => expect(listed()).toEqual([first, second, third]));
    await choose('Sort', 'newest');
  });

  it('puts runs away, takes them back, and shows the archive', async () => {
    const { person, first, second, third } = await openRuns();
    const archive = async () => {
      await person.click(open(third));
      await person.click(main().getByRole('button', { name: 'Archive' }));
      await waitFor(() => expect(listed()).toEqual([second, first]));
    };
    await archive();
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(listed()).toEqual([third, second, first]));
    await archive();
    const filters = screen.getByRole('button', { name: 'Filter and sort' });
    if (filters.getAttribute('aria-expanded') !== 'true') await person.click(filters);
    const archived = screen.getByRole('switch', { name: /Show archived \(1\)/ });
    await person.click(archived);
    await waitFor(() => expect(listed()).toEqual([third, second, first]));
    await person.click(archived);
  });

  it('has several runs tagged, paused, compared and removed at once, with one way back', async () => {
    const { lab, person, ids, first, second, third } = await openRuns();
    const { experiment } = lab.supervisor.run(first);
    const active = await lab.request('start', { experiment: { ...experiment, seed: 7 }, preset: null });
    const phase = () => lab.supervisor.run(active.id).state.phase;
    await expect.poll(phase).toBe('running');
    await person.click(screen.getByRole('button', { name: 'Select several' }));
    await person.click(within(item(first)!).getByRole('checkbox'));
    await person.keyboard('{Shift>}');
    await person.click(within(item(third)!).getByRole('checkbox'));
    await person.keyboard('{/Shift}');
    const count = () => document.querySelector('[data-selected]')?.getAttribute('data-selected');
    expect(count()).toBe('3');
    await person.click(screen.getByRole('button', { name: 'Tag 3 runs' }));
    await fill(person, within(screen.getByRole('toolbar')).getByRole('combobox'), 'together');
    await person.keyboard('{Enter}');
    for (const id of ids) await waitFor(() => expect(item(id)).toHaveTextContent('together'));

    // Everything that is listed, by keyboard; of these, one can be paused.
    open(first).focus();
    await person.keyboard('{Control>}a{/Control}');
    expect(count()).toBe('4');
    await person.click(screen.getByRole('button', { name: 'Pause 1 run' }));
    await expect.poll(phase).toBe('paused');

    // The three that are at rest go, and come back together.
    const folder = (id: string) => existsSync(join(lab.home, 'runs', id, 'run.json'));
    await person.click(screen.getByRole('button', { name: 'Remove 3 runs' }));
    await waitFor(() => expect(listed()).toEqual([active.id]));
    expect(screen.getByText(/1 run still in progress/)).toBeVisible();
    for (const id of ids) await expect.poll(() => folder(id)).toBe(false);
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(listed()).toHaveLength(4));
    for (const id of ids) expect(folder(id)).toBe(true);
    expect(annotations(lab.home, second)['tags']).toEqual(['together']);

    await person.click(await screen.findByRole('button', { name: 'Resume 1 run' }));
    await expect.poll(phase).toBe('running');
    await person.click(await screen.findByRole('button', { name: 'Stop 1 run' }));
    await expect.poll(phase).toBe('stopped');
    await person.click(await screen.findByRole('button', { name: 'Compare 4 runs' }));
    expect(await screen.findByText('4 of 4 runs')).toBeVisible();
  });
});
