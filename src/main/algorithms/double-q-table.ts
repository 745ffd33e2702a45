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
import type { RandomState } from '../../shared/random';
import { EpsilonGreedy, type EpsilonGreedyState } from '../exploration/epsilon-greedy';
import { ActionValues } from '../memory/action-values';
import { LatestUpdates } from '../memory/latest-updates';
import type { Agent } from '../training/agent';
import { Averages } from '../training/averages';
import { prefixed, withPrefix } from '../training/names';
import { explainTable } from './explain/table';
import type { TabularOptions } from './index';

interface DoubleQTableState {
  readonly step: number;
  readonly coin: RandomState;
  readonly policy: EpsilonGreedyState;
  readonly averages: ReturnType<Averages<string>['save']>;
  readonly notes?: readonly number[] | undefined;
}

export function createDoubleQTable(options: TabularOptions<TabularHyperparameters>): Agent {
  const { hyperparameters: h, steps, random } = options;
  const q1 = new ActionValues(options, h);
  const q2 = new ActionValues(options, h);
  /** (Q1 + Q2) / 2, kept up at every update: what the agent acts by. */
  const mean = new ActionValues(options, h);
  const policy = new EpsilonGreedy(h, steps, random.fork('exploration'));
  const coin = random.fork('coin');
  const averages = new Averages(['tdError']);
  let notes: LatestUpdates | null = null;
  let step = 0;

  /** Updates one table with the other's value of what it would do next; returns the error. */
  function learn(
    learner: ActionValues,
    other: ActionValues,
    state: number,
    action: number,
    reward: number,
    next: number,
    terminated: number,
  ): number {
    const chosen = terminated === 1 ? -1 : learner.randomBest(next, coin);
    const value = terminated === 1 ? 0 : other.value(next, chosen);
    const table = learner === q1 ? 0 : 1;
    const before = learner.value(state, action);
    notes?.add(step, table, state, action, reward, next, terminated, chosen, before);
    const error = learner.moveTowards(reward + h.discount * value, state, action);
    mean.set(state, action, (q1.value(state, action) + q2.value(state, action)) / 2);
    return error;
  }

  return {
    environments: 1,
    discount: h.discount,
    warmingUp: false,
    act(observations, actions) {
      actions[0] = policy.choose(mean, observations[0]!, step);
    },
    observe({ observations, actions, rewards, terminated, nextObservations }) {
      step++;
      const first = coin.uniform() < 0.5;
      const [learner, other] = first ? [q1, q2] : [q2, q1];
      const [state, action, next] = [observations[0]!, actions[0]!, nextObservations[0]!];
      const error = learn(learner, other, state, action, rewards[0]!, next, terminated[0]!);
      averages.add({ tdError: Math.abs(error) });
    },
    settle() {
      // Everything is learned at once.
    },
    actGreedily(observation, action) {
      action[0] = mean.firstBest(observation[0]!);
    },
    actionValues: mean.values,
    valueOf: (observation) => mean.max(observation[0]!),
    takeNotes() {
      notes ??= new LatestUpdates();
    },
    explainStep: () => explainTable('double-q-learning', notes, [q1, q2], h.discount),
    diagnostics: () => ({ ...averages.take(), ...policy.report(step) }),
    save() {
      const state: DoubleQTableState = {
        step,
        coin: coin.save(),
        policy: policy.save(),
        averages: averages.save(),
        notes: notes?.save(),
      };
      const tables = { q1: q1.save(), q2: q2.save(), mean: mean.save() };
      return {
        state,
        arrays: Object.assign({}, ...Object.entries(tables).map(([name, table]) => prefixed(name, table))),
      };
    },
    restore({ state, arrays }) {
      const saved = state as DoubleQTableState;
      step = saved.step;
      coin.restore(saved.coin);
      policy.restore(saved.policy);
      averages.restore(saved.averages);
      notes?.restore(saved.notes ?? []);
      for (const [name, table] of Object.entries({ q1, q2, mean })) table.restore(withPrefix(name, arrays));
    },
    dispose() {
      // Nothing native.
    },
  };
}
