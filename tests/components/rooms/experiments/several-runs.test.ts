import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { writeFinishedRuns } from '../../finished-runs';
import { fill, input, row } from '../../page';
import { inRow, openForm, rate } from './form';

describe('several runs at once', () => {
  it('are planned, counted and started in one go, and compared', async () => {
    const { lab, person } = await openForm();
    await fill(person, input('steps'), '1200');
    await fill(person, input('finalEpisodes'), '2');

    // Seeds: a few with one click, or as a list.
    await person.click(inRow('seed').getByRole('button', { name: '5 seeds' }));
    expect(input('seed')).toHaveValue('1-5');
    expect(screen.getByRole('button', { name: /Start 5 runs/ })).toBeEnabled();
    await fill(person, input('seed'), '1-');
    expect(row('seed')).toHaveTextContent('for example 1-5 or 1,3,8-10');
    await fill(person, input('seed'), '1, 4');

    // Numbers are listed, choices and switches are ticked.
    const several = (path: string, label: string) =>
      inRow(path).getByRole('button', { name: `Vary: try several values of ${label}` });
    await person.click(several(rate, 'Learning rate'));
    expect(input(rate)).toHaveFocus();
    await fill(person, input(rate), '0.001, 2');
    expect(row(rate)).toHaveTextContent('2 is invalid. Allowed: a number above 0 to 1.');
    await fill(person, input(rate), '0.001, 0.0005');
    expect(row(rate)).toHaveTextContent('2 values');
    const [double, noisy] = ['hyperparameters.double', 'hyperparameters.noisy'];
    await person.click(several(double, 'Double learning'));
    await person.click(inRow(double).getByRole('checkbox', { name: 'On' }));
    await person.click(several(noisy, 'Noisy networks'));
    await person.click(inRow(noisy).getByRole('checkbox', { name: 'On' }));

    // What will be started is counted and listed.
    const plan = screen.getByRole('region', { name: 'Runs to be started' });
    const planned = () => within(plan).getAllByRole('listitem');
    expect(planned()).toHaveLength(5);
    expect(plan).toHaveTextContent('and 12 more');
    expect(screen.getByRole('main')).toHaveTextContent('16 runs: DQN on CartPole-v1');
    // Nothing has been trained here yet.
    expect(screen.getByText(/^About \d+ to \d+ (seconds|minutes)/)).toBeVisible();
    expect(screen.getByText(/up to \d+ [KM]B · measured on another computer/)).toBeVisible();
    await person.click(within(plan).getByRole('button', { name: 'and 12 more' }));
    expect(planned()).toHaveLength(17);
    expect(planned().at(-1)).toHaveTextContent(/^Show fewer$/);

    // Back to one value: the first of the list.
    await person.click(inRow(noisy).getByRole('button', { name: 'One value of Noisy networks' }));
    expect(inRow(noisy).getByRole('radio', { name: 'Off' })).toBeChecked();
    expect(plan).toHaveTextContent('Double DQN · Learning rate 0.001 · Seed 4');

    await person.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('heading', { name: 'Runs' })).toBeVisible();
    expect(await screen.findByText('8 runs shown together')).toBeVisible();
    expect(
      lab.supervisor
        .runs()
        .map(({ experiment: { seed, hyperparameters: h } }) => `${seed} ${h['learningRate']} ${h['double']}`)
        .sort(),
    ).toEqual(
      [1, 4]
        .flatMap((seed) => [0.0005, 0.001].flatMap((r) => [false, true].map((d) => `${seed} ${r} ${d}`)))
        .sort(),
    );
    expect(screen.getAllByText(/DQN · Learning rate 0\.0005 · Budget 1,200 · seed 4/).length).toBeGreaterThan(
      0,
    );

    await person.click(screen.getByRole('button', { name: 'Compare these 8' }));
    expect(await screen.findByRole('heading', { name: 'Compare' })).toBeVisible();
    await expect.poll(() => lab.settings.current.comparison.runs).toHaveLength(8);
    expect(lab.settings.current.comparison.grouping).toEqual(['configuration']);
    expect(screen.getAllByText('Double DQN · Learning rate 0.001').length).toBeGreaterThan(0);
  });

  it.each([
    ['by speeds of this computer', 'other runs', 60_000, 3],
    ['by speeds measured elsewhere where the run was too short to tell', null, 1500, 0.2],
  ])('are foretold %s', async (_, basis, steps, seconds) => {
    const run = { steps, seconds };
    await openForm((home) => writeFinishedRuns(home, [run]));
    const estimate = document.querySelector('.estimate');
    expect(estimate).toHaveTextContent(
      basis === null ? 'measured on another computer' : `· estimated from ${basis}`,
    );
  });

  it('are asked for twice where they are a great many, and not at all where too many', async () => {
    const { lab, person } = await openForm();
    await fill(person, input('seed'), '1-2000');
    expect(row('seed')).toHaveClass('wrong');
    await fill(person, input('seed'), '1-201');
    await person.click(screen.getByRole('button', { name: /Start 201 runs/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Start 201 runs?' });
    await person.click(within(dialog).getByRole('button', { name: 'Not yet' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(lab.supervisor.runs()).toHaveLength(0);

    await person.click(inRow('steps').getByRole('button', { name: /^Vary/ }));
    await fill(person, input('steps'), '2000, 3000, 4000, 5000, 6000');
    expect(
      screen.getByText('1,005 runs are too many at once. Choose fewer values or seeds: at most 1,000 runs.'),
    ).toBeVisible();
    await person.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(lab.supervisor.runs()).toHaveLength(0);
  });
});
