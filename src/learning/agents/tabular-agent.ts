/** Acts epsilon-greedily by a table of action values, which the algorithm moves after every step. */
import { tabularMetrics } from '../../shared/catalogue/metrics';
import type { TabularHyperparameters } from '../../shared/catalogue/tabular-learning';
import type { Random } from '../../shared/random';
import type { TableRule } from '../../shared/learning-steps/table';
import { EpsilonGreedy } from '../exploration/epsilon-greedy';
import type { ActionValues } from '../memory/action-values';
import { LatestUpdates } from '../memory/latest-updates';
import type { Agent } from '../training/agent';
import type { TabularOptions } from '../training/agent-options';
import { Averages } from '../training/averages';
import { prefixed } from '../training/names';
import { arraysOf, persistent, type JsonPart, type Persistent } from '../training/persistent';
import { reportOf } from '../training/report';
import { explainTable } from './explain/table';

export type TabularMetric = keyof typeof tabularMetrics;

/** One step between two states, which are known by their numbers. */
export interface TableTransition {
  readonly state: number;
  readonly action: number;
  readonly reward: number;
  readonly nextState: number;
  readonly terminated: boolean;
  readonly truncated: boolean;
  /** Env steps taken, this one included. */
  readonly step: number;
}

/**
 * Moves Q(S, A) of a table towards a target.
 * @param nextAction the action of the next state that counts in the target; -1 where it is none
 */
export type Update = (table: ActionValues, target: number, nextAction?: number) => void;

/** What makes one tabular algorithm differ from another. */
export interface TabularRule {
  /** The tables that learn. */
  readonly tables: readonly [ActionValues, ActionValues?];
  /** The table that the agent acts and values by. */
  readonly actsBy: ActionValues;
  /** Learns from one transition, which is the same object each time. */
  learn(transition: TableTransition, update: Update): void;
  /** The action that learning has chosen already for the next step, or null; asked once for each step. */
  takeChosen?(): number | null;
  /** Plain JSON that belongs to a checkpoint, in an object that keeps its identity. */
  readonly values?: object;
  readonly parts?: Readonly<Record<string, JsonPart>>;
  /** The tables by the names of their arrays. */
  readonly stores: Readonly<Record<string, ActionValues>>;
  readonly migrate?: Persistent['migrate'];
}

/** The parts of a rule with one table, whose arrays had no name in version 0.1.0. */
export function oneTable(q: ActionValues) {
  return {
    tables: [q],
    actsBy: q,
    stores: { q },
    migrate: (state, arrays) => ({ state, arrays: prefixed('q', arrays) }),
  } as const satisfies Omit<TabularRule, 'learn'>;
}

/**
 * Builds the agent.
 * @param explains how its updates are explained
 * @param create is given the policy, by which Sarsa's targets choose, too
 */
export function tabularAgent(
  { hyperparameters: h, steps, random }: TabularOptions<TabularHyperparameters>,
  explains: TableRule,
  create: (policy: EpsilonGreedy, random: Random) => TabularRule,
): Agent<TabularMetric> {
  const policy = new EpsilonGreedy(h, steps, random.fork('exploration'));
  const rule = create(policy, random);
  const { tables, actsBy, values = {}, parts = {}, stores, migrate } = rule;
  const averages = new Averages(['tdError']);
  const counts = Object.assign(values, { step: 0 });
  const transition = {
    ...{ state: 0, action: 0, reward: 0, nextState: 0, step: 0 },
    ...{ terminated: false, truncated: false },
  };
  let notes: LatestUpdates | null = null;

  const update: Update = (table, target, nextAction = -1) => {
    const { step, state, action, reward, nextState, terminated } = transition;
    if (notes !== null) {
      const index = table === tables[0] ? 0 : 1;
      const before = table.value(state, action);
      notes.add(step, index, state, action, reward, nextState, terminated ? 1 : 0, nextAction, before);
    }
    averages.add({ tdError: Math.abs(table.moveTowards(target, state, action)) });
  };

  return {
    environments: 1,
    discount: h.discount,
    warmingUp: false,
    act(observations, actions) {
      actions[0] = rule.takeChosen?.() ?? policy.choose(actsBy, observations[0]!, counts.step);
    },
    observe({ observations, actions, rewards, terminated, truncated, nextObservations }) {
      transition.state = observations[0]!;
      transition.action = actions[0]!;
      transition.reward = rewards[0]!;
      transition.nextState = nextObservations[0]!;
      transition.terminated = terminated[0] === 1;
      transition.truncated = truncated[0] === 1;
      transition.step = ++counts.step;
    },
    learn() {
      rule.learn(transition, update);
    },
    actGreedily(observation, action) {
      action[0] = actsBy.firstBest(observation[0]!);
    },
    actionValues: actsBy.values,
    valueOf: (observation) => actsBy.max(observation[0]!),
    enableExplanations() {
      notes ??= new LatestUpdates();
    },
    explainStep: () =>
      explainTable(
        explains,
        notes,
        tables,
        h.discount,
        explains === 'expected-sarsa' ? policy.epsilon : undefined,
      ),
    diagnostics: () => reportOf(tabularMetrics, { ...averages.take(), ...policy.report(counts.step) }),
    ...persistent({
      name: explains,
      values: counts,
      parts: {
        policy,
        averages,
        ...parts,
        notes: {
          save: () => notes?.save(),
          restore: (saved: readonly number[] | undefined) => notes?.restore(saved ?? []),
        },
      },
      stores: Object.fromEntries(Object.entries(stores).map(([name, table]) => [name, arraysOf(table)])),
      ...(migrate === undefined ? {} : { migrate }),
    }),
    dispose: () => undefined,
  };
}
