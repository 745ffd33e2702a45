/** The catalogue in German: the same cards with other words. */
import { algorithms, environments } from '../catalogue';
import type { AlgorithmCard } from '../catalogue/algorithm';
import type { EnvironmentCard, Space } from '../catalogue/environment';
import { slices, type Slice, type SliceAxis } from '../catalogue/slices';
import { experimentFields } from '../experiment';
import type { Field, Fields } from '../fields';
import { rungs, topRung, type Rung } from '../ladder';
import { metricCards, type MetricCard } from '../metrics';
import { a2cWords } from './algorithms/a2c';
import { ddpgWords } from './algorithms/ddpg';
import { doubleQTableWords } from './algorithms/double-q-table';
import { dqnWords } from './algorithms/dqn';
import { naiveDqnWords } from './algorithms/naive-dqn';
import { ppoWords } from './algorithms/ppo';
import { qActorCriticWords } from './algorithms/q-actor-critic';
import { qTableWords } from './algorithms/q-table';
import { reinforceWords } from './algorithms/reinforce';
import { sacWords } from './algorithms/sac';
import { sarsaWords } from './algorithms/sarsa';
import { td3Words } from './algorithms/td3';
import { environmentWords } from './environments';
import { experimentWords } from './experiment';
import { rungWords } from './ladder';
import { metricWords } from './metrics';
import { axisWords, groupWords, unitWords } from './units';
import type { ProblemWords, Words } from './words';

/** Words of a field as they are looked up, whatever its kind. */
interface AnyFieldWords extends Words {
  readonly options?: Readonly<Record<string, Words>>;
  readonly allowed?: string;
  readonly complaint?: (text: string) => string | null;
}
type AnyFieldsWords = Readonly<Record<string, AnyFieldWords>>;

interface AnyAlgorithmWords {
  readonly title: string;
  readonly summary: string;
  readonly source: string;
  readonly hyperparameters: AnyFieldsWords;
  readonly conflicts?: Readonly<Record<string, (values: never, steps: number) => ProblemWords>>;
}

interface AnyEnvironmentWords {
  readonly title: string;
  readonly summary: string;
  readonly observation: AnyNames;
  readonly action: AnyNames;
  readonly reward: string;
  readonly termination: string;
  readonly citation: string;
  readonly options: AnyFieldsWords | undefined;
}
type AnyNames = Readonly<Record<string, string>> | ((name: string) => string);

export const algorithmWords: Readonly<Record<string, AnyAlgorithmWords>> = {
  'q-table': qTableWords,
  'double-q-table': doubleQTableWords,
  sarsa: sarsaWords,
  'naive-dqn': naiveDqnWords,
  dqn: dqnWords,
  reinforce: reinforceWords,
  a2c: a2cWords,
  ppo: ppoWords,
  'q-actor-critic': qActorCriticWords,
  ddpg: ddpgWords,
  td3: td3Words,
  sac: sacWords,
};

const anyEnvironmentWords: Readonly<Record<string, AnyEnvironmentWords>> = environmentWords;

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

function germanEnvironment(card: EnvironmentCard): EnvironmentCard {
  const words = anyEnvironmentWords[card.id];
  if (words === undefined) return card;
  const { observation, action, options, ...texts } = words;
  const { withOptions } = card;
  return {
    ...card,
    ...texts,
    observation: germanSpace(card.observation, observation),
    action: germanSpace(card.action, action),
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

function germanAlgorithm(card: AlgorithmCard): AlgorithmCard {
  const words = algorithmWords[card.id];
  if (words === undefined) return card;
  const { title, summary, source, hyperparameters } = words;
  return {
    ...card,
    title,
    summary,
    source,
    hyperparameters: germanFields(card.hyperparameters, hyperparameters),
  };
}

const mapped = <T>(from: Readonly<Record<string, T>>, change: (value: T, key: string) => T) =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value, key)]));

const germanRung = (rung: Rung): Rung => ({ ...rung, ...rungWords[rung.id] });

const germanAxis = (axis: SliceAxis): SliceAxis => ({ ...axis, name: word(axisWords, axis.name) });

export const german = {
  algorithms: mapped(algorithms, germanAlgorithm),
  environments: mapped(environments, germanEnvironment),
  experimentFields: germanFields(experimentFields, experimentWords),
  metricCards: mapped<MetricCard>(metricCards, (card, name) => withUnit({ ...card, ...metricWords[name] })),
  slices: mapped<Slice>(slices, (slice) => ({ ...slice, x: germanAxis(slice.x), y: germanAxis(slice.y) })),
  rungs: rungs.map(germanRung),
  topRung: germanRung(topRung),
};
