/**
 * A catalogue in a language: the same cards with other words. What a language has no words for stays as the card has it,
 * text by text.
 */
import type { Catalogue } from '../catalogue';
import type { AlgorithmCard } from '../catalogue/algorithm';
import type { EnvironmentCard, Space } from '../catalogue/environment';
import type { MetricCard } from '../catalogue/metric';
import type { Slice, SliceAxis } from '../catalogue/slices';
import { experimentFields } from '../experiment';
import type { Field, Fields } from '../fields';
import type { Language } from '.';
import type {
  AnyAlgorithmWords,
  AnyEnvironmentWords,
  AnyFieldsWords,
  AnyFieldWords,
  AnyNames,
  MetricWords,
  SharedCardWords,
} from './card-words';
import { withFallBack } from './fall-back';
import { textsIn } from './texts';

/** The same cards in every language; only their words differ. */
export interface LabWords {
  readonly algorithms: Readonly<Record<string, AlgorithmCard>>;
  readonly environments: Readonly<Record<string, EnvironmentCard>>;
  readonly experimentFields: Fields;
  readonly metricCards: Readonly<Record<string, MetricCard>>;
}

/** A text, or the English one where there is none. */
const word = (words: Readonly<Record<string, string>> | undefined, english: string): string =>
  words !== undefined && Object.hasOwn(words, english) ? words[english]! : english;

const mapped = <T>(from: Readonly<Record<string, T>>, change: (value: T, key: string) => T) =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value, key)]));

/** Puts the parts of cards into words that all of them share, and into their own. */
function translation({ units, groups, metrics: shared }: SharedCardWords) {
  const withUnit = <T extends { readonly unit?: string }>(of: T): T =>
    of.unit === undefined ? of : { ...of, unit: word(units, of.unit) };

  function field(english: Field, words: AnyFieldWords): Field {
    const { label = english.label, doc = english.doc, options, allowed, complaint } = words;
    const common = { label, doc, group: word(groups, english.group) };
    switch (english.kind) {
      case 'choice':
        return withUnit({
          ...english,
          ...common,
          options: english.options.map((option) => ({ ...option, ...options?.[option.value] })),
        });
      case 'text':
        return withUnit({
          ...english,
          ...common,
          allowed: allowed ?? english.allowed,
          complaint: complaint ?? english.complaint,
        });
      default:
        return withUnit({ ...english, ...common });
    }
  }

  const fields = (english: Fields, words: AnyFieldsWords | undefined): Fields =>
    mapped(english, (one, name) => field(one, words?.[name] ?? {}));

  function space(english: Space, words: AnyNames | undefined): Space {
    const name = typeof words === 'function' ? words : (one: string) => word(words, one);
    return english.kind === 'box'
      ? {
          ...english,
          dimensions: english.dimensions.map((dimension) =>
            withUnit({ ...dimension, name: name(dimension.name) }),
          ),
        }
      : { ...english, names: english.names.map(name) };
  }

  function slice(english: Slice, words: Readonly<Record<string, string>> | undefined): Slice {
    const axis = (one: SliceAxis): SliceAxis => ({ ...one, name: word(words, one.name) });
    return { ...english, x: axis(english.x), y: axis(english.y) };
  }

  function environment(card: EnvironmentCard, words: AnyEnvironmentWords = {}): EnvironmentCard {
    const { observation, action, options, axes, drawing, ...texts } = words;
    // The drawing's words are looked up where it is drawn.
    void drawing;
    const { withOptions } = card;
    return {
      ...card,
      ...texts,
      observation: space(card.observation, observation),
      action: space(card.action, action),
      ...(card.slice === undefined ? {} : { slice: slice(card.slice, axes) }),
      ...(card.options === undefined ? {} : { options: fields(card.options, options) }),
      ...(withOptions === undefined
        ? {}
        : {
            withOptions: (chosen) => {
              const changed = withOptions(chosen);
              return changed.observation === undefined
                ? changed
                : { ...changed, observation: space(changed.observation, observation) };
            },
          }),
    };
  }

  const metric = (card: MetricCard, words: Partial<MetricWords> | undefined): MetricCard =>
    withUnit({ ...card, ...words });

  function algorithm(card: AlgorithmCard, words: AnyAlgorithmWords = {}): AlgorithmCard {
    const { title = card.title, summary = card.summary, source = card.source } = words;
    return {
      ...card,
      title,
      summary,
      source,
      hyperparameters: fields(card.hyperparameters, words.hyperparameters),
      ...(card.variants && {
        variants: { ...card.variants, words: { ...card.variants.words, ...words.variants } },
      }),
      ...(card.improvements && { improvements: withFallBack(card.improvements, words.improvements) }),
      ...(card.ladder && { ladder: withFallBack(card.ladder, words.ladder) }),
      ...(card.stepWords && { stepWords: { ...card.stepWords, ...words.stepWords } }),
      metrics: mapped(card.metrics, (one, name) =>
        metric(one, words.metrics?.[name] ?? shared[`learning/${name}`]),
      ),
    };
  }

  return { algorithm, environment, fields, metric };
}

function cardsOf(language: Language, from: Catalogue): LabWords {
  const { cards: shared } = textsIn(language);
  const { algorithms = {}, environments = {} } = from.words[language] ?? {};
  const into = translation(shared);
  const ownMetrics = new Map<string, Partial<MetricWords>>(
    Object.values(algorithms).flatMap(({ metrics = {} }) =>
      Object.entries(metrics).map(([name, words]) => [`learning/${name}`, words] as const),
    ),
  );
  return {
    algorithms: mapped(from.algorithms, (card, id) => into.algorithm(card, algorithms[id])),
    environments: mapped(from.environments, (card, id) => into.environment(card, environments[id])),
    experimentFields: into.fields(experimentFields, shared.experiment),
    metricCards: mapped(from.metrics, (card, name) =>
      into.metric(card, shared.metrics[name] ?? ownMetrics.get(name)),
    ),
  };
}

const made = new WeakMap<Catalogue, Map<Language, LabWords>>();

/** The cards of a catalogue, and everything else that is worded like them, in a language; made once for each. */
export function cardsIn(language: Language, from: Catalogue): LabWords {
  let known = made.get(from);
  if (known === undefined) made.set(from, (known = new Map<Language, LabWords>()));
  let cards = known.get(language);
  if (cards === undefined) known.set(language, (cards = cardsOf(language, from)));
  return cards;
}
