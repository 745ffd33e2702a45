/** A learning step as it is shown, whichever agent's it is: a list of rows, and for each its parts from top to bottom. */
import type { Tone } from '../../../../shared/learning-steps/learning-step';
import type { Formula } from './formula';

/** What tells of the words for states and actions. */
export interface Names {
  /** Of the numbers in an observation; or of the states, where those are discrete. */
  readonly observation: readonly string[];
  readonly discreteStates: boolean;
  readonly discreteActions: boolean;
  /** Of discrete actions; of the numbers in a continuous one. */
  readonly actions: readonly string[];
}

export interface Quantity {
  readonly name: string;
  readonly values: readonly string[];
}

/** Points on one line each, to be compared. */
export interface TrackRow {
  readonly name: string;
  /** One for each series; a missing one is not drawn. */
  readonly values: readonly (number | null)[];
  /** Why this row matters. */
  readonly mark?: string;
}

export interface TrackSeries {
  readonly name: string;
  readonly tone: Tone;
  readonly hollow?: boolean;
}

export type Section =
  | {
      readonly kind: 'table';
      readonly title: string;
      readonly doc?: string;
      readonly columns: readonly string[];
      readonly rows: readonly Quantity[];
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'tracks';
      readonly title: string;
      readonly doc: string;
      readonly series: readonly TrackSeries[];
      readonly rows: readonly TrackRow[];
      /** Whether 0 must lie on the scale. */
      readonly zero?: boolean;
      readonly note?: string;
    }
  | {
      readonly kind: 'formula';
      readonly title: string;
      readonly formulas: readonly Formula[];
    }
  | {
      readonly kind: 'distribution';
      readonly title: string;
      readonly doc: string;
      /** Probabilities of equally spaced returns from low to high, or returns themselves. */
      readonly support: readonly [low: number, high: number] | null;
      readonly series: readonly {
        readonly name: string;
        readonly tone: Tone;
        readonly values: readonly number[];
      }[];
    };

export interface RowView {
  readonly title: string;
  readonly detail: string;
  readonly error: number;
  readonly ended: boolean;
  readonly sections: readonly Section[];
}

export interface StepView {
  readonly list: string;
  /** What the rows are taken from. */
  readonly from: string;
  /** Of all of it; absent where there is nothing more to say. */
  readonly summary?: string;
  readonly rows: readonly RowView[];
  /** Which row is shown at first. */
  readonly first: number;
}
