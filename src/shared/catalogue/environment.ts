/** What an environment looks like from outside, in words and numbers. */

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
  readonly reward: string;
  /** When an episode terminates. */
  readonly termination: string;
  /** Steps after which an episode is truncated; null where it never is. */
  readonly stepLimit: number | null;
  /** Mean return of an agent that acts at random, to compare with. */
  readonly randomReturn: number;
  /** Mean return from which the task counts as solved. */
  readonly solvedReturn: number;
  /** The highest return there is, or null. */
  readonly bestReturn: number | null;
  readonly citation: string;
}

/** How many numbers one observation or action of a space holds. */
export function spaceSize(space: Space): number {
  return space.kind === 'box' ? space.dimensions.length : 1;
}
