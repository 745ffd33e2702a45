/**
 * Tabular Sarsa (Rummery & Niranjan 1994; Sutton & Barto 2018, section 6.4) and Expected Sarsa (section 6.6).
 *
 * 1. Q(s, a) = Q0 for all states and actions. Choose A from S: at random with probability epsilon, else argmax_a Q(S, a).
 * 2. Take A; see R and S'. Choose A' from S' in the same way.
 * 3. Q(S, A) += alpha [R + gamma Q(S', A') - Q(S, A)]; a terminal S' is worth 0. Go on with A'.
 *
 * Expected Sarsa learns towards sum_a pi(a given S') Q(S', a), with the epsilon of the moment, and chooses after it has
 * learned. Where an episode is truncated, A' is drawn all the same, counts in the target, and is never taken.
 */
import type { SarsaHyperparameters } from './card';
import { ActionValues } from '../../learning/memory/action-values';
import type { Agent, TabularOptions } from '../../learning/training';
import { oneTable, tabularAgent, type TabularMetric } from '../../learning/agents/tabular-agent';

export function create(options: TabularOptions<SarsaHyperparameters>): Agent<TabularMetric> {
  const { discount, expected } = options.hyperparameters;
  const q = new ActionValues(options, options.hyperparameters);

  if (expected)
    return tabularAgent(options, 'expected-sarsa', (policy) => ({
      ...oneTable(q),
      learn({ step, reward, nextState, terminated }, update) {
        update(q, reward + (terminated ? 0 : discount * policy.expectedValue(q, nextState, step)));
      },
    }));

  return tabularAgent(options, 'sarsa', (policy) => {
    /** A', chosen while learning, to be taken next. */
    const next: { chosen: number | null } = { chosen: null };
    return {
      ...oneTable(q),
      values: next,
      learn({ step, reward, nextState, terminated, truncated }, update) {
        if (terminated) return update(q, reward);
        const chosen = policy.choose(q, nextState, step);
        update(q, reward + discount * q.value(nextState, chosen), chosen);
        next.chosen = truncated ? null : chosen;
      },
      takeChosen() {
        const { chosen } = next;
        next.chosen = null;
        return chosen;
      },
    };
  });
}
