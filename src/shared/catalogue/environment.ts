/** What an environment looks like from outside, in words and numbers. */
import type { Fields, FieldValue } from '../fields';
import type { CellWorld } from './grid-worlds';
import type { Slice } from './slices';

export interface BoxSpace {
  readonly kind: 'box';
  /** One entry for each number. */
  readonly dimensions: readonly {
    readonly name: string;
    readonly unit?: string;
    readonly low: number;
    readonly high: number;
  }[];
}

export interface DiscreteSpace {
  readonly kind: 'discrete';
  /** One name for each value, from 0. */
  readonly names: readonly string[];
}

export type Space = BoxSpace | DiscreteSpace;

export interface EnvironmentCard {
  readonly id: string;
  readonly title: string;
  /** One sentence: what the agent is to do. */
  readonly summary: string;
  readonly observation: Space;
  readonly action: Space;
  /** How many of the actions, counted from 0, each discrete state offers; missing where all offer all. */
  readonly actionCounts?: readonly number[];
  readonly reward: string;
  /** When an episode terminates. */
  readonly termination: string;
  /** Steps after which an episode is truncated; null where it never is. */
  readonly stepLimit: number | null;
  /** Mean return of an agent that acts at random, to compare with; null where nobody has measured it. */
  readonly randomReturn: number | null;
  /** Mean return from which the task counts as solved; null where nobody has set a mark. */
  readonly solvedReturn: number | null;
  /** The highest mean return that any policy reaches, or null. */
  readonly bestReturn: number | null;
  /** By how much returns differ, where the marks above do not tell: decides how many digits they are written with. */
  readonly returnScale?: number;
  readonly citation: string;
  /** Where it stands in lists of environments: lower numbers first, then those without one, by their titles. */
  readonly order?: number;
  /** A plane through its states, over which values and policies are drawn as maps. */
  readonly slice?: Slice;
  /** A moment that shows what the task is about; a state as it is drawn, and an action. */
  readonly portrait?: { readonly state: readonly number[]; readonly action: number };
  /** The map of a world of cells, whose states are the cells' numbers. */
  readonly cells?: CellWorld;
  /** Settings of this environment's own. The rest of the card tells of their defaults. */
  readonly options?: Fields;
  /** What differs on the card with other options; these have been checked. */
  readonly withOptions?: (options: EnvironmentOptions) => Partial<EnvironmentCard>;
}

/**
 * Steps after which an episode of an evaluation is cut off where the environment sets no limit: a greedy policy that
 * has not yet learned its way may go around in circles for ever.
 */
export const longestEvaluation = 1000;

export type EnvironmentOptions = Readonly<Record<string, FieldValue>>;

/** How many numbers one observation or action of a space holds. */
export function spaceSize(space: Space): number {
  return space.kind === 'box' ? space.dimensions.length : 1;
}
