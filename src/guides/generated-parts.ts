/**
 * The parts of a guide that are not written by hand, as Markdown with a heading of their own: `[[hyperparameters]]`,
 * `[[card]]` and `[[results]]`. Their words are those of the guide's language.
 */
import type { EnvironmentCard, Space } from '../shared/catalogue/environment';
import type { Field, Fields, FieldValue } from '../shared/fields';
import type { Language } from '../shared/language';
import { withDecimals } from '../shared/numbers/decimals';
import { returnText } from '../shared/numbers/returns';
import { wordsIn } from '../shared/language/words';
import type { GuideEntry } from './catalogue';
import { usualLanguage } from './languages';
import type { Measurement } from './measurements';
import type { PartWords as Words } from '../shared/language/guide-words';
import { textsIn } from '../shared/language/texts';
import { numberMarks } from '../shared/numbers/marks';
import { titleIn, type PresetTitles } from './preset-titles';

type PartWords = Words & { readonly language: Language };

/** Text that Markdown shows as it is. */
const literally = (text: string): string => text.replace(/[\\`*_$[\]<>|~#]/g, '\\$&');

const code = (text: string) => `\`${text.replaceAll('|', '\\|')}\``;

/** A number as people write it in that language: 50,000 or 50.000; 1e−4; −12.57 or −12,57; ∞. */
function written(value: number, { language }: PartWords): string {
  if (!Number.isFinite(value)) return value < 0 ? '−∞' : '∞';
  const size = Math.abs(value);
  const text =
    size !== 0 && (size < 1e-3 || size >= 1e6)
      ? value.toExponential().replace('e+', 'e').replace('.', numberMarks(language).decimal)
      : withDecimals(value, size < 1 ? 6 : 3, { language, least: 0 });
  return text.replaceAll('-', '−');
}

function table(titles: readonly string[], rows: readonly (readonly string[])[], alignment?: string): string {
  const rule = titles.map((_, column) => (alignment?.[column] === 'r' ? '---:' : '---'));
  return [titles, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function shownDefault(field: Field, words: PartWords): string {
  const value: FieldValue = field.default;
  if (field.kind === 'choice')
    return literally(field.options.find((option) => option.value === value)?.label ?? String(value));
  if (typeof value === 'boolean') return value ? words.on : words.off;
  if (typeof value === 'number') return written(value, words);
  return typeof value === 'string' ? code(value) : value.map((size) => written(size, words)).join(', ');
}

function allowed(field: Field, words: PartWords): string {
  switch (field.kind) {
    case 'number':
    case 'integer': {
      const range = field.exclusiveMin ? words.fields.rangeAbove : words.fields.range;
      return range(written(field.min, words), written(field.max, words));
    }
    case 'choice':
      return field.options.map(({ value }) => code(value)).join(', ');
    case 'switch':
      return `${code('true')}, ${code('false')}`;
    case 'sizes':
      return literally(words.fields.sizes(field));
    case 'text':
      return literally(field.allowed);
  }
}

function meaning(field: Field, fields: Fields, words: PartWords): string {
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
          words.fields.onlyWith(
            literally(condition.label),
            when.is.map((value) => shownOption(condition, value, words)),
          ),
        ];
  return [literally(field.doc), ...options, ...only].join(' ');
}

function shownOption(field: Field, value: string | boolean | number, words: PartWords): string {
  if (typeof value === 'boolean') return value ? words.on : words.off;
  const option = field.kind === 'choice' ? field.options.find((other) => other.value === value) : undefined;
  return literally(option?.label ?? String(value));
}

/** A table for each group of settings: name, default, what is allowed, what it does. */
function fieldTables(fields: Fields, titleOf: (group: string) => string, words: PartWords): string {
  const groups = [...new Set(Object.values(fields).map(({ group }) => group))];
  return groups
    .flatMap((group) => [
      `### ${literally(titleOf(group))}`,
      table(
        words.fields.columns,
        Object.entries(fields)
          .filter(([, field]) => field.group === group)
          .map(([name, field]) => [
            `${literally(field.label)}${field.symbol === undefined ? '' : ` *${literally(field.symbol)}*`} ${code(name)}`,
            `${shownDefault(field, words)}${field.unit === undefined ? '' : ` ${literally(field.unit)}`}`,
            allowed(field, words),
            meaning(field, fields, words),
          ]),
      ),
    ])
    .join('\n\n');
}

function hyperparameters(id: string, words: PartWords): string {
  const card = wordsIn(words.language).algorithms[id];
  if (card === undefined) return '';
  return [
    `## ${words.hyperparameters.title}`,
    words.hyperparameters.intro,
    fieldTables(card.hyperparameters, words.hyperparameters.settingsOf, words),
  ].join('\n\n');
}

/** Longer lists of states are told by their ends. */
export const longestList = 11;

function space(title: string, described: Space, words: PartWords): string {
  const heading = `### ${title}`;
  if (described.kind === 'box')
    return [
      heading,
      table(
        words.card.dimensions,
        described.dimensions.map(({ name, unit, low, high }, index) => [
          String(index),
          literally(name),
          literally(unit ?? ''),
          written(low, words),
          written(high, words),
        ]),
        'rllrr',
      ),
    ].join('\n\n');
  const { names } = described;
  if (names.length > longestList) {
    const [first, last] = [literally(names[0]!), literally(names.at(-1)!)];
    return `${heading}\n\n${words.card.oneOf(written(names.length, words), first, names.length - 1, last)}`;
  }
  return [
    heading,
    table(
      words.card.values,
      names.map((name, value) => [String(value), literally(name)]),
      'rl',
    ),
  ].join('\n\n');
}

function card(id: string, words: PartWords): string {
  const environment: EnvironmentCard | undefined = wordsIn(words.language).environments[id];
  if (environment === undefined) return '';
  const said = words.card;
  const mark = (value: number | null, missing: string) => (value === null ? missing : written(value, words));
  const facts: [string, string][] = [
    [said.reward, literally(environment.reward)],
    [said.termination, literally(environment.termination)],
    [
      said.stepLimit,
      environment.stepLimit === null ? said.noStepLimit : said.steps(written(environment.stepLimit, words)),
    ],
    [said.randomReturn, mark(environment.randomReturn, said.notMeasured)],
    [said.solvedReturn, mark(environment.solvedReturn, said.notMeasured)],
    [said.bestReturn, mark(environment.bestReturn, said.notKnown)],
    [said.citation, literally(environment.citation)],
  ];
  return [
    `## ${said.title}`,
    table(['', ''], facts),
    space(said.observation, environment.observation, words),
    space(said.action, environment.action, words),
    ...(environment.options === undefined
      ? []
      : [fieldTables(environment.options, () => said.options, words)]),
  ].join('\n\n');
}

/** The middle value; the mean of the two in the middle of an even number. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function titleOf(id: string, { language }: PartWords): string {
  const { algorithms, environments } = wordsIn(language);
  return (algorithms[id] ?? environments[id])?.title ?? id;
}

/** A guide, and the presets that it names: those whose results a topic shows. */
interface GuideParts extends GuideEntry {
  readonly presets?: readonly string[];
}

function results(
  { id, kind, presets = [] }: GuideParts,
  measurements: readonly Measurement[],
  titles: PresetTitles,
  words: PartWords,
): string {
  const rows = measurements.filter(
    (row) => row.returns.length > 0 && (kind === 'topic' ? presets.includes(row.preset) : row[kind] === id),
  );
  if (rows.length === 0) return '';
  const shown = (value: number, row: Measurement) =>
    returnText(value, row, { language: words.language, grouped: false });
  const other = kind === 'environment' ? 'algorithm' : 'environment';
  return [
    `## ${words.results.title}`,
    words.results.intro,
    table(
      [words.results.preset, words.results[other], ...words.results.figures],
      rows.map((row) => [
        literally(titleIn(titles.get(row.preset), words.language) ?? row.preset),
        `[${literally(titleOf(row[other], words))}](guide:${row[other]})`,
        written(row.steps, words),
        String(row.returns.length),
        shown(median(row.returns), row),
        shown(Math.min(...row.returns), row),
        shown(Math.max(...row.returns), row),
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
  entry: GuideParts,
  measurements: readonly Measurement[],
  language: Language = usualLanguage,
  titles: PresetTitles = new Map(),
): string {
  const words = { ...textsIn(language).guides, language };
  const make = {
    hyperparameters: () => hyperparameters(entry.id, words),
    card: () => card(entry.id, words),
    results: () => results(entry, measurements, titles, words),
  };
  return partsOf[entry.kind].reduce<string>((text, name) => {
    const directive = new RegExp(`^\\[\\[${name}\\]\\]$`, 'm');
    const part = make[name]();
    if (directive.test(text)) return text.replace(directive, () => part);
    return part === '' ? text : before(words.sources, text, part);
  }, source);
}
