import { ownCommand } from '../../../platform/own-command';
import { say } from '../../../shared/language/say';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ListedPreset } from '../../../shared/preset';
import { firstPreset } from '../../../shared/tasks';
import type { PresetLibrary } from '../../presets/preset-library';
import { UnknownPresetError } from '../../presets/unknown-preset';
import { checkTarget } from '../check-target';
import { valueOf, type Command, type Given, type Terminal } from '../command';
import { exitCodes, UsageError } from '../exit-codes';
import { suggestion } from '../near-miss';
import { openPresets } from '../open-presets';
import { showNumber, table } from '../words';

const actions = ['import', 'export', 'remove', 'restore'] as const;

/** Whether a preset is the one that a first start trains. */
const isFirst = ({ id, own }: Pick<ListedPreset, 'id' | 'own'>): boolean => id === firstPreset && !own;

function asJson(found: readonly ListedPreset[]): string {
  return JSON.stringify(
    found.map(({ id, title, description, experiment, own, course, assignment }) => ({
      id,
      algorithm: experiment.algorithm,
      environment: experiment.environment,
      steps: experiment.steps,
      title,
      description,
      own,
      course: course ?? null,
      first: isFirst({ id, own }),
      question: assignment?.question ?? null,
    })),
  );
}

async function list(library: PresetLibrary, given: Given, terminal: Terminal): Promise<number> {
  const { presets: found, damaged } = await library.list();
  for (const damage of damaged) terminal.notes.write(`${say(damage)}\n`);
  if (given.switches.has('json')) terminal.print(asJson(found));
  else
    for (const line of table(
      ['preset', 'environment', 'algorithm', ' env steps', 'kind', 'title'],
      found.map(({ id, title, experiment, own, course, assignment }) => [
        id,
        experiment.environment,
        experiment.algorithm,
        showNumber(experiment.steps),
        [
          ...(isFirst({ id, own }) ? ['first'] : []),
          ...(own ? ['own'] : []),
          ...(course === undefined ? [] : ['course']),
          ...(assignment === undefined ? [] : ['assignment']),
        ].join(' '),
        title,
      ]),
    ))
      terminal.print(line);
  return damaged.length > 0 ? exitCodes.usage : exitCodes.fine;
}

async function remove(library: PresetLibrary, id: string): Promise<void> {
  try {
    await library.remove(id);
  } catch (error) {
    const { presets: found } = await library.list();
    if (!(error instanceof UnknownPresetError) || found.some((preset) => preset.id === id)) throw error;
    const own = found.filter((preset) => preset.own).map((preset) => preset.id);
    const which = own.length === 0 ? 'You have none of your own.' : `Your own are ${own.join(', ')}.`;
    throw new UsageError(`There is no preset ${id}.${suggestion(id, own)} ${which}`);
  }
}

async function importFile(library: PresetLibrary, file: string, terminal: Terminal): Promise<void> {
  const path = resolve(file);
  if ((await stat(path).catch(() => null)) === null) throw new UsageError(`There is no preset file ${path}.`);
  const { presets, renamed, same } = await library.importFile(path);
  for (const { id, title } of presets) {
    const from = renamed.find(({ to }) => to === id)?.from;
    const why = from === undefined ? '' : `; there is a preset ${from} already`;
    terminal.print(`Imported ${id}: ${title}${why}`);
  }
  for (const id of same) terminal.print(`${id} is there already.`);
}

async function exportTo(
  library: PresetLibrary,
  ids: readonly string[],
  given: Given,
  terminal: Terminal,
): Promise<void> {
  const to = valueOf(given, 'to');
  if (to === undefined) throw new UsageError('--export needs --to FILE as well.');
  const path = resolve(to);
  await checkTarget(path, given.switches.has('force'));
  const known = (await library.list()).presets.map(({ id }) => id);
  for (const id of ids)
    if (!known.includes(id))
      throw new UsageError(
        `There is no preset ${id}.${suggestion(id, known)} "${ownCommand()} presets" lists them.`,
      );
  await library.exportTo(ids, path);
  terminal.print(path);
}

export const presets: Command = {
  name: 'presets',
  operands: [],
  summary: 'List the presets; import and export your own.',
  details: [
    'Own presets are files in the folder "presets" of the data folder. A file for import holds one preset or several, as --export writes them; one whose id is already taken gets a new one.',
    'The one to begin with is marked "first", and "train --preset first" trains it. A preset may be an assignment: it sets some of the values and asks a question, see "help answer".',
  ],
  options: {
    json: { doc: 'Print one JSON array.' },
    import: { value: 'FILE', doc: 'Add the presets of a file to your own.' },
    export: { value: 'ID', doc: 'Write a preset to a file for others. May be repeated.', multiple: true },
    to: { value: 'FILE', doc: 'Where --export writes to.' },
    force: { doc: 'Let --export replace the file if it is there already.' },
    remove: { value: 'ID', doc: 'Remove a preset of your own.' },
    restore: {
      value: 'ID',
      doc: 'Bring back a removed preset, unless the window has been opened since.',
    },
  },
  async run(given, terminal) {
    const library = openPresets();
    const asked = actions.filter((action) => given.values[action] !== undefined);
    if (asked.length > 1)
      throw new UsageError(`Give one of ${asked.map((action) => `--${action}`).join(', ')} at a time.`);
    if (valueOf(given, 'to') !== undefined && asked[0] !== 'export')
      throw new UsageError('--to goes with --export ID only.');
    const [action] = asked;
    if (action === undefined) return list(library, given, terminal);
    const value = valueOf(given, action)!;
    switch (action) {
      case 'import':
        await importFile(library, value, terminal);
        break;
      case 'export':
        await exportTo(library, given.values['export']!, given, terminal);
        break;
      case 'remove':
        await remove(library, value);
        terminal.print(`Removed ${value}. Undo with: ${ownCommand()} presets --restore ${value}`);
        break;
      case 'restore':
        await library.restore(value);
        terminal.print(`Restored ${value}.`);
        break;
    }
    return exitCodes.fine;
  },
};
