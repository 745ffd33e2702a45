/** A catalogue in German: the same cards with other words. */
import type { Catalogue } from '../catalogue';
import type { AlgorithmCard } from '../catalogue/algorithm';
import type { EnvironmentCard, Space } from '../catalogue/environment';
import type { Slice, SliceAxis } from '../catalogue/slices';
import { experimentFields } from '../experiment';
import type { Field, Fields } from '../fields';
import { rungs, topRung, type Rung } from '../ladder';
import type { MetricCard } from '../catalogue/metric';
import { experimentWords } from './de/experiment';
import { rungWords } from './de/ladder';
import { metricWords } from './de/metrics';
import { groupWords, unitWords } from './de/units';
import type {
  AnyAlgorithmWords,
  AnyEnvironmentWords,
  AnyFieldsWords,
  AnyFieldWords,
  AnyNames,
  MetricWords,
} from './card-words';

/** What is not in a list of words stays as it is; the tests see to it that nothing of ours is missing. */
const word = (words: Readonly<Record<string, string>>, english: string): string =>
  Object.hasOwn(words, english) ? words[english]! : english;

const withUnit = <T extends { readonly unit?: string }>(of: T): T =>
  of.unit === undefined ? of : { ...of, unit: word(unitWords, of.unit) };

function germanField(field: Field, words: AnyFieldWords): Field {
  const { label, doc, options, allowed, complaint } = words;
  const common = { label, doc, group: word(groupWords, field.group) };
  switch (field.kind) {
    case 'choice':
      return withUnit({
        ...field,
        ...common,
        options: field.options.map((option) => ({ ...option, ...options?.[option.value] })),
      });
    case 'text':
      return withUnit({
        ...field,
        ...common,
        allowed: allowed ?? field.allowed,
        complaint: complaint ?? field.complaint,
      });
    default:
      return withUnit({ ...field, ...common });
  }
}

const germanFields = (fields: Fields, words: AnyFieldsWords | undefined): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const own = words?.[name];
      return [name, own === undefined ? field : germanField(field, own)];
    }),
  );

function germanSpace(space: Space, words: AnyNames): Space {
  const name = typeof words === 'function' ? words : (english: string) => word(words, english);
  return space.kind === 'box'
    ? {
        ...space,
        dimensions: space.dimensions.map((dimension) =>
          withUnit({ ...dimension, name: name(dimension.name) }),
        ),
      }
    : { ...space, names: space.names.map(name) };
}

function germanSlice(slice: Slice, words: Readonly<Record<string, string>>): Slice {
  const axis = (english: SliceAxis): SliceAxis => ({ ...english, name: word(words, english.name) });
  return { ...slice, x: axis(slice.x), y: axis(slice.y) };
}

function germanEnvironment(card: EnvironmentCard, words: AnyEnvironmentWords | undefined): EnvironmentCard {
  if (words === undefined) return card;
  const { observation, action, options, axes, drawing, ...texts } = words;
  // The drawing's words are looked up where it is drawn.
  void drawing;
  const { withOptions } = card;
  return {
    ...card,
    ...texts,
    observation: germanSpace(card.observation, observation),
    action: germanSpace(card.action, action),
    ...(card.slice === undefined ? {} : { slice: germanSlice(card.slice, axes ?? {}) }),
    ...(card.options === undefined ? {} : { options: germanFields(card.options, options) }),
    ...(withOptions === undefined
      ? {}
      : {
          withOptions: (chosen) => {
            const changed = withOptions(chosen);
            return changed.observation === undefined
              ? changed
              : { ...changed, observation: germanSpace(changed.observation, observation) };
          },
        }),
  };
}

function germanAlgorithm(card: AlgorithmCard, words: AnyAlgorithmWords | undefined): AlgorithmCard {
  if (words === undefined) return card;
  const { title, summary, source, hyperparameters, metrics = {}, variants = {} } = words;
  return {
    ...card,
    title,
    summary,
    source,
    hyperparameters: germanFields(card.hyperparameters, hyperparameters),
    ...(card.variants && { variants: { ...card.variants, words: { ...card.variants.words, ...variants } } }),
    metrics: mapped(card.metrics, (metric, name) =>
      germanMetric(metric, metrics[name] ?? wordsOfMetric(`learning/${name}`)),
    ),
  };
}

const mapped = <T>(from: Readonly<Record<string, T>>, change: (value: T, key: string) => T) =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value, key)]));

const wordsOfMetric = (name: string): MetricWords | undefined =>
  Object.hasOwn(metricWords, name) ? metricWords[name as keyof typeof metricWords] : undefined;

const germanMetric = (card: MetricCard, words: MetricWords | undefined): MetricCard =>
  withUnit({ ...card, ...words });

/** All metrics of a catalogue; those that have no words of their own in the words of the algorithm that reports them. */
function germanMetrics({ metrics, german }: Catalogue): Record<string, MetricCard> {
  const own = Object.values(german.algorithms).flatMap(({ metrics = {} }) =>
    Object.entries(metrics).map(([name, words]) => [`learning/${name}`, words] as const),
  );
  const words = new Map<string, MetricWords>(own);
  return mapped(metrics, (card, name) => germanMetric(card, wordsOfMetric(name) ?? words.get(name)));
}

const germanRung = (rung: Rung): Rung => ({ ...rung, ...rungWords[rung.id] });

/** The cards of a catalogue, and everything else that is worded like them, in German. */
const germanCards = (catalogue: Catalogue) => {
  const { algorithms, environments, german } = catalogue;
  return {
    algorithms: mapped(algorithms, (card, id) => germanAlgorithm(card, german.algorithms[id])),
    environments: mapped(environments, (card, id) => germanEnvironment(card, german.environments[id])),
    experimentFields: germanFields(experimentFields, experimentWords),
    metricCards: germanMetrics(catalogue),
    rungs: rungs.map(germanRung),
    topRung: germanRung(topRung),
  };
};

const made = new WeakMap<Catalogue, ReturnType<typeof germanCards>>();

/** The same, made once for each catalogue. */
export function germanOf(catalogue: Catalogue): ReturnType<typeof germanCards> {
  const before = made.get(catalogue);
  if (before !== undefined) return before;
  const cards = germanCards(catalogue);
  made.set(catalogue, cards);
  return cards;
}
