/**
 * Acts, remembers and learns with an off-policy actor-critic, whichever it is: random actions in the warm-up, then the
 * policy's with noise; every transition into the replay buffer; a round of gradient steps every few env steps, the last
 * of them together with the next action in one call.
 */
import type { OffPolicyHyperparameters } from '../../shared/catalogue/off-policy-learning';
import type { Random, RandomState } from '../../shared/random';
import type { VariableValues } from '../engine';
import type { ActionNoise } from '../exploration/action-noise';
import { linearSchedule, type Schedule } from '../exploration/schedules';
import type { Memory } from '../memory/memory';
import { NormalisedMemory } from '../memory/normalised-memory';
import { ReplayBuffer } from '../memory/replay';
import type { Agent } from '../training/agent';
import { Averages } from '../training/averages';
import type { NumericArray } from '../training/checkpoint';
import { prefixed, withPrefix } from '../training/names';
import { explainCritics } from './explain/critics';
import type { AgentOptions } from './index';
import type { OffPolicyLearner, Report } from './off-policy-learner';

export interface OffPolicyAgentOptions extends AgentOptions<OffPolicyHyperparameters> {
  readonly learner: OffPolicyLearner;
  /** Explores after the warm-up. */
  readonly noise: ActionNoise;
  /** Whether the noise is added to the action as it is, so that its size tells how much is explored. */
  readonly noiseIsAdded: boolean;
}

interface OffPolicyState {
  readonly step: number;
  readonly due: boolean;
  /** Gradient steps taken. */
  readonly gradientSteps: number;
  readonly memory: unknown;
  /** Draws the actions of the warm-up; the latest one, and how often it is still to be repeated. */
  readonly coins: RandomState;
  readonly held: readonly number[];
  readonly holdFor: number;
  readonly draws: RandomState;
  readonly gradientNoise: RandomState;
  readonly noise: unknown;
  readonly averages: ReturnType<Averages<string>['save']>;
}

export function offPolicyAgent(options: OffPolicyAgentOptions): Agent {
  const { observationSize, actionSize, hyperparameters: h, steps, random, learner, noise } = options;
  const { normalisation } = options;
  const buffer = new ReplayBuffer(h.bufferSize, observationSize, actionSize);
  const memory: Memory =
    normalisation === undefined
      ? buffer
      : new NormalisedMemory(buffer, normalisation, {
          ...{ rows: h.batchSize, rewards: 1, discount: h.discount },
        });
  const coins = random.fork('warm-up');
  const draws = random.fork('replay');
  const gradientNoise = random.fork('gradient noise');
  const rate = (start: number): Schedule =>
    h.learningRateSchedule === 'linear' ? linearSchedule(start, 0, 0, steps) : () => start;
  const actorRate = rate(h.actorLearningRate);
  const criticRate = rate(h.criticLearningRate);
  const averages = new Averages<string>([...learner.reports, 'replayAge', 'squaredNoise']);
  const held = new Float32Array(actionSize);
  let step = 0;
  let due = false;
  let gradientSteps = 0;
  let holdFor = 0;

  /** Fills the minibatch, and the noise of a gradient step. */
  function sample(ofRows: Random, ofNoise: Random): void {
    memory.sample(ofRows, learner.batch);
    for (const array of learner.noises) for (let i = 0; i < array.length; i++) array[i] = ofNoise.normal();
  }

  /** Samples a minibatch; returns the number of the gradient step. */
  function prepare(): number {
    sample(draws, gradientNoise);
    return gradientSteps++;
  }

  function note(report: Report): void {
    averages.add({ ...report, replayAge: memory.sampledAge });
  }

  /** Takes the gradient steps that are due; with an action wanted, the last one comes with it. */
  function learnNow(acting: boolean): Float32Array | null {
    due = false;
    learner.batch.actorRate[0] = actorRate(step);
    learner.batch.criticRate[0] = criticRate(step);
    for (let k = 1; k < h.gradientSteps; k++) note(learner.learn(prepare()));
    if (!acting) {
      note(learner.learn(prepare()));
      return null;
    }
    const { report, action } = learner.learnAndAct(prepare());
    note(report);
    return action;
  }

  function actAtRandom(action: Float32Array): void {
    if (holdFor === 0) {
      for (let i = 0; i < actionSize; i++) held[i] = 2 * coins.uniform() - 1;
      holdFor = h.warmupHold;
    }
    holdFor--;
    action.set(held);
  }

  function actGreedily(observation: Float32Array, action: Float32Array): void {
    learner.observation.set(observation);
    learner.actionNoise.fill(0);
    action.set(learner.act());
  }

  return {
    environments: 1,
    discount: h.discount,
    get warmingUp() {
      return step < h.warmup;
    },
    act(observation, chosen) {
      if (step < h.warmup) return actAtRandom(chosen);
      learner.observation.set(observation);
      noise.next(learner.actionNoise);
      if (options.noiseIsAdded) averages.add({ squaredNoise: meanSquare(learner.actionNoise) });
      chosen.set((due ? learnNow(true) : null) ?? learner.act());
    },
    observe({ actions, terminated, truncated, remembered, ...seen }) {
      const { observations, rewards, nextObservations } = remembered ?? seen;
      const ended = terminated[0] === 1;
      memory.add(observations, actions, rewards, ended ? 0 : h.discount, nextObservations);
      if (ended || truncated[0] === 1) {
        noise.reset();
        holdFor = 0;
      }
      step++;
      due = step >= h.warmup && step % h.trainEvery === 0;
    },
    settle() {
      if (due) learnNow(false);
    },
    actGreedily,
    valueOf(observation) {
      learner.observation.set(observation);
      return learner.value();
    },
    explainStep(generator) {
      if (gradientSteps === 0) return null;
      sample(generator, generator);
      return explainCritics(learner.batch, learner.explain());
    },
    diagnostics() {
      const { squaredNoise, ...means } = averages.take();
      if (gradientSteps === 0) return {};
      return {
        ...means,
        ...(squaredNoise === undefined ? {} : { actionNoise: Math.sqrt(squaredNoise) }),
        targetLag: learner.targetLag(),
      };
    },
    save() {
      const { state, arrays } = memory.save();
      const saved: OffPolicyState = {
        step,
        due,
        gradientSteps,
        memory: state,
        coins: coins.save(),
        held: [...held],
        holdFor,
        draws: draws.save(),
        gradientNoise: gradientNoise.save(),
        noise: noise.save(),
        averages: averages.save(),
      };
      return {
        state: saved,
        arrays: { ...prefixed('replay', arrays), ...prefixed<NumericArray>('learner', learner.read()) },
      };
    },
    restore({ state, arrays }) {
      const saved = state as OffPolicyState;
      ({ step, due, gradientSteps, holdFor } = saved);
      coins.restore(saved.coins);
      held.set(saved.held);
      draws.restore(saved.draws);
      gradientNoise.restore(saved.gradientNoise);
      noise.restore(saved.noise);
      averages.restore(saved.averages);
      memory.restore(saved.memory, withPrefix('replay', arrays));
      learner.write(withPrefix('learner', arrays) as VariableValues);
    },
    dispose: () => learner.dispose(),
  };
}

function meanSquare(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value * value, 0) / values.length;
}
