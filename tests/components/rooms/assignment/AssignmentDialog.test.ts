import { screen, waitFor, within } from '@testing-library/svelte';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fill, input } from '../../page';
import { openForm } from '../experiments/form';

it('makes an assignment of the form, and exports it', async () => {
  const { lab, person } = await openForm();
  await person.click(screen.getByRole('button', { name: 'Make an assignment…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Make an assignment' }));
  const save = dialog.getByRole('button', { name: 'Save and export…' });
  expect(dialog.getByText('Still missing: Title, Question.')).toBeVisible();
  expect(save).toBeDisabled();
  await fill(person, dialog.getByLabelText('Title'), 'Aufgabe 2: Lernrate');
  expect(dialog.getByText('Still missing: Question.')).toBeVisible();
  await fill(person, dialog.getByLabelText('Question'), 'What does a larger learning rate do?');
  await person.click(dialog.getByText('Multiple choice'));
  await fill(person, dialog.getByLabelText('Options, one per line'), 'Faster\nUnstable');
  await person.click(dialog.getByLabelText('Learning rate'));
  expect(dialog.getByText('2 settings may be changed.')).toBeVisible();

  const out = join(lab.home, 'task.json');
  lab.dialog = [out];
  await person.click(save);
  expect(await screen.findByText(out)).toBeVisible();
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
    id: 'aufgabe-2-lernrate',
    assignment: {
      allBut: ['seed', 'hyperparameters.learningRate'],
      question: 'What does a larger learning rate do?',
      kind: 'choice',
      options: ['Faster', 'Unstable'],
    },
  });
  const banner = () => screen.queryByRole('region', { name: 'Assignment' });
  await waitFor(() => expect(banner()).toHaveTextContent('Aufgabe 2: Lernrate'));
  await person.click(screen.getByRole('button', { name: 'Without the assignment' }));
  await waitFor(() => expect(banner()).toBeNull());
  expect(input('steps')).toBeVisible();
});
