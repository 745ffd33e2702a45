/** What the program has to know of how an algorithm learns, beyond its settings; each algorithm says it on its card. */
import type { FieldValue } from '../fields';

/**
 * When gradient steps are taken, by the settings that say how often:
 * - `replay`: `gradientSteps` in every `trainEvery` env steps, from the end of the `warmup` on, from what is remembered.
 * - `steps`: one for each step of all `environments`, after the `warmup` where there is one.
 * - `rollouts`: `epochs` of minibatches of `batchSize` for each rollout of `rolloutSteps` in all `environments`; one for
 *   all of it where there are no such settings.
 * - `episodes`: one for every so many `episodes`.
 */
export interface Updates {
  readonly after: 'replay' | 'steps' | 'rollouts' | 'episodes';
  /** Something else is learned in the warm-up already. */
  readonly inWarmup?: true;
}

/** A change of one setting, or of the algorithm. */
export interface ProposedChange {
  /** `algorithm` or `hyperparameters.NAME`. */
  readonly path: string;
  readonly value: FieldValue;
}

/** What lectures and papers turn to next. */
export interface Improvement {
  /** What to do, in a few words, for a button: `Try a target network`. */
  readonly label: string;
  /** Why, in one sentence. */
  readonly reason: string;
  readonly changes: readonly ProposedChange[];
  /** The settings that it improves on; missing where that is any other than what it changes to. */
  readonly when?: { readonly field: string; readonly is: readonly FieldValue[] };
}

/** Looks a setting up that has an effect. */
export type ReadSetting = (hyperparameter: string) => FieldValue | undefined;

/** What the variants of an algorithm are called: a DQN with double learning is a Double DQN. */
export interface Variants {
  /** The hyperparameters that the name tells; two runs with the same name have the same values of them. */
  readonly of: readonly string[];
  /** What the name says beside terms that are the same in every language. */
  readonly words?: Readonly<Record<string, string>>;
  /** @param words those of the language of the name; in `words.de.ts` in German */
  readonly name: (read: ReadSetting, title: string, words: Readonly<Record<string, string>>) => string;
}
