/**
 * Deep Q-learning with replay and a target network (Mnih et al. 2015, algorithm 1; the lecture's final algorithm),
 * and its improvements as switches that compose freely.
 *
 * 1. Initialise Q and its copy Q^, epsilon and an empty buffer.
 * 2. Take a random action with probability epsilon, argmax_a Q(s, a) otherwise (noisy networks: always).
 * 3. Store the transition (n rewards of it); sample a minibatch (in proportion to errors, if prioritised).
 * 4. y = R where the episode terminated, R + gamma^n Q^(s', a*) otherwise; a* maximises Q^ (equation 4) or, with double
 *    learning, Q (equation 5). Of a distribution, the whole distribution of a* is discounted and shifted.
 * 5. One gradient step on the loss of Q(s, a) against y; Q^ is copied every N steps, or follows.
 */
import type { DqnHyperparameters } from '../../shared/catalogue/algorithms/dqn';
import type { RandomState } from '../../shared/random';
import type { VariableValues } from '../engine';
import { decays, linearSchedule } from '../exploration/schedules';
import { LatestTransition } from '../memory/latest';
import type { Memory } from '../memory/memory';
import { NStep } from '../memory/n-step';
import { NormalisedMemory } from '../memory/normalised-memory';
import { PrioritisedReplay } from '../memory/prioritised-replay';
import { ReplayBuffer } from '../memory/replay';
import { fillNoise } from '../networks/noisy-layer';
import { disposeVariables } from '../networks/parameters';
import type { Agent } from '../training/agent';
import { Averages } from '../training/averages';
import { prefixed, withPrefix } from '../training/names';
import type { NumericArray } from '../training/checkpoint';
import { createDqnLearner } from './dqn-learner';
import { explainBatch, settingsOf, type ExplainedBatch, type SampledBatch } from './explain/q-network';
import type { AgentOptions } from './index';

const reported = ['loss', 'q', 'target', 'tdError', 'gradientNorm', 'replayAge'] as const;
const reportedOfDueling = ['value', 'advantageSpread', 'valueOffset'] as const;
type Reported = (typeof reported)[number] | (typeof reportedOfDueling)[number];

interface DqnState {
  readonly step: number;
  readonly due: boolean;
  readonly memory: unknown;
  readonly nStep: unknown;
  readonly coins: RandomState;
  readonly draws: RandomState;
  readonly noise: RandomState;
  readonly averages: ReturnType<Averages<string>['save']>;
  /** Actions since the latest report, and how many of them were greedy. */
  readonly actions: number;
  readonly greedyActions: number;
}

