/** What a rule of the diagnosis looks like. */
import type { Severity } from './severity';
import type { FieldValue } from '../fields';
import type { Evidence } from './evidence';

export type { Severity };

/** What was seen, as numbers and names; texts are made of them in the reader's language. */
export type Facts = Readonly<Record<string, number | string>>;

/** A setting to be changed, and to what: its path, for example `hyperparameters.targetEvery`. */
export interface Change {
  readonly path: string;
  readonly value: FieldValue;
}

export interface Found<F extends Facts> {
  readonly facts: F;
  /** Env step at which it shows; missing where the settings alone tell. */
  readonly step?: number;
  /** Where it differs from the rule's. */
  readonly severity?: Severity;
  /** What would mend it, the setting that is to blame first; missing where no single value is to be proposed. */
  readonly changes?: readonly Change[];
}

export interface Rule<F extends Facts = Facts> {
  readonly severity: Severity;
  /** True where the settings alone tell, so that it can warn before the training. */
  readonly foreseeable?: true;
  /** The setting that it is about; the first change’s otherwise. */
  readonly path?: string;
  /** Other rules that say less of the same and so keep silent beside it. */
  readonly hides?: readonly string[];
  /** Says something only where no other finding does, except for how to read the result. */
  readonly isLastResort?: true;
  /** Section of the algorithm’s guide that explains it; where it has none of this name, that on diagnostics. */
  readonly section?: string;
  /** What there is to say; null where all is well, or where it cannot be told. */
  readonly find: (run: Evidence) => Found<F> | null;
}

/** A rule, with its facts’ types taken from what it finds. */
export const rule = <F extends Facts>(given: Rule<F>): Rule<F> => given;

const hyperparameter = (name: string) => `hyperparameters.${name}`;

/** A hyperparameter to be changed. */
export const change = (name: string, value: FieldValue): Change => ({ path: hyperparameter(name), value });
