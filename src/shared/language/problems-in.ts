/** How a language says what is wrong with an experiment: `problems` in `problems.ts` of its folder. */
import type { AlgorithmCard } from '../catalogue/algorithm';
import type { EnvironmentCard } from '../catalogue/environment';
import type { Field } from '../fields';
import type { Problem } from '../problem';

/** Where a value is mended: in the form with its labels and commas, or in a file with names and points. */
export type Mended = 'form' | 'file';

export interface ProblemsIn {
  /** Says in words which values a field takes. */
  readonly allowed: (field: Field, mended?: Mended) => string;
  /** Why an algorithm cannot run on an environment, in one sentence; null where it can. */
  readonly misfit: (algorithm: AlgorithmCard, environment: EnvironmentCard) => string | null;
  /**
   * A problem that `checkExperiment` has found.
   * @param experiment what was checked
   */
  readonly problem: (problem: Problem, experiment: unknown, mended?: Mended) => Problem;
}
