/**
 * One learning step of an agent in numbers: what it would learn at a moment of the training from what it remembers then,
 * with its networks as they stand.
 *
 * The algorithm says all of it: named quantities, each with a symbol, a word and its values, and the sections in which
 * they are shown. Whoever shows or stores a step knows no algorithm.
 *
 * - A text is a code. What it says stands in the words of the algorithm (`stepWords` on its card, and `words.XX.ts`), or
 *   else in those that all share (`src/shared/language/XX/learning-steps.ts`); `{name}` in it is the value of a quantity.
 * - A symbol is TeX, as far as `src/renderer/rooms/inspect/step/tex.ts` knows it. `\fact{name}` in it is the value of a
 *   quantity.
 * - A formula is TeX with quantities in braces, `{target} = {reward} + {discount} \cdot {nextValue}`: they are shown as
 *   symbols, and below them as numbers. `\cancel{name}` does not count in this row and is struck out.
 *
 * Time runs as in the lecture: in the state s the action a brings the reward r and leads to s'. Observations, rewards and
 * actions are those that the learner sees: normalised, scaled and clipped where the experiment says so.
 */

/** What a quantity is about; each has a colour. */
export type Tone = 'plain' | 'reward' | 'online' | 'target' | 'error';

/** A number for each row, a list of numbers for each, or one number for all of them. */
export type Column = number | readonly number[] | readonly (readonly number[])[];

/** Rows that something is shown in: those where a quantity is not 0, or is. */
export interface Only {
  readonly when?: string;
  readonly unless?: string;
}

export interface Quantity extends Only {
  /** Its symbol; missing where it stands in no formula. */
  readonly tex?: string;
  /** Code of what it is, which stands below it. */
  readonly label?: string;
  readonly tone?: Tone;
  /** The quantity whose values it has; itself where it is missing. */
  readonly of?: string;
  /** Which number of its list it is, from 0. */
  readonly at?: number;
  /**
   * How its values are written: as a measured number unless said otherwise; as a count; as the name of an action or a
   * state of the environment; as its symbol; squared; or as what the smallest, or the place of the largest, is taken of.
   */
  readonly as?: 'count' | 'action' | 'state' | 'symbol' | 'square' | 'min' | 'argmax';
}

/** Names of the numbers in a list: of the environment, or codes, in which `{number}` may tell one from another. */
export type EntryNames =
  'actions' | 'observation' | readonly { readonly code: string; readonly number?: number }[];

export interface Note extends Only {
  readonly code: string;
}

/** Marks one number of a list: the one whose place a quantity gives. */
export interface Mark extends Note {
  readonly at: string;
}

interface Titled extends Only {
  /** Codes. */
  readonly title: string;
  readonly doc?: string;
  /** What is particular in a row: the first that holds. */
  readonly notes?: readonly Note[];
}

/** Lists side by side as numbers, and below them single quantities, each in a line of its own. */
export interface TableSection extends Titled {
  readonly kind: 'table';
  readonly names?: EntryNames;
  readonly columns: readonly { readonly code: string; readonly of: string }[];
  readonly lines?: readonly { readonly code: string; readonly of: string }[];
  readonly marks?: readonly Mark[];
}

/** Lists as points on lines of one scale. */
export interface TracksSection extends Titled {
  readonly kind: 'tracks';
  readonly names: EntryNames;
  readonly series: readonly {
    readonly code: string;
    /** A quantity that is a list, or as many quantities as there are names. */
    readonly of: string | readonly string[];
    readonly tone?: Tone;
    readonly hollow?: boolean;
  }[];
  /** Whether 0 must lie on the scale. */
  readonly zero?: boolean;
  readonly marks?: readonly Mark[];
}

export interface FormulaSection extends Titled {
  readonly kind: 'formula';
  readonly formulas: readonly string[];
}

/** Distributions of the return over one axis. */
export interface DistributionSection extends Titled {
  readonly kind: 'distribution';
  /** The lowest and the highest of equally spaced returns, of which probabilities are given; missing for returns themselves. */
  readonly support?: readonly [low: number, high: number];
  readonly series: readonly { readonly code: string; readonly of: string }[];
}

export type StepSection = TableSection | TracksSection | FormulaSection | DistributionSection;

/** How steps of one kind are shown, whatever their numbers. */
export interface StepForm {
  /** Codes: what the rows are, where they are from, and what is to be said of all of it. */
  readonly list: string;
  readonly from: string;
  readonly summary?: string;
  /** Of each row two codes, and the quantities that tell how much it moves and whether the episode ended with it. */
  readonly row: {
    readonly title: string;
    readonly detail: string;
    readonly size: string;
    readonly ended: string;
  };
  /** Whether the last row is the one to begin with. */
  readonly newestLast?: boolean;
  readonly quantities: Readonly<Record<string, Quantity>>;
  readonly sections: readonly StepSection[];
}

export interface LearningStep extends StepForm {
  readonly schema: 1;
  /** How many there are. */
  readonly rows: number;
  /** By the names of quantities; numbers that are only told of or looked at need no other entry. */
  readonly values: Readonly<Record<string, Column>>;
}

/** Values that may lack some. */
export type StepValues = Readonly<Record<string, Column | undefined>>;

/** A step in a form; how many rows are `shown` is one of its values. */
export function learningStep(form: StepForm, rows: number, values: StepValues): LearningStep {
  const present = Object.entries(values).flatMap(([name, column]) =>
    column === undefined ? [] : [[name, column] as const],
  );
  return { schema: 1, rows, ...form, values: { shown: rows, ...Object.fromEntries(present) } };
}

/**
 * The difference of two numbers; what rounding leaves of equal ones is nothing.
 * @param error the difference as it was computed
 */
export function difference(one: number, other: number, error = one - other): number {
  return Math.abs(error) <= 1e-7 * Math.max(Math.abs(one), Math.abs(other)) ? 0 : error;
}

/** Rows of named numbers as columns; what the first row lacks is left out. */
export function columnsOf(
  rows: readonly Readonly<Record<string, number | readonly number[] | undefined>>[],
): StepValues {
  return Object.fromEntries(
    Object.entries(rows[0] ?? {}).flatMap(([name, first]) => {
      if (first === undefined) return [];
      const cells = rows.map((row) => row[name]);
      return [
        [
          name,
          typeof first === 'number'
            ? cells.map((cell) => (typeof cell === 'number' ? cell : NaN))
            : cells.map((cell) => (typeof cell === 'object' ? cell : [])),
        ] as const,
      ];
    }),
  );
}
