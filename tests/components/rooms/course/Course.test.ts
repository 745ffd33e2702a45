import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { courseFileText, readCourseFile } from '../../../../src/main/presets/courses/course-file';
import { unpackCourse } from '../../../../src/main/presets/courses/course-folder';
import { courses } from '../../../../src/renderer/state/courses.svelte';
import { presets } from '../../../../src/renderer/state/presets.svelte';
import { presetFileText } from '../../../../src/shared/preset';
import { courseWith, presetCalled } from '../../../main/presets/courses/course-fixture';
import { fill, openPage, showWindow } from '../../page';

const region = async (name: string) => within(await screen.findByRole('region', { name }));
const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }));
const group = async (name: string) => within(await screen.findByRole('group', { name }));
const title = 'Reinforcement learning 2026';

/** The window at the settings, with the file of a course in the data folder. */
async function openStudent() {
  const lab = await openPage((home) => {
    writeFileSync(join(home, 'rl.rlcourse'), courseFileText(courseWith('b', 'a')));
  });
  const person = showWindow();
  await person.keyboard('{Control>},{/Control}');
  lab.dialog = [join(lab.home, 'rl.rlcourse')];
  return { lab, person, card: await region('Course') };
}

describe('a course that is given', () => {
  it('is shown before it is added, then stands first, and goes again', async () => {
    const { lab, person, card } = await openStudent();
    await person.click(card.getByRole('button', { name: 'Open a file…' }));
    let shown = await dialog('Add this course?');
    expect(shown.getByText('by Ada')).toBeVisible();
    expect(shown.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'About bAssignment',
      'About a',
    ]);
    expect(shown.getByText('S:\\hand-in')).toBeVisible();
    await person.click(shown.getByRole('button', { name: 'Cancel' }));
    expect(existsSync(join(lab.home, 'courses'))).toBe(false);

    await person.click(card.getByRole('button', { name: 'Open a file…' }));
    shown = await dialog('Add this course?');
    await person.click(shown.getByRole('button', { name: 'Add' }));
    expect(await card.findByText(/by Ada · 1 preset, 1 assignment, 2 guides/)).toBeVisible();
    expect((await lab.request('settings')).handInFolder).toBeNull();
    await person.keyboard('{Control>}1{/Control}');
    const given = await group(`Course: ${title}`);
    expect(given.getAllByRole('radio')).toHaveLength(2);
    expect(screen.queryByRole('group', { name: 'Own presets' })).toBeNull();
    await person.click(given.getByRole('radio', { name: /^About b/ }));
    expect(await screen.findByText('What happens?')).toBeVisible();

    await person.keyboard('{Control>}5{/Control}');
    const list = within(await screen.findByRole('navigation', { name: 'List of guides' }));
    expect(list.getAllByRole('heading')[0]).toHaveTextContent(title);
    expect(list.getAllByRole('button')[0]).toHaveTextContent('DQN');
    expect(list.getByText('All guides')).toBeVisible();

    await person.keyboard('{Control>},{/Control}');
    await person.click((await region('Course')).getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(courses.all).toHaveLength(0));
    await screen.findAllByText(`Course “${title}” removed`);
    await person.click(screen.getAllByRole('button', { name: 'Undo' }).at(-1)!);
    await waitFor(() => expect(courses.all).toHaveLength(1));
    await lab.request('removeCourse', { id: 'rl-2026' });
    await courses.look();
  });

  it('asks before it replaces an earlier one, which can be brought back', async () => {
    const { lab, person, card } = await openStudent();
    await person.click(card.getByRole('button', { name: 'Open a file…' }));
    await person.click((await dialog('Add this course?')).getByRole('button', { name: 'Add' }));
    await card.findByText(/1 preset, 1 assignment/);
    const file = new File([courseFileText(courseWith('c'))], 'new.rlcourse');
    await fireEvent.drop(document.body, { dataTransfer: { types: ['Files'], files: [file] } });
    const shown = await dialog('Replace the course?');
    expect(shown.getByRole('status')).toHaveTextContent(`takes the place of “${title}”`);
    await person.click(shown.getByRole('button', { name: 'Replace' }));
    expect(await card.findByText(/by Ada · 1 assignment/)).toBeVisible();
    await waitFor(() => expect(screen.getAllByRole('button', { name: 'Undo' })).toHaveLength(2));
    await person.click(screen.getAllByRole('button', { name: 'Undo' }).at(-1)!);
    expect(await card.findByText(/1 preset, 1 assignment/)).toBeVisible();
    await lab.request('removeCourse', { id: 'rl-2026' });
    await courses.look();
  });

  it('is refused with what is wrong where the file is damaged', async () => {
    const { lab, person, card } = await openStudent();
    writeFileSync(lab.dialog![0]!, courseFileText(courseWith('a')).replace('Ada', 'Eve'));
    await person.click(card.getByRole('button', { name: 'Open a file…' }));
    expect(await screen.findByText(/its checksum does not fit/)).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is followed in its folder, which only a dialog of the system’s decides', async () => {
    const { lab, person, card } = await openStudent();
    const answer = await lab.bridge.request('changeSettings', { courseFolder: '/etc' } as never);
    expect(answer.ok).toBe(false);
    const share = join(lab.home, 'share');
    await unpackCourse(courseWith('a'), share);
    lab.dialog = [share];
    await person.click(card.getByRole('button', { name: 'Choose a folder…' }));
    expect(await card.findByText(/1 assignment, 2 guides · From the course folder/)).toBeVisible();
    writeFileSync(join(share, 'presets', 'z.json'), presetFileText([presetCalled('z')]));
    expect(await card.findByText(/1 preset, 1 assignment/, {}, { timeout: 20_000 })).toBeVisible();
    expect(card.queryByRole('button', { name: 'Remove' })).toBeNull();
    await person.click(card.getByRole('button', { name: 'Use its hand-in folder' }));
    expect(await screen.findByText(/S:\\hand-in is no folder of this computer/)).toBeVisible();
    rmSync(share, { recursive: true });
    await person.click(card.getByRole('button', { name: 'Use none' }));
    await waitFor(() => expect(courses.all).toHaveLength(0));
  });
});

