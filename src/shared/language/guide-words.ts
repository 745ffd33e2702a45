/** What the generated parts of a guide say in one language. */
import type { SizesField } from '../fields';

export interface PartWords {
  /** Heading of the section in front of which parts stand that the file does not ask for. */
  readonly sources: string;
  readonly on: string;
  readonly off: string;
  readonly fields: {
    /** Titles of the columns: name, default, what is allowed, what it does. */
    readonly columns: readonly string[];
    readonly range: (from: string, to: string) => string;
    readonly rangeAbove: (from: string, to: string) => string;
    readonly sizes: (field: SizesField) => string;
    readonly onlyWith: (label: string, options: readonly string[]) => string;
  };
  readonly hyperparameters: {
    readonly title: string;
    readonly intro: string;
    readonly settingsOf: (group: string) => string;
  };
  readonly card: {
    readonly title: string;
    readonly observation: string;
    readonly action: string;
    readonly options: string;
    /** Titles of the columns of a space of numbers; that of the index is empty. */
    readonly dimensions: readonly string[];
    /** Titles of the columns of a list of values. */
    readonly values: readonly string[];
    readonly oneOf: (count: string, first: string, last: number, lastName: string) => string;
    readonly reward: string;
    readonly termination: string;
    readonly stepLimit: string;
    readonly noStepLimit: string;
    readonly steps: (count: string) => string;
    readonly randomReturn: string;
    readonly solvedReturn: string;
    readonly notMeasured: string;
    readonly bestReturn: string;
    readonly notKnown: string;
    readonly citation: string;
  };
  readonly results: {
    readonly title: string;
    readonly intro: string;
    readonly preset: string;
    readonly algorithm: string;
    readonly environment: string;
    /** Titles of the columns with figures: steps, seeds, median, from, to. */
    readonly figures: readonly string[];
  };
}
