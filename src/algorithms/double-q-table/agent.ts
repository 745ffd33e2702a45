/**
 * Tabular Double Q-learning (van Hasselt 2010, "Double Q-learning"; Sutton & Barto 2018, section 6.7).
 *
 * 1. Q1(s, a) = Q2(s, a) = Q0 for all states and actions.
 * 2. Take a random action with probability epsilon, argmax_a Q1(S, a) + Q2(S, a) otherwise; see R and S'.
 * 3. Flip a coin for the table that learns. If it is Q1, Q1 chooses the next action and Q2 values it:
 *    Q1(S, A) += alpha [R + gamma Q2(S', argmax_a Q1(S', a)) - Q1(S, A)], else the same with the tables exchanged;
 *    a terminal S' is worth 0.
 *
 * Counted visits are those of the table that learns. What an observation is worth is the maximum of the mean of both
 * tables, which is again a maximum over estimates: only the targets are free of the bias.
 */
import type { TabularHyperparameters } from '../../shared/catalogue/tabular-learning';
import { ActionValues } from '../../learning/memory/action-values';
import type { Agent, TabularOptions } from '../../learning/training';
import { tabularAgent, type TabularMetric } from '../../learning/agents/tabular-agent';

export function create(options: TabularOptions<TabularHyperparameters>): Agent<TabularMetric> {
  const { hyperparameters: h } = options;
  const q1 = new ActionValues(options, h);
  const q2 = new ActionValues(options, h);
  /** (Q1 + Q2) / 2, kept up at every update: what the agent acts by. */
  const mean = new ActionValues(options, h);

  return tabularAgent(options, 'double-q-learning', (_, random) => {
    const coin = random.fork('coin');
    return {
      tables: [q1, q2],
      actsBy: mean,
      stores: { q1, q2, mean },
      parts: { coin },
      learn({ state, action, reward, nextState, terminated }, update) {
        const [learner, other] = coin.uniform() < 0.5 ? [q1, q2] : [q2, q1];
        const chosen = terminated ? -1 : learner.randomBest(nextState, coin);
        update(learner, reward + (terminated ? 0 : h.discount * other.value(nextState, chosen)), chosen);
        mean.set(state, action, (q1.value(state, action) + q2.value(state, action)) / 2);
      },
    };
  });
}
