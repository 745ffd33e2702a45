/**
 * The catalogue: everything that can be chosen, environments and algorithms by their ids.
 *
 * It is a value, made of cards. Every process of the program begins by installing the one that `src/catalogue` finds;
 * what judges experiments by another one is given that one.
 */
import type { AlgorithmCard } from './algorithm';
import { checkFields } from '../fields';
import type { Language } from '../language';
import type { CardWords } from '../language/card-words';
import { message } from '../language/say';
import type { Message } from '../language/message';
import type { EnvironmentCard, EnvironmentOptions, Space } from './environment';
import type { MetricCard, Metrics } from './metric';
import { sharedMetrics, trainingMetrics } from './metrics';

/** What a catalogue is made of. Cards appear in lists in the order in which they are given. */
export interface Cards {
  readonly environments: readonly EnvironmentCard[];
  readonly algorithms: readonly AlgorithmCard[];
  /** Words of languages for the cards, which are written in English; a card without any stays as it is. */
  readonly words?: Readonly<Record<Language, CardWords>>;
}

export interface Catalogue {
  readonly environments: Readonly<Record<string, EnvironmentCard>>;
  readonly algorithms: Readonly<Record<string, AlgorithmCard>>;
  /** Every metric by the name under which runs keep it: the kind of event, a slash, the value. */
  readonly metrics: Metrics;
  /** Words for the cards, by language. */
  readonly words: Readonly<Record<Language, CardWords>>;
}

function byId<T extends { readonly id: string }>(cards: readonly T[], what: string): Record<string, T> {
  const found: Record<string, T> = {};
  for (const card of cards) {
    if (Object.hasOwn(found, card.id))
      throw new RangeError(`Two ${what} have the id ${card.id}; every id is given once.`);
    found[card.id] = card;
  }
  return found;
}

/** What a card says of a metric, whatever the settings with which it is reported. */
const saidOf = (card: MetricCard): string =>
  JSON.stringify(Object.entries({ ...card, when: undefined }).sort());

/** The metrics of all trainings, those that algorithms share, and the algorithms' own, in this order. */
function metricsOf(algorithms: readonly AlgorithmCard[]): Metrics {
  const found: Record<string, MetricCard> = { ...trainingMetrics };
  const learned = [{ metrics: sharedMetrics as Metrics, title: 'what is shared' }, ...algorithms];
  for (const { metrics, title } of learned)
    for (const [name, card] of Object.entries(metrics)) {
      const known = (found[`learning/${name}`] ??= card);
      if (saidOf(known) !== saidOf(card))
        throw new RangeError(
          `${title} describes the metric ${name} in other words than an algorithm before it; describe it once, in src/shared/catalogue/metrics.ts.`,
        );
    }
  return found;
}

/**
 * Makes a catalogue of cards.
 * @throws RangeError where two cards have the same id, or describe one metric in different words
 */
export function createCatalogue({ environments, algorithms, words = {} }: Cards): Catalogue {
  return {
    environments: byId(environments, 'environments'),
    algorithms: byId(algorithms, 'algorithms'),
    metrics: metricsOf(algorithms),
    words,
  };
}

let installed: Catalogue | null = null;

/** Makes a catalogue the one of this process. */
export function installCatalogue(catalogue: Catalogue): void {
  installed = catalogue;
}

/**
 * The catalogue of this process.
 * @throws Error where none has been installed: the process' first module has to import `src/catalogue`
 */
export function catalogue(): Catalogue {
  if (installed === null)
    throw new Error('No catalogue is installed: import src/catalogue where the process begins.');
  return installed;
}

/** Why an algorithm cannot run on an environment; null where it can. */
export function misfit(algorithm: AlgorithmCard, environment: EnvironmentCard): Message | null {
  const needs = (
    what: 'actions' | 'observations',
    needed: readonly Space['kind'][],
    { kind: there }: Space,
  ) =>
    needed.includes(there)
      ? null
      : message('problems.misfit', {
          algorithm: algorithm.title,
          environment: environment.id,
          what,
          needed,
          there,
        });
  return (
    needs('actions', algorithm.actions, environment.action) ??
    needs('observations', algorithm.observations, environment.observation)
  );
}

/** An environment's options: the given ones, the others at their defaults. Refused ones count as not given. */
export function environmentOptions(card: EnvironmentCard, given: unknown): EnvironmentOptions {
  return checkFields(card.options ?? {}, given, '').values;
}

/**
 * The card of an environment as it is with the given options; undefined where the catalogue does not know it.
 * @param from the cards to look it up in; those of this process where it is missing
 */
export function environmentCard(
  id: string,
  given?: unknown,
  from: Readonly<Record<string, EnvironmentCard>> = catalogue().environments,
): EnvironmentCard | undefined {
  const card = Object.hasOwn(from, id) ? from[id] : undefined;
  if (card?.options === undefined || card.withOptions === undefined) return card;
  const { options } = card;
  const chosen = environmentOptions(card, given);
  const plain = Object.entries(options).every(([name, field]) => chosen[name] === field.default);
  return plain ? card : { ...card, ...card.withOptions(chosen) };
}
