import { ownCommand } from '../../own-command';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ListedPreset } from '../../../shared/preset';
import { firstPreset } from '../../../shared/tasks';
import { PresetLibrary } from '../../preset-library';
import { dataFolder } from '../../runs/data-folder';
import { checkTarget } from '../check-target';
import { valueOf, type Command, type Given, type Terminal } from '../command';
import { exitCodes, UsageError } from '../exit-codes';
import { suggestion } from '../near-miss';
import { showNumber, table } from '../words';

const actions = ['import', 'export', 'remove', 'restore'] as const;

/** Whether a preset is the one that a first start trains. */
const isFirst = ({ id, own }: Pick<ListedPreset, 'id' | 'own'>): boolean => id === firstPreset && !own;

function asJson(found: readonly ListedPreset[]): string {
  return JSON.stringify(
    found.map(({ id, title, description, experiment, own, assignment }) => ({
      id,
      algorithm: experiment.algorithm,
      environment: experiment.environment,
      steps: experiment.steps,
      title,
      description,
      own,
      first: isFirst({ id, own }),
      question: assignment?.question ?? null,
    })),
  );
}

async function list(library: PresetLibrary, given: Given, terminal: Terminal): Promise<number> {
  const { presets: found, damaged } = await library.list();
  for (const { en } of damaged) terminal.notes.write(`${en}\n`);
  if (given.switches.has('json')) terminal.print(asJson(found));
  else
    for (const line of table(
      ['preset', 'environment', 'algorithm', ' env steps', 'kind', 'title'],
      found.map(({ id, title, experiment, own, assignment }) => [
        id,
        experiment.environment,
        experiment.algorithm,
        showNumber(experiment.steps),
        [
          ...(isFirst({ id, own }) ? ['first'] : []),
          ...(own ? ['own'] : []),
          ...(assignment === undefined ? [] : ['assignment']),
        ].join(' '),
        title,
      ]),
    ))
      terminal.print(line);
  return damaged.length > 0 ? exitCodes.usage : exitCodes.fine;
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
    'Own presets are files in the folder "presets" of the data folder. A file for import holds one preset or several, as --export writes them; one whose id is taken gets another.',
    '“first” stands beside the one to begin with; --preset first trains it as well. A preset may be an assignment: it sets some of the values and asks a question, see "help answer".',
  ],
  options: {
    json: { doc: 'Print one JSON array.' },
    import: { value: 'FILE', doc: 'Take the presets of a file over.' },
    export: { value: 'ID', doc: 'Write a preset to a file, for others. May be repeated.', multiple: true },
    to: { value: 'FILE', doc: 'Where --export writes to.' },
    force: { doc: 'Let --export replace the file if it is there already.' },
    remove: { value: 'ID', doc: 'Remove an own preset.' },
    restore: {
      value: 'ID',
      doc: 'Bring a removed preset back, as long as the window was not opened since.',
    },
  },
  async run(given, terminal) {
    const library = new PresetLibrary(dataFolder());
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
        await library.remove(value);
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
