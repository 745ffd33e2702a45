/** The ladder of an algorithm's improvements, an ablation study: the same experiment on each rung, only switches differ. */
import type { FieldValue } from '../fields';

type Settings = Readonly<Record<string, FieldValue>>;

export interface RungCard {
  readonly title: string;
  readonly doc: string;
  /** What it changes in the plain algorithm. */
  readonly overrides: Settings;
  /** The plain algorithm, which the others are compared with. */
  readonly isBaseline?: true;
  /** Whether the top rung has it too. */
  readonly isImprovement?: true;
}

export interface Ladder {
  /** What is trained, in a few sentences. */
  readonly doc: string;
  /** The preset that is proposed for it. */
  readonly preset: string;
  /** The settings with which no improvement is switched on. */
  readonly without: Settings;
  /** From the bottom, by their names. */
  readonly rungs: Readonly<Record<string, RungCard>>;
  /** Everything that improves, at once. */
  readonly top: { readonly title: string; readonly doc: string };
}
