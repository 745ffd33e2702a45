import type { Fields } from '../fields';
import type { Problem } from '../problem';
import type { Space } from './environment';
import type { Ladder } from './ladder';
import type { Improvement, Updates, Variants } from './learning-facts';
import type { Metrics } from './metric';

/** What an algorithm looks like from outside: its settings and where it fits. */
export interface AlgorithmCard<F extends Fields = Fields> {
  readonly id: string;
  readonly title: string;
  /** One sentence: the idea. */
  readonly summary: string;
  readonly source: string;
  /** Where it stands in lists of algorithms: lower numbers first, then those without one, by their titles. */
  readonly order?: number;
  readonly observations: readonly Space['kind'][];
  readonly actions: readonly Space['kind'][];
  readonly hyperparameters: F;
  /** What it reports of its learning, by the names that its agent gives it. */
  readonly metrics: Metrics;
  /** When it learns; missing where nobody has to plan for it, as with tables, which learn at every step. */
  readonly updates?: Updates;
  /** What a coefficient that is at 0 is to be raised to where it would help; its unit differs between algorithms. */
  readonly usualEntropyCoefficient?: number;
  /** What to try next where a result falls short, by name: the first that is new to an experiment. */
  readonly improvements?: Readonly<Record<string, Improvement>>;
  readonly variants?: Variants;
  readonly ladder?: Ladder;
  /** What its learning steps say in words of their own, by code; see `src/shared/learning-steps/learning-step.ts`. */
  readonly stepWords?: Readonly<Record<string, string>>;
  /** What a form starts from where nothing else is wanted and it fits. */
  readonly isUsual?: true;
  /** Problems of values that are fine one by one but not together. */
  readonly conflicts?: (values: Readonly<Record<string, unknown>>, steps: number) => Problem[];
}