describe('a course that is made', () => {
  it('is put together, handed out as one file, and changed later', async () => {
    const lab = await openPage((home) => {
      mkdirSync(join(home, 'presets'));
      writeFileSync(join(home, 'presets', 'mine.json'), presetFileText([presetCalled('mine')]));
    });
    const person = showWindow();
    await person.keyboard('{Control>},{/Control}');
    const open = async () => {
      await person.click((await region('Course')).getByRole('button', { name: 'Make a course…' }));
      return dialog('Make a course');
    };
    let form = await open();
    const save = form.getByRole('button', { name: 'Save' });
    expect(save).toBeDisabled();
    expect(form.getByRole('status')).toHaveTextContent('Title');
    await fill(person, form.getByLabelText('Title'), 'RL for all');
    await fill(person, form.getByLabelText('By'), 'Ada');
    await fill(person, form.getByLabelText('Search'), 'about');
    await person.click(form.getByRole('checkbox', { name: 'About mine' }));
    await fill(person, form.getByLabelText('Search'), 'cartpole-dqn-lecture');
    await person.click(form.getAllByRole('checkbox', { checked: false })[0]!);
    await person.click(form.getByRole('button', { name: 'Move “About mine” down' }));
    await person.click(form.getByRole('radio', { name: /^Guides/ }));
    await person.click(form.getByRole('checkbox', { name: /^PPO/ }));
    lab.dialog = null;
    await person.click(form.getByRole('button', { name: 'Save and export…' }));
    await waitFor(() => expect(readdirSync(join(lab.home, 'courses', 'made'))).toEqual(['rl-for-all.json']));
    const file = join(lab.home, 'out.rlcourse');
    lab.dialog = [file];
    await waitFor(() => expect(form.getByRole('button', { name: 'Save and export…' })).toBeEnabled());
    await person.click(form.getByRole('button', { name: 'Save and export…' }));
    await screen.findAllByText('Course “RL for all” exported');
    const { course } = await readCourseFile(file);
    expect(course).toMatchObject({ by: 'Ada', presets: ['cartpole-dqn-lecture', 'mine'], guides: ['ppo'] });

    rmSync(join(lab.home, 'presets', 'mine.json'));
    await presets.load();
    form = await open();
    await waitFor(() => expect(form.getByLabelText('Title')).toHaveValue('RL for all'));
    expect(await form.findByText(/1 preset of this course is gone/)).toBeVisible();
    await person.click(form.getByRole('button', { name: 'Remove the course' }));
    await waitFor(() => expect(readdirSync(join(lab.home, 'courses', 'made'))).toEqual([]));
    await person.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(readdirSync(join(lab.home, 'courses', 'made'))).toHaveLength(1));
  });
});
