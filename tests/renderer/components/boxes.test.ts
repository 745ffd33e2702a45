import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const renderer = join(__dirname, '../../../src/renderer');

/** Where boxes are ticked, and what a tick takes out of several. */
const choices: Readonly<Record<string, string>> = {
  'components/Ticks.svelte': 'values that a sweep tries',
  'rooms/runs/list/RunItem.svelte': 'runs that something is done with',
  'rooms/assignment/FreeSettings.svelte': 'settings that may be changed',
  'rooms/course/InOrder.svelte': 'what belongs to a course',
  'rooms/compare/LadderDialog.svelte': 'variants that are trained',
  'rooms/compare/picker/BatchRow.svelte': 'runs that are compared',
};
/** Where a check box looks like something else. */
const others: Readonly<Record<string, RegExp>> = {
  'components/Eye.svelte': /data-eye/,
  'components/Switch.svelte': /role="switch"/,
  'rooms/runs/charts/SeriesLegend.svelte': /class="visually-hidden" data-eye/,
};

describe('check boxes', () => {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.svelte'))
    .map((name) => name.replaceAll('\\', '/'));
  const inputsOf = (file: string) =>
    [...readFileSync(join(renderer, file), 'utf8').matchAll(/<input\b[^]*?type="checkbox"[^]*?\/>/g)].map(
      ([input]) => input,
    );
  const withBoxes = files.filter((file) =>
    readFileSync(join(renderer, file), 'utf8').includes('type="checkbox"'),
  );

  it('choose out of several, or are an eye or a switch, which say so by their look', () => {
    expect(withBoxes.sort()).toEqual([...Object.keys(choices), ...Object.keys(others)].sort());
    for (const [file, look] of Object.entries(others))
      for (const input of inputsOf(file)) expect(input, file).toMatch(look);
    for (const file of Object.keys(choices))
      for (const input of inputsOf(file)) expect(input, file).not.toMatch(/data-eye|role=/);
  });
});
