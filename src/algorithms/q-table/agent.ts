/**
 * Tabular Q-learning (Watkins 1989, "Learning from delayed rewards"; Sutton & Barto 2018, section 6.5).
 *
 * 1. Q(s, a) = Q0 for all states and actions.
 * 2. Take a random action with probability epsilon, argmax_a Q(S, a) otherwise; see R and S'.
 * 3. Q(S, A) += alpha [R + gamma max_a Q(S', a) - Q(S, A)], the lecture's equation (1); a terminal S' is worth 0.
 */
import type { TabularHyperparameters } from '../../shared/catalogue/tabular-learning';
import { ActionValues } from '../../learning/memory/action-values';
import type { Agent, TabularOptions } from '../../learning/training';
import { oneTable, tabularAgent, type TabularMetric } from '../../learning/agents/tabular-agent';

export function create(options: TabularOptions<TabularHyperparameters>): Agent<TabularMetric> {
  const { discount } = options.hyperparameters;
  const q = new ActionValues(options, options.hyperparameters);
  return tabularAgent(options, 'q-learning', () => ({
    ...oneTable(q),
    learn({ reward, nextState, terminated }, update) {
      update(q, reward + (terminated ? 0 : discount * q.max(nextState)));
    },
  }));
}
