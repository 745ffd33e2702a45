/** Value iteration on an exact model (Bellman 1957; Sutton & Barto 2018, section 4.4). */

/** What a model has to tell: see `environments/tabular-model.ts`. */
export interface DecisionProcess {
  readonly states: number;
  readonly actions: number;
  readonly starts: readonly { readonly probability: number; readonly state: number }[];
  readonly outcomes: readonly (readonly {
    readonly probability: number;
    readonly next: number;
    readonly reward: number;
    readonly terminated: boolean;
  }[])[];
}

export interface OptimalValues {
  /** v*(s), [states]. */
  readonly values: Float64Array;
  /** q*(s, a) at `state · actions + action`; -Infinity for an action that a state does not offer. */
  readonly actionValues: Float64Array;
  /** An action of highest value in each state; the first of several. */
  readonly policy: Int32Array;
  /** The mean of v* over the start states: the return of an optimal agent. */
  readonly startValue: number;
  readonly sweeps: number;
}

export interface ValueIterationOptions {
  /** gamma, from 0 to 1. */
  readonly discount: number;
  /** Sweeps end once no value changes by more. */
  readonly tolerance?: number;
  /** Most sweeps. With `tolerance` 0 it is the horizon: the values are those of so many steps. */
  readonly sweeps?: number;
}

/**
 * Finds the optimal values of a decision process: v(s) <- max_a sum_i p_i [r_i + gamma (1 - terminated_i) v(s'_i)].
 * @throws RangeError where the values still change after the given number of sweeps, unless that is the horizon
 */
export function valueIteration(
  { states, actions, starts, outcomes }: DecisionProcess,
  { discount, tolerance = 1e-12, sweeps: most = 100_000 }: ValueIterationOptions,
): OptimalValues {
  let values = new Float64Array(states);
  let next = new Float64Array(states);
  const actionValues = new Float64Array(states * actions);
  const policy = new Int32Array(states);
  let sweeps = 0;
  let change = Infinity;
  // Every sweep starts from the values of the one before, so that k sweeps are exactly the values of k steps.
  while (change > tolerance || tolerance === 0) {
    if (sweeps === most) {
      if (tolerance === 0) break;
      throw new RangeError(
        `value iteration: after ${most} sweeps values still change by ${change}; allow more sweeps or a discount below 1.`,
      );
    }
    change = 0;
    for (let state = 0; state < states; state++) {
      let best = -Infinity;
      for (let action = 0; action < actions; action++) {
        const at = state * actions + action;
        const possible = outcomes[at]!;
        let value = possible.length === 0 ? -Infinity : 0;
        for (const { probability, next, reward, terminated } of possible)
          value += probability * (reward + (terminated ? 0 : discount * values[next]!));
        actionValues[at] = value;
        if (value > best) {
          best = value;
          policy[state] = action;
        }
      }
      change = Math.max(change, Math.abs(best - values[state]!));
      next[state] = best;
    }
    [values, next] = [next, values];
    sweeps++;
  }
  const startValue = starts.reduce((sum, { probability, state }) => sum + probability * values[state]!, 0);
  return { values, actionValues, policy, startValue, sweeps };
}
