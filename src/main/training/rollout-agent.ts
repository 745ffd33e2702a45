/** An agent that acts by its policy in several environments at once, and learns from each rollout as soon as it is full. */
import type { Random, RandomState } from '../../shared/random';
import { explainRollout, type NotedRollout } from '../algorithms/explain/rollout';
import type { Program, Variables, VariableValues } from '../engine';
import type { Rollout } from '../memory/rollout';
import type { ActingFunctions } from '../networks/actor-critic';
import { disposeVariables } from '../networks/parameters';
import type { Policy } from '../networks/policies';
import type { Agent } from './agent';
import type { Averages } from './averages';
import type { NumericArray } from './checkpoint';
import { prefixed, withPrefix } from './names';

export interface RolloutAgentOptions {
  /** The learner with the functions that the agent acts and values with. */
  readonly program: Program<ActingFunctions>;
  /** Everything that the program was compiled with. */
  readonly variables: Variables;
  readonly policy: Pick<Policy, 'drawNoise'>;
  readonly rollout: Rollout;
  readonly discount: number;
  /**
   * Learns from the rollout, which is full.
   * @param began env steps that were taken before it
   */
  readonly learn: (began: number) => void;
  /** Tells of the rollout that was just learned from what is worth keeping of it. */
  readonly note: () => NotedRollout;
  /** What is reported, and saved with the agent. */
  readonly averages: readonly Averages<string>[];
  /** Generators that are saved with the agent; actions are drawn with the first. */
  readonly randoms: readonly [Random, ...Random[]];
}

interface SavedAgent {
  readonly step: number;
  readonly randoms: readonly RandomState[];
  readonly averages: readonly ReturnType<Averages<string>['save']>[];
  readonly noted?: NotedRollout | null;
}

export function createRolloutAgent(options: RolloutAgentOptions): Agent {
  const { program, variables, policy, rollout, discount, learn, note, averages, randoms } = options;
  const { act, assess, actGreedily, valueOf, review } = program.functions;
  let decisions: ReturnType<typeof act>;
  /** Env steps taken, those of the present rollout included. */
  let step = 0;
  let takesNotes = false;
  let noted: NotedRollout | null = null;

  const valuesOf = (observations: Float32Array) => assess({ seen: observations }).values;

  return {
    environments: rollout.environments,
    discount,
    warmingUp: false,
    act(observations, actions) {
      act.staging.seen.set(observations);
      policy.drawNoise(randoms[0], act.staging.noise);
      decisions = act();
      actions.set(decisions.chosen);
    },
    observe(transitions) {
      rollout.add(transitions, decisions, discount, valuesOf);
      step += rollout.environments;
      if (!rollout.full) return;
      learn(step - rollout.length * rollout.environments);
      if (takesNotes) noted = note();
      rollout.clear();
    },
    settle() {
      // Nothing is ever due: a rollout is learned from as soon as it is full.
    },
    actGreedily(observation, action) {
      action.set(actGreedily({ one: observation }).action);
    },
    valueOf: (observation) => valueOf({ one: observation }).value,
    takeNotes() {
      takesNotes = true;
    },
    explainStep() {
      if (noted === null) return null;
      review.staging.reviewed.set(noted.rows.flatMap(({ observation }) => observation));
      review.staging.taken.set(noted.rows.flatMap(({ action }) => action));
      return explainRollout(noted, review().logProbabilities);
    },
    diagnostics: () => Object.assign({}, ...averages.map((means) => means.take())) as Record<string, number>,
    save() {
      const saved: SavedAgent = {
        step,
        randoms: randoms.map((random) => random.save()),
        averages: averages.map((means) => means.save()),
        noted,
      };
      return {
        state: saved,
        arrays: {
          ...prefixed('rollout', rollout.save()),
          ...prefixed<NumericArray>('learner', program.read()),
        },
      };
    },
    restore({ state, arrays }) {
      const saved = state as SavedAgent;
      ({ step } = saved);
      noted = saved.noted ?? null;
      randoms.forEach((random, i) => random.restore(saved.randoms[i]!));
      averages.forEach((means, i) => means.restore(saved.averages[i]!));
      rollout.restore(withPrefix('rollout', arrays));
      program.write(withPrefix('learner', arrays) as VariableValues);
    },
    dispose() {
      program.dispose();
      disposeVariables(variables);
    },
  };
}
