/**
 * Tabular Q-learning (Watkins 1989, "Learning from delayed rewards"; Sutton & Barto 2018, section 6.5).
 *
 * 1. Q(s, a) = Q0 for all states and actions.
 * 2. Take a random action with probability epsilon, argmax_a Q(S, a) otherwise; see R and S'.
 * 3. Q(S, A) += alpha [R + gamma max_a Q(S', a) - Q(S, A)], the lecture's equation (1); a terminal S' is worth 0.
 */
import type { TabularHyperparameters } from '../../shared/catalogue/tabular-learning';
import { EpsilonGreedy, type EpsilonGreedyState } from '../exploration/epsilon-greedy';
import { ActionValues } from '../memory/action-values';
import { LatestUpdates } from '../memory/latest-updates';
import type { Agent } from '../training/agent';
import { Averages } from '../training/averages';
import { explainTable } from './explain/table';
import type { TabularOptions } from './index';

interface QTableState {
  readonly step: number;
  readonly policy: EpsilonGreedyState;
  readonly averages: ReturnType<Averages<string>['save']>;
  readonly notes?: readonly number[] | undefined;
}

export function createQTable(options: TabularOptions<TabularHyperparameters>): Agent {
  const { hyperparameters: h, steps, random } = options;
  const q = new ActionValues(options, h);
  const policy = new EpsilonGreedy(h, steps, random.fork('exploration'));
  const averages = new Averages(['tdError']);
  let notes: LatestUpdates | null = null;
  let step = 0;

  return {
    environments: 1,
    discount: h.discount,
    warmingUp: false,
    act(observations, actions) {
      actions[0] = policy.choose(q, observations[0]!, step);
    },
    observe({ observations, actions, rewards, terminated, nextObservations }) {
      const [state, action, reward] = [observations[0]!, actions[0]!, rewards[0]!];
      const following = nextObservations[0]!;
      step++;
      notes?.add(step, 0, state, action, reward, following, terminated[0]!, -1, q.value(state, action));
      const next = terminated[0] === 1 ? 0 : h.discount * q.max(following);
      const error = q.moveTowards(reward + next, state, action);
      averages.add({ tdError: Math.abs(error) });
    },
    settle() {
      // Everything is learned at once.
    },
    actGreedily(observation, action) {
      action[0] = q.firstBest(observation[0]!);
    },
    actionValues: q.values,
    valueOf: (observation) => q.max(observation[0]!),
    takeNotes() {
      notes ??= new LatestUpdates();
    },
    explainStep: () => explainTable('q-learning', notes, [q], h.discount),
    diagnostics: () => ({ ...averages.take(), ...policy.report(step) }),
    save() {
      const state: QTableState = {
        step,
        policy: policy.save(),
        averages: averages.save(),
        notes: notes?.save(),
      };
      return { state, arrays: q.save() };
    },
    restore({ state, arrays }) {
      const saved = state as QTableState;
      step = saved.step;
      policy.restore(saved.policy);
      averages.restore(saved.averages);
      notes?.restore(saved.notes ?? []);
      q.restore(arrays);
    },
    dispose() {
      // Nothing native.
    },
  };
}
