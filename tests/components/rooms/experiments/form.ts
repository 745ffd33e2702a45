/** The form of an experiment, for the tests of its room. */
import { screen, within } from '@testing-library/svelte';
import { goTo, openPage, row, showWindow } from '../../page';

/** The path of the learning rate. */
export const rate = 'hyperparameters.learningRate';

export const inRow = (path: string) => within(row(path)!);

/** The window with the form in it. */
export async function openForm(fillHome?: (home: string) => Promise<unknown>) {
  const lab = await openPage(async (home) => void (await fillHome?.(home)));
  const person = showWindow();
  await goTo(person, 1);
  await screen.findByRole('heading', { name: 'New experiment' });
  return { lab, person };
}
