/** A page with the main process behind it, for one test. */
import '@testing-library/jest-dom/vitest';
import './canvas';
import { cleanup, configure, render } from '@testing-library/svelte';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { Component } from 'svelte';
import { expect, onTestFinished, vi } from 'vitest';
import App from '../../src/renderer/App.svelte';
import { loadPage } from '../../src/renderer/state/load-page';
import { messages } from '../../src/renderer/state/messages.svelte';
import { rooms } from '../../src/renderer/state/rooms.svelte';
import { runs } from '../../src/renderer/state/runs.svelte';
import { TestLab } from './lab';
import Stage from './Stage.svelte';

// A machine may be busy with thirty other things.
configure({ asyncUtilTimeout: 60_000 });

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
  onTestFinished(() => {
    vi.restoreAllMocks();
    lab.remove();
    expect(complaints).toEqual([]);
  });
  return begin(lab);
}

/** The next day: the program has ended and is started again in the same folder. */
export async function reopenPage(lab: TestLab): Promise<TestLab> {
  await leave(lab);
  return begin(await TestLab.open(undefined, lab.home));
}

const left = new WeakSet<TestLab>();

async function begin(lab: TestLab): Promise<TestLab> {
  Object.defineProperty(window, 'lab', { value: lab.bridge, configurable: true });
  await loadPage();
  onTestFinished(() => leave(lab));
  return lab;
}

/** States outlive a test: the next page begins with none of this one's runs and messages, in the first room. */
async function leave(lab: TestLab): Promise<void> {
  if (left.has(lab)) return;
  left.add(lab);
  cleanup();
  const ids = runs.all.map(({ id }) => id);
  lab.tell('runsRemoved', ids);
  for (const { id } of messages.shown) messages.dismiss(id);
  rooms.go('runs');
  await lab.end();
}

/** Shows a component as the window would; answers the person who uses it. */
export function show<P extends Record<string, unknown>>(component: Component<P>, given: P): UserEvent {
  render(Stage as Component<{ component: Component<P>; given: P }>, { component, given });
  return userEvent.setup();
}

/** Shows the whole window. */
export function showWindow(): UserEvent {
  render(App);
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

/** Goes to a room by its number, as the keyboard does. */
export const goTo = (person: UserEvent, room: number) => person.keyboard(`{Control>}${room}{/Control}`);
