import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { card as dqn } from '../../../src/algorithms/dqn/card';
import FormSections from '../../../src/renderer/rooms/experiments/FormSections.svelte';
import { experiment } from '../../../src/renderer/state/experiment.svelte';
import { fill, input, openPage, row, show } from '../page';

const rate = 'hyperparameters.learningRate';
const usualRate = String(dqn.hyperparameters.learningRate.default);

/** The form with nothing but defaults in it. */
async function openForm(language: 'en' | 'de' = 'en') {
  const lab = await openPage();
  if (language !== 'en') {
    await lab.request('changeSettings', { language });
    await expect.poll(() => document.documentElement.lang).toBe(language);
  }
  experiment.usePreset(null);
  return show(FormSections, {});
}
const complaint = (path: string) => row(path)!.querySelector('.problem')!.textContent;
const range = (path: string) => row(path)!.querySelector('.range')!.textContent?.trim();

describe('a number', () => {
  it('says its range, its default and what it does', async () => {
    await openForm();
    expect(range(rate)).toBe(`above 0, to 1 · default ${usualRate}`);
    expect(row(rate)).toHaveTextContent('Too large and Q diverges');
    expect(screen.getByLabelText(/^Learning rate/)).toBe(input(rate));
    expect(input(rate)).toHaveAccessibleDescription(/Too large and Q diverges.* default/s);
  });

  it('is marked in the moment it is wrong, and keeps what was typed', async () => {
    const person = await openForm();
    await fill(person, input(rate), 'fast');
    expect(input(rate)).toHaveAttribute('aria-invalid', 'true');
    expect(complaint(rate)).toBe('Allowed: a number above 0 to 1.');
    expect(range(rate)).toBe('');
    expect(input(rate)).toHaveValue('fast');
    expect(document.querySelectorAll('.field.wrong')).toHaveLength(1);
    await fill(person, input(rate), '0.1');
    expect(input(rate)).toHaveAttribute('aria-invalid', 'false');
    expect(complaint(rate)).toBe('');
  });

  it('is put back with one click', async () => {
    const person = await openForm();
    expect(within(row(rate)!).queryByRole('button', { name: /^Reset/ })).toBeNull();
    await fill(person, input(rate), '0.1');
    const reset = `Reset Learning rate to ${usualRate}`;
    await person.click(within(row(rate)!).getByRole('button', { name: reset }));
    expect(input(rate)).toHaveValue(usualRate);
    expect(within(row(rate)!).queryByRole('button', { name: /^Reset/ })).toBeNull();
  });

  it('is typed and shown as the language writes it', async () => {
    const person = await openForm('de');
    await fill(person, input(rate), '0,25');
    expect(input(rate)).toHaveValue('0,25');
    expect(experiment.text(rate)).toBe('0.25');
    await fill(person, input('steps'), '60.000');
    expect(experiment.candidate['steps']).toBe(60_000);
  });

  it('is tried with several values from the keyboard', async () => {
    const person = await openForm();
    const button = within(row(rate)!).getByRole('button', { name: /try several values of Learning rate$/ });
    button.focus();
    await person.keyboard('{Enter}');
    expect(input(rate)).toHaveFocus();
    await fill(person, input(rate), '0.001, 2');
    expect(complaint(rate)).toBe('2 is invalid. Allowed: a number above 0 to 1.');
    await fill(person, input(rate), '0.001, 0.0005');
    expect(range(rate)).toMatch(/^2 values ·/);
    expect(experiment.plan.experiments).toHaveLength(2);
    await person.click(within(row(rate)!).getByRole('button', { name: /One value of Learning rate$/ }));
    expect(input(rate)).toHaveFocus();
    expect(input(rate)).toHaveValue('0.001');
  });
});

describe('a whole number', () => {
  it('refuses what lies between two', async () => {
    const person = await openForm();
    await fill(person, input('steps'), '500.5');
    expect(complaint('steps')).toMatch(/^Allowed: a whole number from /);
    await fill(person, input('steps'), '0');
    expect(input('steps')).toHaveAttribute('aria-invalid', 'true');
  });

  it('that conflicts with another says what to do', async () => {
    const person = await openForm();
    await fill(person, input('steps'), '500');
    expect(complaint('hyperparameters.warmup')).toContain('less than the budget of 500');
    await fill(person, input('steps'), '50000');
    expect(document.querySelectorAll('.field.wrong')).toHaveLength(0);
  });
});

describe('a list of sizes', () => {
  it('takes blanks and commas, and refuses what is no size', async () => {
    const person = await openForm();
    const layers = 'hyperparameters.hiddenLayers';
    await fill(person, input(layers), '32 32');
    expect(experiment.candidate).toMatchObject({ hyperparameters: { hiddenLayers: [32, 32] } });
    await fill(person, input(layers), '32, many');
    expect(input(layers)).toHaveAttribute('aria-invalid', 'true');
    expect(complaint(layers)).toMatch(/^Allowed: /);
  });
});

describe('a choice', () => {
  const path = 'hyperparameters.optimizer';

  it('is taken by the arrow keys, and explains what is taken', async () => {
    const person = await openForm();
    const group = within(row(path)!).getByRole('radiogroup', { name: 'Optimiser' });
    const [first, second] = within(group).getAllByRole('radio');
    expect(first).toBeChecked();
    first!.focus();
    await person.keyboard('{ArrowRight}');
    expect(second).toBeChecked();
    const { label, doc } = dqn.hyperparameters.optimizer.options[1]!;
    expect(row(path)).toHaveTextContent(`${label}: ${doc}`);
  });

  it('is ticked where several are tried', async () => {
    const person = await openForm();
    await person.click(within(row(path)!).getByRole('button', { name: /try several values of Optimiser$/ }));
    const boxes = within(row(path)!).getAllByRole('checkbox');
    expect(boxes[0]).toHaveFocus();
    await person.keyboard('{Tab} ');
    expect(boxes[1]).toBeChecked();
    expect(range(path)).toBe('2 values');
    await person.click(boxes[0]!);
    await person.click(boxes[1]!);
    expect(complaint(path)).not.toBe('');
  });
});

describe('a switch', () => {
  it('is a choice of off and on', async () => {
    const person = await openForm();
    const group = within(row('hyperparameters.double')!).getByRole('radiogroup', { name: 'Double learning' });
    await person.click(within(group).getByRole('radio', { name: 'On' }));
    expect(experiment.text('hyperparameters.double')).toBe('true');
    expect(row('hyperparameters.double')).toHaveTextContent('default Off');
  });
});

describe('a text of a notation', () => {
  it('says in whole sentences what is wrong with it', async () => {
    await openPage();
    experiment.usePreset(null);
    experiment.useEnvironment('Gridworld-v0');
    const person = show(FormSections, {});
    const map = 'environmentOptions.map';
    await fill(person, input(map), 'SFX');
    expect(input(map)).toHaveAttribute('aria-invalid', 'true');
    expect(complaint(map)).toMatch(/^Allowed: .+\. .+\.$/s);
  });
});
