import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { card as dqn } from '../../../../src/algorithms/dqn/card';
import { tasks } from '../../../../src/shared/tasks';
import { fill, goTo, input, openPage, reopenPage, row, showWindow } from '../../page';
import { inRow, openForm, rate } from './form';

const usualRate = String(dqn.hyperparameters.learningRate.default);
const wrongFields = () => document.querySelectorAll('.field.wrong');
/** What a message says. */
const message = () => document.querySelector('.message');
const group = (name: string | RegExp) => within(screen.getByRole('group', { name }));
const press = (container: string, choice: string) =>
  within(screen.getByRole('radiogroup', { name: container })).getByText(choice);

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
  it('keeps what stands in it when the language changes, in the digits of that language', async () => {
    const { lab, person } = await openForm();
    const speak = (language: 'en' | 'de') => lab.request('changeSettings', { language });
    const [discount, steps] = ['hyperparameters.discount', 'steps'];
    await fill(person, input(discount), '0.9x');
    await fill(person, input(rate), '0.002');
    await fill(person, input(steps), '1234');

    await speak('de');
    expect(await screen.findByRole('heading', { name: 'Neues Experiment' })).toBeVisible();
    expect(input(discount)).toHaveValue('0.9x');
    expect(row(discount)).toHaveTextContent('Erlaubt: eine Zahl von 0 bis 1.');
    expect(input(rate)).toHaveValue('0,002');
    expect(input(steps)).toHaveValue('1234');

    // A comma before the decimals, a point between thousands.
    await fill(person, input(discount), '0,95');
    await fill(person, input(steps), '20.000');
    expect(wrongFields()).toHaveLength(0);
    await speak('en');
    await waitFor(() => expect(input(discount)).toHaveValue('0.95'));
    expect(input(steps)).toHaveValue('20000');
    expect(document.querySelector('footer')).toHaveTextContent(
      'DQN on CartPole-v1 · 20,000 env steps · seed 1',
    );
  });

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
