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
import type { SarsaHyperparameters } from '../../shared/catalogue/algorithms/sarsa';
import { EpsilonGreedy, type EpsilonGreedyState } from '../exploration/epsilon-greedy';
import { ActionValues } from '../memory/action-values';
import { LatestUpdates } from '../memory/latest-updates';
import type { Agent } from '../training/agent';
import { Averages } from '../training/averages';
import { explainTable } from './explain/table';
import type { TabularOptions } from './index';

interface SarsaState {
  readonly step: number;
  readonly chosen: number | null;
  readonly policy: EpsilonGreedyState;
  readonly averages: ReturnType<Averages<string>['save']>;
  readonly notes?: readonly number[] | undefined;
}

export function createSarsa(options: TabularOptions<SarsaHyperparameters>): Agent {
  const { hyperparameters: h, steps, random } = options;
  const q = new ActionValues(options, h);
  const policy = new EpsilonGreedy(h, steps, random.fork('exploration'));
  const averages = new Averages(['tdError']);
  let notes: LatestUpdates | null = null;
  let step = 0;
  /** A', chosen while learning, to be taken next. */
  let chosen: number | null = null;

  /** What the next state is worth: to Sarsa, what the action is worth that it now chooses. */
  function bootstrap(next: number): number {
    if (h.expected) return policy.expectedValue(q, next, step);
    chosen = policy.choose(q, next, step);
    return q.value(next, chosen);
  }

  return {
    environments: 1,
    discount: h.discount,
    warmingUp: false,
    act(observations, actions) {
      actions[0] = chosen ?? policy.choose(q, observations[0]!, step);
      chosen = null;
    },
    observe({ observations, actions, rewards, terminated, truncated, nextObservations }) {
      step++;
      const [state, action, reward] = [observations[0]!, actions[0]!, rewards[0]!];
      const following = nextObservations[0]!;
      const next = terminated[0] === 1 ? 0 : h.discount * bootstrap(following);
      const before = q.value(state, action);
      notes?.add(step, 0, state, action, reward, following, terminated[0]!, chosen ?? -1, before);
      const error = q.moveTowards(reward + next, state, action);
      averages.add({ tdError: Math.abs(error) });
      if (truncated[0] === 1) chosen = null;
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
    explainStep: () =>
      h.expected
        ? explainTable('expected-sarsa', notes, [q], h.discount, policy.epsilon)
        : explainTable('sarsa', notes, [q], h.discount),
    diagnostics: () => ({ ...averages.take(), ...policy.report(step) }),
    save() {
      const state: SarsaState = {
        step,
        chosen,
        policy: policy.save(),
        averages: averages.save(),
        notes: notes?.save(),
      };
      return { state, arrays: q.save() };
    },
    restore({ state, arrays }) {
      const saved = state as SarsaState;
      ({ step, chosen } = saved);
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
