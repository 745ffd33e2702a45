/** The exact rules of an environment with finitely many states: what dynamic programming works on. */

/** One thing that may happen after an action. */
export interface Outcome {
  readonly probability: number;
  /** The state that follows. */
  readonly next: number;
  /** The mean reward. */
  readonly reward: number;
  readonly terminated: boolean;
}

export interface TabularModel {
  readonly states: number;
  readonly actions: number;
  /** Where episodes begin; the probabilities add up to 1. */
  readonly starts: readonly { readonly probability: number; readonly state: number }[];
  /**
   * What may happen after an action in a state, at `state · actions + action`; the probabilities add up to 1. An
   * action that a state does not offer has no outcomes. In a terminal state nothing ever happens again.
   */
  readonly outcomes: readonly (readonly Outcome[])[];
  /**
   * Which observation a state shows, where that is not its own number: then several states look alike, and what is
   * optimal for the model is an upper bound for an agent.
   */
  readonly observations?: readonly number[];
}

/** The only outcomes of a terminal state. */
export function nothing(state: number): readonly Outcome[] {
  return [{ probability: 1, next: state, reward: 0, terminated: true }];
}

/** What may happen after an action. */
export function outcomesOf(model: TabularModel, state: number, action: number): readonly Outcome[] {
  return model.outcomes[state * model.actions + action]!;
}

/** The index that a uniform number in [0, 1) falls on. */
export function drawIndex(entries: readonly { readonly probability: number }[], uniform: number): number {
  let left = uniform;
  const last = entries.length - 1;
  for (let index = 0; index < last; index++) {
    left -= entries[index]!.probability;
    if (left < 0) return index;
  }
  return last;
}
