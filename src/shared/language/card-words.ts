/**
 * What there is to say of a card or a field in another language than English, in which cards are written. These types leave
 * nothing out; a language that has less takes `Some` of them.
 */
import type { AlgorithmCard } from '../catalogue/algorithm';
import type { EnvironmentCard, Space } from '../catalogue/environment';
import type { Improvement } from '../catalogue/learning-facts';
import type { Ladder, RungCard } from '../catalogue/ladder';
import type { sharedMetrics } from '../catalogue/metrics';
import type { ChoiceField, Field, Fields, TextField } from '../fields';
import type { Problem } from '../problem';
import type { Some } from './fall-back';

export interface Words {
  readonly label: string;
  readonly doc: string;
}

/** The name of a field and what it does; of a choice's options too, by their values; of a text what is allowed. */
export type FieldWords<F extends Field = Field> = Words &
  (F extends ChoiceField
    ? { readonly options: { readonly [V in F['options'][number]['value']]: Words } }
    : F extends TextField
      ? { readonly allowed: string; readonly complaint: (text: string) => string | null }
      : unknown);

export type FieldsWords<F extends Fields> = { readonly [K in keyof F]: FieldWords<F[K]> };

/** What a problem that several values make together says: what is allowed, and what to do. */
export type ProblemWords = Pick<Problem, 'allowed' | 'remedy'>;

/**
 * The problems of values that are fine one by one but not together, by the field that is blamed. They are asked only
 * for values that the card's `conflicts` refuses.
 */
export type ConflictWords<H> = {
  readonly [K in keyof H]?: (values: H, steps: number) => ProblemWords;
};

type ValuesOfCard<A extends AlgorithmCard> = {
  readonly [K in keyof A['hyperparameters']]: A['hyperparameters'][K] extends { kind: 'number' | 'integer' }
    ? number
    : unknown;
};

/** What is said of a metric. */
export interface MetricWords {
  readonly title: string;
  readonly doc: string;
}

/** What is said of an improvement. */
export type ImprovementWords = Pick<Improvement, 'label' | 'reason'>;

/** What is said of a ladder, and of its rungs by their names. */
export interface LadderWords<L extends Ladder = Ladder> {
  readonly doc: string;
  readonly rungs: { readonly [R in keyof L['rungs']]: Pick<RungCard, 'title' | 'doc'> };
  readonly top: Ladder['top'];
}

/** The metrics that only this algorithm reports; the shared ones have their words in one place. */
type OwnMetrics<A extends AlgorithmCard> = Exclude<keyof A['metrics'], keyof typeof sharedMetrics>;

export type AlgorithmWords<A extends AlgorithmCard = AlgorithmCard> = {
  readonly title: string;
  readonly summary: string;
  readonly source: string;
  readonly hyperparameters: FieldsWords<A['hyperparameters']>;
  readonly conflicts?: ConflictWords<ValuesOfCard<A>>;
} & ([OwnMetrics<A>] extends [never]
  ? unknown
  : { readonly metrics: { readonly [M in OwnMetrics<A>]: MetricWords } }) &
  (A extends { variants: { words: infer V } }
    ? { readonly variants: { readonly [K in keyof V]: string } }
    : unknown) &
  (A extends { improvements: infer I }
    ? { readonly improvements: { readonly [K in keyof I]: ImprovementWords } }
    : unknown) &
  (A extends { ladder: infer L extends Ladder } ? { readonly ladder: LadderWords<L> } : unknown) &
  (A extends { stepWords: infer V } ? { readonly stepWords: { readonly [K in keyof V]: string } } : unknown);

type NameOf<S extends Space> = S extends { dimensions: readonly { name: infer N }[] }
  ? N
  : S extends { names: readonly (infer N)[] }
    ? N
    : never;

/** The names of a space's numbers or values: one by one where there are few, by a rule where there are many. */
export type NameWords<S extends Space> =
  string extends NameOf<S> ? (name: string) => string : { readonly [N in NameOf<S> & string]: string };

/** What a drawing of an environment says, and what is said of it; see `EnvironmentDrawing`. */
export interface DrawingWords {
  readonly doc: string;
  /** Names of the numbers under it, by their English ones. */
  readonly quantities?: Readonly<Record<string, string>>;
  /** What it writes, by the names that its code has for it. */
  readonly words?: Readonly<Record<string, string>>;
  readonly tableDoc?: string;
}

/** The names of the axes of a map of values, where there is one. */
type AxisWords<E> = E extends {
  slice: { x: { name: infer X extends string }; y: { name: infer Y extends string } };
}
  ? { readonly axes: { readonly [N in X | Y]: string } }
  : { readonly axes?: undefined };

export type EnvironmentWords<E extends EnvironmentCard = EnvironmentCard> = AxisWords<E> & {
  readonly title: string;
  readonly summary: string;
  readonly observation: NameWords<E['observation']>;
  readonly action: NameWords<E['action']>;
  readonly reward: string;
  /** Goes on from “Eine Episode endet”. */
  readonly termination: string;
  readonly citation: string;
  readonly options: E extends { options: infer F extends Fields } ? FieldsWords<F> : undefined;
  readonly drawing?: DrawingWords;
};

/** Words of a field as they are looked up, whatever its kind; any of them may be missing. */
export interface AnyFieldWords extends Partial<Words> {
  readonly options?: Readonly<Record<string, Partial<Words>>>;
  readonly allowed?: string;
  readonly complaint?: (text: string) => string | null;
}
export type AnyFieldsWords = Readonly<Record<string, AnyFieldWords>>;

export interface AnyAlgorithmWords {
  readonly title?: string;
  readonly summary?: string;
  readonly source?: string;
  readonly hyperparameters?: AnyFieldsWords;
  readonly conflicts?: Readonly<Record<string, (values: never, steps: number) => ProblemWords>>;
  readonly metrics?: Readonly<Record<string, Partial<MetricWords>>>;
  readonly variants?: Readonly<Record<string, string>>;
  readonly improvements?: Readonly<Record<string, Partial<ImprovementWords>>>;
  readonly ladder?: Some<LadderWords>;
  readonly stepWords?: Readonly<Record<string, string>>;
}

export type AnyNames = Readonly<Record<string, string>> | ((name: string) => string);

export interface AnyEnvironmentWords {
  readonly title?: string;
  readonly summary?: string;
  readonly observation?: AnyNames;
  readonly action?: AnyNames;
  readonly reward?: string;
  readonly termination?: string;
  readonly citation?: string;
  readonly options?: AnyFieldsWords | undefined;
  readonly axes?: Readonly<Record<string, string>> | undefined;
  readonly drawing?: Partial<DrawingWords>;
}

/** The words of a language for cards, by their ids. */
export interface CardWords {
  readonly environments?: Readonly<Record<string, AnyEnvironmentWords>>;
  readonly algorithms?: Readonly<Record<string, AnyAlgorithmWords>>;
}

/** Words for what cards share and what is described like them; empty in English, which all of it is written in. */
export interface SharedCardWords {
  /** The settings of every experiment. */
  readonly experiment: AnyFieldsWords;
  /** The metrics that are shared, by their full names; those of one algorithm stand with its words. */
  readonly metrics: Readonly<Record<string, Partial<MetricWords>>>;
  /** Units by their English names. */
  readonly units: Readonly<Record<string, string>>;
  /** Sections of the form by their English names. */
  readonly groups: Readonly<Record<string, string>>;
}
