import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { card as dqn } from '../../../../src/algorithms/dqn/card';
import { tasks } from '../../../../src/shared/tasks';
import { fill, goTo, input, openPage, reopenPage, row, showWindow } from '../../page';

const rate = 'hyperparameters.learningRate';
const usualRate = String(dqn.hyperparameters.learningRate.default);
const wrongFields = () => document.querySelectorAll('.field.wrong');
/** What a message says. */
const message = () => document.querySelector('.message');
const group = (name: string | RegExp) => within(screen.getByRole('group', { name }));
const inRow = (path: string) => within(row(path)!);
const press = (container: string, choice: string) =>
  within(screen.getByRole('radiogroup', { name: container })).getByText(choice);

/** The window with the form in it. */
async function openForm() {
  const lab = await openPage();
  const person = showWindow();
  await goTo(person, 1);
  await screen.findByRole('heading', { name: 'New experiment' });
  return { lab, person };
}

describe('a form with wrong values', () => {
  it('keeps them beside their field, starts only what can be used, and is there the next day', async () => {
    const { lab, person } = await openForm();
    // What reset leads to is the preset's, so start from none.
    await person.click(group('Task').getByText('Free'));
    await person.click(screen.getByRole('button', { name: /^Show all \d+$/ }));
    await person.click(screen.getByRole('radio', { name: /^Defaults/ }));

    // Wrong in the moment it is typed; the text stays.
    await fill(person, input(rate), 'fast');
    expect(input(rate)).toHaveAttribute('aria-invalid', 'true');
    expect(input(rate)).toHaveValue('fast');
    expect(wrongFields()).toHaveLength(1);
    await fill(person, input('steps'), '500');
    expect(row('hyperparameters.warmup')).not.toHaveClass('wrong');
    input('seed').focus();
    await person.keyboard('{Control>}{Enter}{/Control}');
    expect(input(rate)).toHaveFocus();
    expect(lab.supervisor.runs()).toHaveLength(0);

    // One click leads back to the default; then a conflict of two values that are fine alone shows.
    await person.click(inRow(rate).getByRole('button', { name: `Reset Learning rate to ${usualRate}` }));
    expect(input(rate)).toHaveValue(usualRate);
    expect(row('hyperparameters.warmup')).toHaveTextContent('less than the budget of 500');

    await fill(person, input('steps'), '3000');
    await fill(person, input('seed'), '7');
    await fill(person, input('hyperparameters.hiddenLayers'), '32 32');
    await person.click(press('Optimiser', 'RMSProp'));
    await fill(person, input('finalEpisodes'), '3');
    expect(wrongFields()).toHaveLength(0);
    expect(screen.getByText('5 values changed')).toBeVisible();
    await person.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('heading', { name: 'Runs' })).toBeVisible();
    const [run] = lab.supervisor.runs();
    expect(run!.experiment).toMatchObject({
      steps: 3000,
      seed: 7,
      finalEpisodes: 3,
      hyperparameters: { hiddenLayers: [32, 32], optimizer: 'rmsprop', learningRate: Number(usualRate) },
    });

    // The last experiment is still in the form.
    await expect.poll(() => lab.settings.current.lastExperiment).toMatchObject({ experiment: { seed: 7 } });
    await reopenPage(lab);
    const again = showWindow();
    await goTo(again, 1);
    await waitFor(() => expect(input('seed')).toHaveValue('7'));
    expect(input('hyperparameters.hiddenLayers')).toHaveValue('32, 32');
    await again.click(screen.getByRole('button', { name: 'Reset all' }));
    expect(input('seed')).toHaveValue('1');

    // One click too many is no loss.
    expect(message()).toHaveTextContent('5 values reset');
    await again.click(screen.getByRole('button', { name: 'Undo' }));
    expect(input('seed')).toHaveValue('7');
    expect(screen.getByText('5 values changed')).toBeVisible();
  });
});