/** Builds the networks, the compiled learner and the memory. */
export function createDqn(options: AgentOptions<DqnHyperparameters>): Agent {
  const { actionCount, hyperparameters: h, steps, random } = options;
  const { learner, variables, explained } = createDqnLearner(options);
  const { act, assess, learn, learnAndAct, copyTarget, inspect, explain } = learner.functions;
  const memory = createMemory(options);
  const nStep = new NStep(
    h.nStep,
    h.discount,
    (...transition) => memory.add(...transition),
    options.normalisation?.reward !== undefined,
  );
  const coins = random.fork('exploration');
  const draws = random.fork('replay');
  const noise = random.fork('noise');
  const epsilon = decays[h.epsilonSchedule](
    h.epsilonStart,
    h.epsilonEnd,
    h.warmup,
    h.epsilonFraction * steps,
  );
  const learningRate =
    h.learningRateSchedule === 'linear' ? linearSchedule(h.learningRate, 0, 0, steps) : () => h.learningRate;
  const correction = linearSchedule(h.priorityBeta, 1, 0, steps);
  const averages = new Averages<Reported>(
    h.dueling === 'none' ? reported : [...reported, ...reportedOfDueling],
  );
  /** Arrays that take fresh noise before every learner step: one for each use of a network. */
  const learnNoise = noiseIn(learn.staging);
  const actNoise: Float32Array | undefined = (act.staging as Record<string, Float32Array>)['noise'];
  /** The observation that functions look at. */
  const seen = act.staging.observation;
  let step = 0;
  let due = false;
  let greedyActions = 0;
  let actions = 0;

  function refresh(array: Float32Array | undefined): void {
    if (array !== undefined) fillNoise(array, noise);
  }

  function prepare(): void {
    memory.setCorrection(correction(step));
    memory.sample(draws, learn.staging as never);
    for (const array of learnNoise) refresh(array);
  }

  function note({ errors, ...result }: ReturnType<typeof learn>): void {
    if (errors !== undefined) memory.setErrors(errors as Float32Array);
    averages.add({ ...result, replayAge: memory.sampledAge } as Readonly<Record<Reported, number>>);
  }

  /** Takes the gradient steps that are due; with an observation, the last one comes with its greedy action. */
  function learnNow(observation: Float32Array | null): number | null {
    due = false;
    learn.staging.learningRate[0] = learningRate(step);
    for (let k = 1; k < h.gradientSteps; k++) {
      prepare();
      note(learn());
    }
    prepare();
    if (observation === null) {
      note(learn());
      return null;
    }
    // The minibatch lies in the same arrays: the functions share them.
    refresh(actNoise);
    seen.set(observation);
    const { action, ...result } = learnAndAct();
    note(result);
    return action[0]!;
  }

  function settle(): void {
    if (due) learnNow(null);
  }

  return {
    environments: 1,
    discount: h.discount,
    get warmingUp() {
      return step < h.warmup;
    },
    act(observations, chosen) {
      actions++;
      if (step < h.warmup || (!h.noisy && coins.uniform() < epsilon(step))) {
        settle();
        chosen[0] = coins.integer(actionCount);
        return;
      }
      greedyActions++;
      let action = due ? learnNow(observations) : null;
      if (action === null) {
        refresh(actNoise);
        seen.set(observations);
        action = act().action[0]!;
      }
      chosen[0] = action;
    },
    observe({ actions, terminated, truncated, remembered, ...seen }) {
      const { observations, rewards, nextObservations } = remembered ?? seen;
      nStep.add(
        observations,
        actions,
        rewards[0]!,
        terminated[0] === 1,
        truncated[0] === 1,
        nextObservations,
      );
      step++;
      due = step >= h.warmup && step % h.trainEvery === 0 && memory.size > 0;
      if (h.target === 'hard' && step % h.targetEvery === 0) {
        settle();
        copyTarget();
      }
    },
    settle,
    actGreedily(observation, action) {
      actNoise?.fill(0);
      seen.set(observation);
      action[0] = act().action[0]!;
    },
    valueOf(observation) {
      actNoise?.fill(0);
      return assess({ observation }).value;
    },
    explainStep(generator) {
      if (step < h.warmup || memory.size === 0) return null;
      const before = memory.correction;
      memory.setCorrection(correction(step));
      memory.sample(generator, learn.staging as never);
      memory.setCorrection(before);
      for (const array of noiseIn(explain.staging)) fillNoise(array, generator);
      const batch = { ...(learn.staging as SampledBatch), probabilities: memory.sampledProbabilities?.() };
      return explainBatch(explained, settingsOf(h), batch, explain() as unknown as ExplainedBatch);
    },
    diagnostics() {
      const means = averages.take();
      const greedyShare = actions === 0 ? 0 : greedyActions / actions;
      actions = greedyActions = 0;
      if (step < h.warmup) return {};
      const { targetLag, sigma } = inspect();
      return {
        ...means,
        greedyShare,
        ...(h.noisy ? { sigma } : { epsilon: epsilon(step) }),
        ...(h.target === 'none' ? {} : { targetLag }),
      };
    },
    save() {
      const { state, arrays } = memory.save();
      const saved: DqnState = {
        step,
        due,
        memory: state,
        nStep: nStep.save(),
        coins: coins.save(),
        draws: draws.save(),
        noise: noise.save(),
        averages: averages.save(),
        actions,
        greedyActions,
      };
      return {
        state: saved,
        arrays: { ...prefixed('replay', arrays), ...prefixed<NumericArray>('learner', learner.read()) },
      };
    },
    restore({ state, arrays }) {
      const saved = state as DqnState;
      ({ step, due, actions, greedyActions } = saved);
      coins.restore(saved.coins);
      draws.restore(saved.draws);
      noise.restore(saved.noise);
      averages.restore(saved.averages);
      nStep.restore(saved.nStep);
      memory.restore(saved.memory, withPrefix('replay', arrays));
      learner.write(withPrefix('learner', arrays) as VariableValues);
    },
    dispose() {
      learner.dispose();
      disposeVariables(variables);
    },
  };
}

function noiseIn(staging: object): Float32Array[] {
  return Object.entries(staging).flatMap(([name, array]) =>
    name.endsWith('Noise') ? [array as Float32Array] : [],
  );
}

function createMemory({
  hyperparameters: h,
  observationSize,
  normalisation,
}: AgentOptions<DqnHyperparameters>): Memory {
  const rewards = normalisation?.reward === undefined ? 1 : h.nStep;
  const memory = !h.replay
    ? new LatestTransition(observationSize, 1, rewards)
    : !h.prioritised
      ? new ReplayBuffer(h.bufferSize, observationSize, 1, rewards)
      : new PrioritisedReplay(
          h.bufferSize,
          observationSize,
          1,
          { alpha: h.priorityAlpha, beta: h.priorityBeta },
          rewards,
        );
  if (normalisation === undefined) return memory;
  return new NormalisedMemory(memory, normalisation, {
    rows: h.replay ? h.batchSize : 1,
    rewards,
    discount: h.discount,
  });
}
