import { screen, waitFor, within } from '@testing-library/svelte';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { handInRuns } from '../../../../src/main/hand-in/hand-in-runs';
import { giveAnswer } from '../../../../src/main/runs/run-annotations';
import type { RunRecord } from '../../../../src/main/runs/run-record';
import { comparison } from '../../../../src/renderer/state/comparison.svelte';
import { rooms } from '../../../../src/renderer/state/rooms.svelte';
import { runs } from '../../../../src/renderer/state/runs.svelte';
import { handInForClass, handsIn } from '../../../main/hand-in/class-fixture';
import { addRun, openStore, removeFolders } from '../../../main/run-files/exchange-fixture';
import { writeFinishedRuns } from '../../finished-runs';
import { openPage, showWindow } from '../../page';

const ann = { name: 'Ann Lee', id: '4711' };
const ben = { name: 'Ben', id: '0815' };
const cem = { name: 'Cem', id: '' };
const question = {
  ...{ id: 'task-1', title: 'Task 1', kind: 'text' as const, question: 'How high?', explanation: 'Because.' },
};
const ended = (mean: number, more: Partial<RunRecord> = {}) => ({
  changes: { result: { episodes: 10, mean, std: 1 }, ...more },
});

/** A lecturer's window beside an empty folder. */
async function openLecturer(fill: (shared: string) => Promise<unknown> = () => Promise.resolve()) {
  onTestFinished(removeFolders);
  const lab = await openPage(async (home) => {
    mkdirSync(join(home, 'class'));
    await fill(join(home, 'class'));
  });
  lab.dialog = [join(lab.home, 'class')];
  await lab.request('chooseHandInFolder');
  await lab.request('changeSettings', { showClass: true });
  const person = showWindow();
  await person.keyboard('{Control>}6{/Control}');
  return { lab, person, shared: join(lab.home, 'class') };
}

/** The cells of the table, row by row. */
async function cells(count: number): Promise<string[][]> {
  const table = await screen.findByRole('table', { name: 'What the class has handed in' });
  await waitFor(() => expect(within(table).getAllByRole('row')).toHaveLength(count + 1));
  return within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.children].map((cell) => cell.textContent!.replace(/\s+/g, ' ').trim()));
}
const names = async (count: number) => (await cells(count)).map(([name]) => name);
const press = async (person: Awaited<ReturnType<typeof openLecturer>>['person'], name: string | RegExp) =>
  person.click(await screen.findByRole('button', { name }));