describe('the form', () => {
  it('follows its switches, the environment’s options among them', async () => {
    const { person } = await openForm();
    await person.click(screen.getByRole('button', { name: /environments$/ }));
    await person.click(screen.getByRole('radio', { name: /^Lunar lander LunarLander-v3/ }));
    expect(within(screen.getByRole('region', { name: 'Environment' })).getByText('Wind')).toBeVisible();
    expect(row('environmentOptions.windPower')).toBeNull();
    await person.click(press('Wind', 'On'));
    expect(input('environmentOptions.windPower')).toHaveValue('15');
    await person.click(screen.getByRole('button', { name: 'Show less' }));

    // What fits stands first; what does not says why.
    const offered = group('Algorithm');
    await person.click(offered.getByRole('button', { name: /^Show all \d+ algorithms$/ }));
    const algorithms = offered.getAllByRole('radio');
    expect(algorithms[0]).toBeEnabled();
    expect(algorithms.at(-1)).toBeDisabled();
    expect(algorithms.at(-1)).toHaveAccessibleName(/needs continuous actions/);
    expect(offered.getByRole('radio', { name: /^Sarsa/ })).toHaveAccessibleName(
      /needs discrete observations/,
    );
    await person.click(offered.getByRole('button', { name: 'Show less' }));

    // Every switch at once: what belongs to them appears, and what they replace goes.
    await person.click(press('Dueling', 'V + A − mean A'));
    await person.click(press('Noisy networks', 'On'));
    await person.click(press('Distribution', 'C51'));
    await person.click(press('Double learning', 'On'));
    await person.click(press('Prioritised replay (PER)', 'On'));
    expect(screen.queryByRole('region', { name: 'Exploration' })).toBeNull();
    await person.click(
      within(screen.getByRole('navigation', { name: 'Sections of the form' })).getByText('Network'),
    );
    expect(screen.getByRole('region', { name: 'Network' })).toHaveFocus();
  });

  it('narrows what it starts from by task, and keeps what was entered with another algorithm', async () => {
    const { person } = await openForm();
    const task = (name: RegExp) => group('Task').getByRole('radio', { name });
    const presets = () => group('Start from').getAllByRole('radio');
    expect(task(/^Task 1/)).toBeChecked();
    expect(presets()).toHaveLength(tasks[0]!.presets.length);

    // With the arrow keys, as every group of radio buttons.
    task(/^Task 1/).focus();
    await person.keyboard('{ArrowRight}');
    expect(task(/^Task 2/)).toBeChecked();
    expect(presets()[0]).toHaveAccessibleName(/balance the pole with DQN/);
    expect(presets()).toHaveLength(tasks[1]!.presets.length);
    await person.keyboard('{ArrowRight}');
    expect(screen.getByRole('main')).toHaveTextContent('DDPG on Pendulum-v1');
    await person.keyboard('{ArrowRight}');
    expect(task(/Free/)).toBeChecked();
    expect(screen.getByRole('main')).toHaveTextContent('DDPG on Pendulum-v1');

    // Another preset replaces what was entered, and gives it back.
    await person.click(group('Task').getByText('Pole cart'));
    await fill(person, input(rate), '0.004');
    await person.click(screen.getByRole('radio', { name: /naive deep Q-learning/ }));
    expect(message()).toHaveTextContent('Form reset; 1 change discarded');
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    expect(input(rate)).toHaveValue('0.004');

    const offered = group('Algorithm');
    await person.click(offered.getByRole('button', { name: /^Show all/ }));
    const usualWarmup = input('hyperparameters.warmup').value;
    await person.click(offered.getByRole('radio', { name: /^PPO/ }));
    expect(input(rate)).toHaveValue('0.004');
    expect(row('hyperparameters.warmup')).toBeNull();
    await person.click(offered.getByRole('radio', { name: /^DQN/ }));
    expect(input(rate)).toHaveValue('0.004');
    expect(input('hyperparameters.warmup')).toHaveValue(usualWarmup);
    expect(screen.getByText('1 value changed')).toBeVisible();
  });
});

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

describe('the main process', () => {
  const fine = { environment: 'CartPole-v1', algorithm: 'dqn', steps: 1500, finalEpisodes: 1 };

  it('refuses an experiment that cannot be used, and says why of each value', async () => {
    const lab = await openPage();
    const wrong = { ...fine, steps: -5, hyperparameters: { learningRate: 2, lerningRate: 1 } };
    const answer = await lab.bridge.request('start', { experiment: wrong, preset: null });
    expect(!answer.ok && answer.problems.map(({ field }) => field).sort()).toEqual([
      'hyperparameters.learningRate',
      'hyperparameters.lerningRate',
      'steps',
    ]);
    expect(lab.supervisor.runs()).toHaveLength(0);
  });

  it('starts all of several experiments or none', async () => {
    const lab = await openPage();
    const wrong = { ...fine, hyperparameters: { learningRate: 2 } };
    const answer = await lab.bridge.request('startMany', { experiments: [fine, wrong], preset: null });
    expect(!answer.ok && answer.problems).toMatchObject([
      { field: 'hyperparameters.learningRate', where: 'with learningRate 2' },
    ]);
    expect(lab.supervisor.runs()).toHaveLength(0);
    const both = await lab.request('startMany', { experiments: [fine, { ...fine, seed: 2 }], preset: null });
    expect(both.map(({ experiment: { seed } }) => seed)).toEqual([1, 2]);
    expect(lab.supervisor.runs()).toHaveLength(2);
  });
});
