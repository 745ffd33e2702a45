/** What is wrong with a setting: which values it takes, what to do, and what does not go together. */
import { describeProblem, wordsOf, type Problem } from '../../../problem';
import type { Speech } from '../../message';

/** Where a value is mended: in the form with its labels and numbers, or in a file with names and points. */
export type Mended = 'form' | 'file';

/** Which values a field takes. */
export type Range = { readonly mended: Mended } & (
  | {
      readonly kind: 'number' | 'integer';
      readonly min: number;
      readonly max: number;
      readonly exclusiveMin: boolean;
    }
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  | {
      readonly kind: 'sizes';
      readonly min: number;
      readonly max: number;
      readonly minCount: number;
      readonly maxCount: number;
    }
  /** The words of the field itself. */
  | { readonly kind: 'text'; readonly allowed: string }
);

export type Option = {
  readonly value: string;
  /** As the form shows it. */
  readonly label: string;
};

/** A value of a field. */
export type Shown = {
  readonly mended: Mended;
  readonly value: unknown;
  /** As it stands in a file. */
  readonly written: string;
  /** As the form shows it, where it is one of a few. */
  readonly label: string | null;
};

type Kind = 'box' | 'discrete';

/** What an algorithm needs, and what an environment has instead. */
export type Misfit = {
  readonly algorithm: string;
  readonly environment: string;
  readonly what: 'actions' | 'observations';
  readonly needed: readonly Kind[];
  readonly there: Kind;
};

const kinds: Readonly<Record<Kind, string>> = { box: 'continuous', discrete: 'discrete' };

export const problems = {
  range: (range: Range) => {
    switch (range.kind) {
      case 'number':
      case 'integer': {
        const what = range.kind === 'integer' ? 'a whole number' : 'a number';
        const from = range.exclusiveMin ? `above ${range.min}` : `from ${range.min}`;
        return `${what} ${from} to ${range.max}`;
      }
      case 'switch':
        return 'true or false';
      case 'choice':
        return range.options.map(({ value }) => value).join(', ');
      case 'sizes':
        return `${range.minCount} to ${range.maxCount} whole numbers from ${range.min} to ${range.max}`;
      case 'text':
        return range.allowed;
    }
  },
  setAllowed: ({ written }: Shown) => `Set it to an allowed value; the default is ${written}.`,
  misfit: ({ algorithm, environment, what, needed, there }: Misfit) =>
    `${algorithm} needs ${needed.map((kind) => kinds[kind]).join(' or ')} ${what}; ${environment} has ${kinds[there]} ones.`,
  stateNumber: ({ environment }: { readonly environment: string }) =>
    `${environment} shows the number of a state, which is no quantity. Choose the default.`,
  /** Field, value, what is allowed, what to do. */
  sentence: ({ problem }: { readonly problem: Problem }, { say }: Speech) =>
    describeProblem({ ...problem, ...wordsOf(problem, say) }),
} as const;