describe('the room of a class', () => {
  it('is there for whoever asks for it in the settings', async () => {
    const lab = await openPage((home) => void writeFinishedRuns(home, [{}]));
    const person = showWindow();
    await person.keyboard('{Control>}6{/Control}');
    expect(rooms.open).toBe('runs');
    expect(screen.queryByRole('button', { name: 'Class' })).toBeNull();
    await person.keyboard('{Control>},{/Control}');
    await person.click(await screen.findByRole('switch', { name: /Show the class/ }));
    await press(person, 'Class');
    expect(await screen.findByRole('heading', { name: 'No hand-in folder yet' })).toBeInTheDocument();
    mkdirSync(join(lab.home, 'class'));
    lab.dialog = [join(lab.home, 'class')];
    await press(person, 'Choose a folder…');
    expect(await screen.findByText(/This window is watching/)).toHaveTextContent(join(lab.home, 'class'));
    await person.keyboard('?');
    expect(await screen.findByRole('dialog')).toHaveTextContent('Hide or show names');
  });

  it('shows what is handed in while it watches, answers beside results, sorted by any column', async () => {
    const { person, shared } = await openLecturer();
    await screen.findByText(/Nothing has been handed in yet/);
    const store = await openStore();
    const asked = await addRun(store, ended(480, { assignment: question }));
    await giveAnswer(store.folderOf(asked.id), 'About 200');
    await handInRuns(store, { ids: [asked.id], student: ann, folder: shared });
    await handsIn(shared, ben, { seed: 2, ...ended(120.5) });
    await handsIn(shared, cem, { seed: 3, changes: { state: { phase: 'stopped' }, result: null } });
    expect(await cells(3)).toEqual([
      [
        'Ann Lee',
        '4711',
        'Task 1',
        '2D pole cart',
        'DQN',
        '1',
        '480.0 ± 1.0',
        'Solved',
        'About 200',
        expect.any(String),
      ],
      ['Ben', '0815', '', '2D pole cart', 'DQN', '2', '120.5 ± 1.0', 'Not solved', '', expect.any(String)],
      ['Cem', '', '', '2D pole cart', 'DQN', '3', 'Stopped', '–', '', expect.any(String)],
    ]);
    expect(screen.getByText('3 students, 3 runs')).toBeInTheDocument();
    const head = (name: string) => screen.getByRole('columnheader', { name: new RegExp(`^${name}`) });
    for (const [column, order] of [
      ['Return', ['Ann Lee', 'Ben', 'Cem']],
      // What has none stays last.
      ['Return', ['Ben', 'Ann Lee', 'Cem']],
      ['Seed', ['Ann Lee', 'Ben', 'Cem']],
      ['Seed', ['Cem', 'Ben', 'Ann Lee']],
      ['Result', ['Ann Lee', 'Ben', 'Cem']],
      ['ID', ['Ben', 'Ann Lee', 'Cem']],
      ['Handed in', ['Cem', 'Ben', 'Ann Lee']],
    ] as const) {
      await person.click(within(head(column)).getByRole('button', { name: new RegExp(`^${column}`) }));
      expect(await names(3)).toEqual(order);
    }
    expect(head('Handed in')).toHaveAttribute('aria-sort', 'descending');
    await person.selectOptions(screen.getByRole('combobox', { name: 'Assignment' }), 'Task 1');
    expect(await names(1)).toEqual(['Ann Lee']);
    expect(screen.getByText('3 students, 3 runs, 1 run shown')).toBeInTheDocument();
  });

  it('hides names everywhere, and stays so', async () => {
    const { lab, person, shared } = await openLecturer(async (folder) => {
      await handsIn(folder, ben, ended(400));
      await handsIn(folder, ann, ended(300));
      writeFileSync(join(folder, 'Ann Lee notes.txt'), 'x');
    });
    await names(2);
    await person.keyboard('n');
    await waitFor(async () => expect(await names(2)).toEqual(['Student 1', 'Student 2']));
    expect(screen.queryByRole('columnheader', { name: 'ID' })).toBeNull();
    await press(person, '1 remark on files');
    const files = await screen.findByRole('dialog', { name: 'Files in the hand-in folder' });
    expect(files).toHaveTextContent('Not from this program');
    await person.keyboard('{Escape}');
    await person.click(screen.getByRole('radio', { name: 'Returns by student' }));
    await screen.findByText('Student 1: 1 run, median 400.0');
    expect(document.body).not.toHaveTextContent(/Ann|Ben|4711|0815/);
    expect((await lab.request('settings')).hideNames).toBe(true);
    const table = join(lab.home, 'class.csv');
    lab.dialog = [table];
    await press(person, 'Export table…');
    await waitFor(() => expect(document.body).toHaveTextContent('Table exported'));
    expect(readFileSync(table, 'utf8')).not.toMatch(/Ann|Ben|4711/);
    expect(shared).toContain('class');
  });

  it('says which files are skipped, and why', async () => {
    const { person } = await openLecturer(async (folder) => {
      await handsIn(folder, ann);
      writeFileSync(join(folder, 'notes.txt'), 'x');
      writeFileSync(join(folder, 'half.rlrun'), 'PK');
    });
    await press(person, '2 remarks on files');
    const dialog = await screen.findByRole('dialog', { name: 'Files in the hand-in folder' });
    const items = within(dialog).getAllByRole('listitem');
    expect(items.map((item) => item.textContent!.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringMatching(/^Still arriving half\.rlrun It is still being copied/),
      expect.stringMatching(/^Not from this program notes\.txt It is not a file of runs/),
    ]);
  });

  it('pools the runs shown into Compare with one click, and imports nothing twice', async () => {
    const { lab, person } = await openLecturer(async (folder) => {
      await handsIn(folder, ann, ended(480));
      await handsIn(folder, ben, { seed: 2, ...ended(120) });
    });
    expect(runs.all).toEqual([]);
    await press(person, 'Compare 2 runs');
    await waitFor(() => expect(rooms.open).toBe('compare'));
    expect(runs.all.map(({ origin }) => origin!.name).sort()).toEqual(['Ann Lee', 'Ben']);
    expect(comparison.groups.flatMap((group) => group.runs)).toHaveLength(2);
    await person.keyboard('{Control>}6{/Control}');
    await press(person, 'Compare 2 runs');
    await waitFor(() => expect(rooms.open).toBe('compare'));
    expect(runs.all).toHaveLength(2);
    expect(lab.askedFor('poolClass')).toHaveLength(2);
  });

  it('keeps what it has shown while the folder is gone', async () => {
    const { shared } = await openLecturer(async (folder) => {
      await handsIn(folder, ann);
    });
    await names(1);
    rmSync(shared, { recursive: true });
    expect(await screen.findByRole('alert')).toHaveTextContent(/Cannot read .*choose another folder/);
    expect(await names(1)).toEqual(['Ann Lee']);
  });

  it('keeps twenty students with two hundred runs in one table and one strip plot, in German too', async () => {
    const { lab, person } = await openLecturer(async (folder) => {
      const store = await openStore();
      for (const seed of [1, 2]) await addRun(store, { seed });
      const students = Array.from({ length: 20 }, (_, i) => ({
        name: `Person ${i + 1}`,
        id: String(100 + i),
      }));
      expect(await handInForClass(store.folder, folder, students, 10)).toBe(200);
    });
    await screen.findByText('20 students, 200 runs');
    const listed = await names(200);
    expect([listed[0], listed[10], listed[199]]).toEqual(['Person 1', 'Person 2', 'Person 20']);
    await person.click(screen.getByRole('radio', { name: 'Returns by student' }));
    await waitFor(() => expect(document.querySelector('[data-strip]')).toHaveAttribute('data-strip', '20'));
    await lab.request('changeSettings', { language: 'de' });
    expect(await screen.findByText('20 Personen, 200 Läufe')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '200 Läufe vergleichen' })).toBeEnabled();
  });
});
