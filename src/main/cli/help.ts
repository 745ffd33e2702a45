/** The help: of the program, of each command, and of everything that the catalogue describes. */
import { ownCommand } from '../../platform/own-command';
import { algorithms, environments } from '../../catalogue';
import { experimentFields } from '../../shared/experiment';
import { allowedValues, showValue, type Field, type Fields } from '../../shared/fields';
import { firstPreset } from '../../shared/tasks';
import { synopsis, type Command } from './command';
import { suggestion } from './near-miss';
import { table, wrap } from './words';

const codes = [
  ['0', 'done'],
  ['1', 'a training failed or crashed'],
  ['2', 'the command line, a value or a preset file is wrong'],
  ['3', 'the data folder cannot be used: full, read-only, no permission'],
  ['75', 'another window or command line works on the run, or has taken it over'],
  ['130', 'interrupted; a checkpoint was written'],
] as const;

function pairs(entries: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...entries.map(([name]) => name.length)) + 4;
  return entries.flatMap(([name, doc]) => {
    const [first = '', ...rest] = wrap(doc, width);
    return [`  ${name}`.padEnd(width) + first.trimStart(), ...rest];
  });
}

function generalHelp(commands: readonly Command[]): string[] {
  return [
    'RL Lab without its window: the same runs, the same data folder.',
    '',
    'Commands',
    ...pairs(commands.map(({ name, operands, summary }) => [[name, ...operands].join(' '), summary])),
    '',
    'Topics for "help"',
    ...pairs([
      ['experiment', 'The settings that every experiment has.'],
      ...Object.values(algorithms).map(({ id, title }) => [id, `The hyperparameters of ${title}.`] as const),
      ...Object.values(environments).map(({ id, title }) => [id, `The environment ${title}.`] as const),
    ]),
    '',
    'Exit codes',
    ...pairs(codes),
    '',
    'Example',
    `  ${ownCommand()} train --preset ${firstPreset} --seed 7 --set learningRate=1e-3`,
    '',
    'Runs are kept in the data folder; "data-folder" says where, and chooses another.',
  ];
}

function commandHelp(command: Command): string[] {
  const options = Object.entries(command.options).map(
    ([name, { value, doc }]) => [value === undefined ? `--${name}` : `--${name} ${value}`, doc] as const,
  );
  return [
    synopsis(command),
    '',
    ...wrap(command.summary, 0),
    ...command.details.flatMap((paragraph) => ['', ...wrap(paragraph, 0)]),
    ...(options.length > 0 ? ['', 'Options', ...pairs(options)] : []),
    ...(command.name === 'train' || command.name === 'resume' ? ['', 'Exit codes', ...pairs(codes)] : []),
  ];
}

function fieldLines(name: string, field: Field): string[] {
  const unit = field.unit === undefined ? '' : ` ${field.unit}`;
  const choices =
    field.kind === 'choice' ? field.options.flatMap(({ value, doc }) => wrap(`${value}: ${doc}`, 6)) : [];
  const symbol = field.symbol === undefined ? '' : ` (${field.symbol})`;
  return [
    `  ${name}${symbol} = ${showValue(field.default)}${unit}`,
    ...wrap(field.doc, 4),
    ...wrap(`Allowed: ${allowedValues(field)}.`, 4),
    ...choices,
  ];
}

function fieldsHelp(fields: Fields): string[] {
  const groups = [...new Set(Object.values(fields).map(({ group }) => group))];
  return groups.flatMap((group) => [
    '',
    group,
    ...Object.entries(fields)
      .filter(([, field]) => field.group === group)
      .flatMap(([name, field]) => fieldLines(name, field)),
  ]);
}

/** Longer lists of states are told by their ends. */
const longestList = 20;

function environmentHelp(id: string): string[] {
  const { title, summary, observation, action, reward, termination, ...card } = environments[id]!;
  const spaceLines = (space: typeof observation): string[] =>
    space.kind === 'discrete'
      ? space.names.length > longestList
        ? [
            `  one of ${space.names.length}, from 0 (${space.names[0]}) to ${space.names.length - 1} (${space.names.at(-1)})`,
          ]
        : space.names.map((name, value) => `  ${value}  ${name}`)
      : table(
          ['', 'unit', ' lowest', ' highest'],
          space.dimensions.map(({ name, unit, low, high }) => [
            `  ${name}`,
            unit ?? '',
            String(low),
            String(high),
          ]),
        );
  return [
    `${id}: ${title}`,
    ...wrap(summary, 0),
    '',
    'Observation',
    ...spaceLines(observation),
    '',
    'Action',
    ...spaceLines(action),
    '',
    ...wrap(`Reward: ${reward}.`, 0),
    ...wrap(`An episode terminates when ${termination}.`, 0),
    ...(card.stepLimit === null ? [] : [`It is truncated after ${card.stepLimit} steps.`]),
    `Return at random ${card.randomReturn}, solved from ${card.solvedReturn}.`,
    ...wrap(card.citation, 0),
    `Its guide: ${ownCommand()} guide ${id}`,
    ...(card.options === undefined
      ? []
      : [
          '',
          'Options, for --set NAME=VALUE and as environmentOptions of preset files; shown with their defaults.',
          ...fieldsHelp(card.options),
        ]),
  ];
}

/** The help for a topic, or of the program; null where there is no such topic. */
export function helpFor(topic: string | undefined, commands: readonly Command[]): string[] | null {
  if (topic === undefined) return generalHelp(commands);
  const command = commands.find(({ name }) => name === topic);
  if (command !== undefined) return commandHelp(command);
  if (topic === 'experiment')
    return [
      'Settings of every experiment, for --set NAME=VALUE and preset files.',
      ...fieldsHelp(experimentFields),
    ];
  const algorithm = Object.hasOwn(algorithms, topic) ? algorithms[topic] : undefined;
  if (algorithm !== undefined)
    return [
      `${algorithm.id}: ${algorithm.title}`,
      ...wrap(algorithm.summary, 0),
      ...wrap(`Source: ${algorithm.source}.`, 0),
      `Its guide: ${ownCommand()} guide ${algorithm.id}`,
      '',
      'Hyperparameters, for --set NAME=VALUE and preset files; shown with their defaults.',
      ...fieldsHelp(algorithm.hyperparameters),
    ];
  return Object.hasOwn(environments, topic) ? environmentHelp(topic) : null;
}

/** Topics that a word was probably meant to be. */
export function topicSuggestion(topic: string, commands: readonly Command[]): string {
  return suggestion(topic, [
    ...commands.map(({ name }) => name),
    'experiment',
    ...Object.keys(algorithms),
    ...Object.keys(environments),
  ]);
}
