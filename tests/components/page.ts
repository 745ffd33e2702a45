/** A page with the main process behind it, for one test. */
import '@testing-library/jest-dom/vitest';
import { render } from '@testing-library/svelte';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { Component } from 'svelte';
import { expect, onTestFinished, vi } from 'vitest';
import { loadPage } from '../../src/renderer/state/load-page';
import { messages } from '../../src/renderer/state/messages.svelte';
import { runs } from '../../src/renderer/state/runs.svelte';
import { TestLab } from './lab';
import Stage from './Stage.svelte';

/**
 * Loads the page's state from a data folder of its own, as the window does before it shows anything.
 * What the page complains about fails the test.
 * @param fill writes into the folder beforehand
 */
export async function openPage(fill?: (home: string) => Promise<void> | void): Promise<TestLab> {
  const complaints: unknown[][] = [];
  for (const kind of ['error', 'warn'] as const)
    vi.spyOn(console, kind).mockImplementation((...what) => void complaints.push(what));
  const lab = await TestLab.open(fill);
  Object.defineProperty(window, 'lab', { value: lab.bridge, configurable: true });
  await loadPage();
  onTestFinished(async () => {
    vi.restoreAllMocks();
    // States outlive a test: the next page begins with none of this one's runs and messages.
    lab.tell(
      'runsRemoved',
      runs.all.map(({ id }) => id),
    );
    for (const { id } of messages.shown) messages.dismiss(id);
    await lab.close();
    expect(complaints).toEqual([]);
  });
  return lab;
}

/** Shows a component as the window would; answers the person who uses it. */
export function show<P extends Record<string, unknown>>(component: Component<P>, given: P): UserEvent {
  render(Stage as Component<{ component: Component<P>; given: P }>, { component, given });
  return userEvent.setup();
}

/** Types a text into a field in place of what stands there. */
export async function fill(person: UserEvent, field: HTMLElement, text: string): Promise<void> {
  await person.clear(field);
  if (text !== '') await person.type(field, text.replace(/[[{]/g, '$&$&'));
}

/** The input of a setting in the form. */
export function input(path: string): HTMLInputElement {
  const found = document.querySelector<HTMLInputElement>(`#field-${path.replaceAll('.', '-')}`);
  if (found === null) throw new Error(`There is no input for ${path}.`);
  return found;
}

/** The row of a setting in the form; null where it has none. */
export const row = (path: string) => document.querySelector<HTMLElement>(`[data-field="${path}"]`);
