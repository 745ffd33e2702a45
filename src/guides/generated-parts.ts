/**
 * The parts of a guide that are not written by hand, as Markdown with a heading of their own: `[[hyperparameters]]`,
 * `[[card]]` and `[[results]]`.
 */
import { algorithms, environments } from '../shared/catalogue';
import type { EnvironmentCard, Space } from '../shared/catalogue/environment';
import { allowedValues, type Field, type Fields, type FieldValue } from '../shared/fields';
import { topics, type GuideEntry } from './catalogue';
import type { Measurement } from './measurements';

/** Text that Markdown shows as it is. */
export const literally = (text: string): string => text.replace(/[\\`*_$[\]<>|~#]/g, '\\$&');

const code = (text: string) => `\`${text.replaceAll('|', '\\|')}\``;

/** A number as people write it: 50,000; 1e−4; −12.57; ∞. */
function written(value: number): string {
  if (!Number.isFinite(value)) return value < 0 ? '−∞' : '∞';
  const size = Math.abs(value);
  const text =
    size !== 0 && (size < 1e-3 || size >= 1e6)
      ? value.toExponential().replace('e+', 'e')
      : value.toLocaleString('en', { maximumFractionDigits: size < 1 ? 6 : 3 });
  return text.replaceAll('-', '−');
}

function table(titles: readonly string[], rows: readonly (readonly string[])[], alignment?: string): string {
  const rule = titles.map((_, column) => (alignment?.[column] === 'r' ? '---:' : '---'));
  return [titles, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function shownDefault(field: Field): string {
  const value: FieldValue = field.default;
  if (field.kind === 'choice')
    return literally(field.options.find((option) => option.value === value)?.label ?? String(value));
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') return written(value);
  return typeof value === 'string' ? code(value) : value.map(written).join(', ');
}

function allowed(field: Field): string {
  switch (field.kind) {
    case 'number':
    case 'integer':
      return field.exclusiveMin
        ? `above ${written(field.min)}, to ${written(field.max)}`
        : `${written(field.min)} to ${written(field.max)}`;
    case 'choice':
      return field.options.map(({ value }) => code(value)).join(', ');
    case 'switch':
      return `${code('true')}, ${code('false')}`;
    default:
      return literally(allowedValues(field));
  }
}

function meaning(field: Field, fields: Fields): string {
  const options =
    field.kind === 'choice'
      ? field.options.map(({ label, doc }) => `**${literally(label)}:** ${literally(doc)}`)
      : [];
  const { when } = field;
  const condition = when === undefined ? undefined : fields[when.field];
  const only =
    when === undefined || condition === undefined
      ? []
      : [
          `Only with ${literally(condition.label)}: ${when.is.map((value) => shownOption(condition, value)).join(' or ')}.`,
        ];
  return [literally(field.doc), ...options, ...only].join(' ');
}

function shownOption(field: Field, value: string | boolean | number): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  const option = field.kind === 'choice' ? field.options.find((other) => other.value === value) : undefined;
  return literally(option?.label ?? String(value));
}

/** A table for each group of settings: name, default, what is allowed, what it does. */
export function fieldTables(fields: Fields, titleOf: (group: string) => string): string {
  const groups = [...new Set(Object.values(fields).map(({ group }) => group))];
  return groups
    .flatMap((group) => [
      `### ${literally(titleOf(group))}`,
      table(
        ['Setting', 'Default', 'Allowed', 'What it does'],
        Object.entries(fields)
          .filter(([, field]) => field.group === group)
          .map(([name, field]) => [
            `${literally(field.label)}${field.symbol === undefined ? '' : ` *${literally(field.symbol)}*`} ${code(name)}`,
            `${shownDefault(field)}${field.unit === undefined ? '' : ` ${literally(field.unit)}`}`,
            allowed(field),
            meaning(field, fields),
          ]),
      ),
    ])
    .join('\n\n');
}

function hyperparameters(id: string): string {
  const card = algorithms[id];
  if (card === undefined) return '';
  return [
    '## Hyperparameters',
    `As \`npm run lab -- train --set NAME=VALUE\`, preset files and the form take them.`,
    fieldTables(card.hyperparameters, (group) => `${group} settings`),
  ].join('\n\n');
}

/** Longer lists of states are told by their ends. */
export const longestList = 11;

function space(
  title: string,
  { observation, action }: EnvironmentCard,
  which: 'observation' | 'action',
): string {
  const described: Space = which === 'observation' ? observation : action;
  const heading = `### ${title}`;
  if (described.kind === 'box')
    return [
      heading,
      table(
        ['', 'Number', 'Unit', 'Lowest', 'Highest'],
        described.dimensions.map(({ name, unit, low, high }, index) => [
          String(index),
          literally(name),
          literally(unit ?? ''),
          written(low),
          written(high),
        ]),
        'rllrr',
      ),
    ].join('\n\n');
  const { names } = described;
  if (names.length > longestList)
    return `${heading}\n\nOne of ${written(names.length)} numbers, from 0 (${literally(names[0]!)}) to ${names.length - 1} (${literally(names.at(-1)!)}).`;
  return [
    heading,
    table(
      ['Value', 'Meaning'],
      names.map((name, value) => [String(value), literally(name)]),
      'rl',
    ),
  ].join('\n\n');
}

function card(id: string): string {
  const environment = environments[id];
  if (environment === undefined) return '';
  const mark = (value: number | null) => (value === null ? 'not measured' : written(value));
  const facts: [string, string][] = [
    ['Reward', literally(environment.reward)],
    ['An episode ends when', literally(environment.termination)],
    [
      'It is cut off after',
      environment.stepLimit === null ? 'no number of steps' : `${written(environment.stepLimit)} steps`,
    ],
    ['Return at random', mark(environment.randomReturn)],
    ['Solved from', mark(environment.solvedReturn)],
    ['Best possible', environment.bestReturn === null ? 'not known' : written(environment.bestReturn)],
    ['From', literally(environment.citation)],
  ];
  return [
    '## Model card',
    table(['', ''], facts),
    space('Observation', environment, 'observation'),
    space('Action', environment, 'action'),
    ...(environment.options === undefined ? [] : [fieldTables(environment.options, () => 'Options')]),
  ].join('\n\n');
}

/** The middle value; the mean of the two in the middle of an even number. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

const titleOf = (id: string) => (algorithms[id] ?? environments[id])?.title ?? id;

function results({ id, kind }: GuideEntry, measurements: readonly Measurement[]): string {
  const rows = measurements.filter(
    (row) =>
      row.returns.length > 0 &&
      (kind === 'topic' ? topics[id]?.presets.includes(row.preset) === true : row[kind] === id),
  );
  if (rows.length === 0) return '';
  const digits = rows.every(({ returns }) => returns.every((value) => Math.abs(value) < 2)) ? 3 : 1;
  const shown = (value: number) => value.toFixed(digits).replace('-', '−');
  const other = kind === 'environment' ? 'algorithm' : 'environment';
  return [
    '## Measured',
    'Mean return of the greedy policy after the whole budget, over seeds, from `npm run bench:learning`.',
    table(
      [
        'Preset',
        other === 'algorithm' ? 'Algorithm' : 'Environment',
        'Env steps',
        'Seeds',
        'Median',
        'From',
        'To',
      ],
      rows.map((row) => [
        code(row.preset),
        `[${literally(titleOf(row[other]))}](guide:${row[other]})`,
        written(row.steps),
        String(row.returns.length),
        shown(median(row.returns)),
        shown(Math.min(...row.returns)),
        shown(Math.max(...row.returns)),
      ]),
      'llrrrrr',
    ),
  ].join('\n\n');
}

/** What guides of each kind hold besides what is written. */
const partsOf = {
  algorithm: ['results', 'hyperparameters'],
  environment: ['card', 'results'],
  topic: ['results'],
} as const;

/** Puts text in front of the section of that title, or at the end. */
function before(title: string, source: string, text: string): string {
  const at = source.search(new RegExp(`^## ${title}$`, 'm'));
  return at < 0 ? `${source.trimEnd()}\n\n${text}\n` : `${source.slice(0, at)}${text}\n\n${source.slice(at)}`;
}

/**
 * Puts the generated parts where the file asks for them, those that it does not ask for in front of the sources. A
 * part that would be empty leaves nothing.
 */
export function withGeneratedParts(
  source: string,
  entry: GuideEntry,
  measurements: readonly Measurement[],
): string {
  const make = {
    hyperparameters: () => hyperparameters(entry.id),
    card: () => card(entry.id),
    results: () => results(entry, measurements),
  };
  return partsOf[entry.kind].reduce<string>((text, name) => {
    const directive = new RegExp(`^\\[\\[${name}\\]\\]$`, 'm');
    const part = make[name]();
    if (directive.test(text)) return text.replace(directive, () => part);
    return part === '' ? text : before('Sources', text, part);
  }, source);
}
