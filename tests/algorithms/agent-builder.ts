/** Builds agents for environments so small that their networks may be small too. */
import type { Agent } from '../../src/learning/training/agent';
import type { AgentOptions } from '../../src/learning/training/agent-options';
import { seededRandom } from '../../src/shared/random';

/** What an agent has to know of an environment. */
export interface Shape {
  readonly observationSize: number;
  /** 0, as where it is missing, for continuous actions. */
  readonly actionCount?: number;
  /** Of continuous actions; 1 where it is missing. */
  readonly actionSize?: number;
}

export interface BuildOptions {
  readonly seed?: number;
  /** The budget that schedules go by. */
  readonly steps?: number;
  readonly compiled?: boolean;
}

export type Build<H> = (shape: Shape, changes?: Partial<H>, options?: BuildOptions) => Agent;

/**
 * A function that builds agents of one algorithm.
 * @param quick settings with which they learn quickly
 * @param usualSteps the budget where none is given
 */
export function agentBuilder<H extends object>(
  create: (options: AgentOptions<H>) => Agent,
  defaults: H,
  quick: Partial<H>,
  usualSteps: number,
): Build<H> {
  return (
    { observationSize, actionCount = 0, actionSize = 1 },
    changes = {},
    { seed = 1, steps = usualSteps, compiled = true } = {},
  ) =>
    create({
      observationSize,
      actionCount,
      actionSize,
      hyperparameters: { ...defaults, ...quick, ...changes },
      steps,
      random: seededRandom(seed),
      compiled,
    });
}
