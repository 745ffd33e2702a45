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
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import type { DqnHyperparameters } from '../../shared/catalogue/algorithms/dqn';
import type { RandomState } from '../../shared/random';
import {
  clipByGlobalNorm,
  compile,
  define,
  f32,
  globalNorm,
  i32,
  lossAndGradients,
  tf,
  type Spec,
  type VariableValues,
} from '../engine';
import { decays, linearSchedule } from '../exploration/schedules';
import { LatestTransition } from '../memory/latest';
import type { Memory } from '../memory/memory';
import { NStep } from '../memory/n-step';
import { PrioritisedReplay } from '../memory/prioritised-replay';
import { ReplayBuffer } from '../memory/replay';
import { fillNoise } from '../networks/noisy-layer';
import { optimizers } from '../networks/optimizers';
import { blendParameters, copyParameters, disposeVariables } from '../networks/parameters';
import { returnHead } from '../networks/return-heads';
import { qNetwork, type Streams } from '../networks/q-network';
import type { Agent } from '../training/agent';
import { Averages } from '../training/averages';
import { prefixed, withPrefix } from '../training/names';
import type { NumericArray } from '../training/checkpoint';
import {
  explainBatch,
  explainFunction,
  settingsOf,
  type ExplainedBatch,
  type ExplainedParts,
  type SampledBatch,
} from './explain/q-network';
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
  const { observationSize, actionCount, hyperparameters: h, steps, random } = options;
  const { learner, variables, explained } = createLearner(options);
  const { act, assess, learn, learnAndAct, copyTarget, inspect, explain } = learner.functions;
  const memory = createMemory(h, observationSize);
  const nStep = new NStep(h.nStep, h.discount, (...transition) => memory.add(...transition));
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
    observe({ observations, actions, rewards, terminated, truncated, nextObservations }) {
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

function createMemory(h: DqnHyperparameters, observationSize: number): Memory {
  if (!h.replay) return new LatestTransition(observationSize, 1);
  if (!h.prioritised) return new ReplayBuffer(h.bufferSize, observationSize, 1);
  return new PrioritisedReplay(h.bufferSize, observationSize, 1, {
    alpha: h.priorityAlpha,
    beta: h.priorityBeta,
  });
}

/** Mean value of the states, how far apart the best and the worst action are, and what V lies above the mean Q. */
function describe({ value, advantages }: Streams, output: Tensor): Record<string, Tensor> {
  const expected = advantages.rank === 3 ? advantages.mean(2) : advantages;
  return {
    value: value.mean(),
    advantageSpread: expected.max(1).sub(expected.min(1)).mean(),
    valueOffset: value.mean().sub(output.mean()),
  };
}

function createLearner({
  observationSize,
  actionCount,
  hyperparameters: h,
  random,
  compiled,
}: AgentOptions<DqnHyperparameters>) {
  const head = returnHead(h);
  const network = () =>
    qNetwork({
      inputs: observationSize,
      hidden: h.hiddenLayers,
      actions: actionCount,
      atoms: head.atoms,
      dueling: h.dueling,
      noisy: h.noisy ? h.noisySigma : null,
      random: random.fork('network'),
    });
  const online = network();
  const target = h.target === 'none' ? online : network();
  const parameters = Object.values(online.parameters);
  const optimizer = optimizers[h.optimizer](parameters);
  const batchSize = h.replay ? h.batchSize : 1;

  // Inputs that only some switches need; each use of a noisy network has noise of its own.
  const noiseOf = (names: readonly string[]): Record<string, Spec<'float32', readonly [number]>> =>
    h.noisy ? Object.fromEntries(names.map((name) => [name, f32(online.noiseSize)])) : {};
  const weights = f32(batchSize);
  const batch = {
    observations: f32(batchSize, observationSize),
    actions: i32(batchSize),
    rewards: f32(batchSize),
    discounts: f32(batchSize),
    nextObservations: f32(batchSize, observationSize),
    learningRate: f32(),
    ...(h.prioritised ? { weights } : {}),
    ...noiseOf(['onlineNoise', 'targetNoise', ...(h.double ? ['selectorNoise'] : [])]),
  };
  type Batch = { readonly [K in Exclude<keyof typeof batch, 'weights'>]: Tensor } & Readonly<
    Record<'weights' | 'onlineNoise' | 'targetNoise' | 'selectorNoise', Tensor1D | undefined>
  >;
  type NoisyInputs = { readonly noise?: Tensor1D };
  const observed = { observation: f32(1, observationSize), ...noiseOf(['noise']) };
  const report = {
    loss: f32(),
    q: f32(),
    target: f32(),
    tdError: f32(),
    gradientNorm: f32(),
    ...(h.prioritised ? { errors: f32(batchSize) } : {}),
    ...(h.dueling === 'none' ? {} : { value: f32(), advantageSpread: f32(), valueOffset: f32() }),
  };

  function update(inputs: Batch) {
    const actions = inputs.actions as Tensor1D;
    const next = inputs.nextObservations as Tensor2D;
    const selector = h.double ? head.values(online.forward(next, inputs.selectorNoise)) : null;
    const y = head.target(
      inputs.rewards as Tensor1D,
      inputs.discounts as Tensor1D,
      target.forward(next, inputs.targetNoise),
      selector,
    );
    const { values, gradients } = lossAndGradients(parameters, () => {
      const streams = online.streams(inputs.observations as Tensor2D, inputs.onlineNoise);
      const output = online.join(streams);
      const rows = head.loss(output, actions, y);
      const q = head.valuesOf(output, actions);
      const error = head.mean(y).sub(q).abs();
      return {
        loss: (inputs.weights === undefined ? rows : rows.mul(inputs.weights)).mean<Scalar>(),
        q: q.mean(),
        tdError: error.mean(),
        // Priorities follow the error of a value, the loss of a distribution (Hessel et al. 2018).
        ...(h.prioritised ? { errors: h.distribution === 'none' ? error : rows.mul(1) } : {}),
        ...(h.dueling === 'none' ? {} : describe(streams, output)),
      };
    });
    const { clipped, norm } = clipByGlobalNorm(gradients, h.gradientClip);
    optimizer.apply(clipped, inputs.learningRate as Scalar);
    if (h.target === 'soft') blendParameters(target.parameters, online.parameters, h.tau);
    return { ...values, target: head.mean(y).mean(), gradientNorm: norm };
  }

  const greedy = (observation: Tensor2D, noise: Tensor1D | undefined) =>
    head.values(online.forward(observation, noise)).argMax(-1);

  const variables = {
    ...prefixed('online', online.parameters),
    ...(h.target === 'none' ? {} : prefixed('target', target.parameters)),
    ...prefixed('optimizer', optimizer.variables),
  };
  const explained: ExplainedParts = {
    ...{ observationSize, actionCount, batchSize, online, target, head },
    distribution: h.distribution,
    double: h.double,
    initialSigma: h.noisySigma,
    // Of a categorical distribution the streams are joined as logits, which are no values.
    streams: h.dueling === 'none' || h.distribution === 'categorical' ? undefined : online.streams,
  };
  const learner = compile({
    name: 'dqn',
    compiled,
    variables,
    functions: {
      act: define({
        inputs: observed,
        outputs: { action: i32(1) },
        run: (inputs) => ({ action: greedy(inputs.observation, (inputs as NoisyInputs).noise) }),
      }),
      assess: define({
        inputs: observed,
        outputs: { value: f32() },
        run: (inputs) => ({
          value: head
            .values(online.forward(inputs.observation, (inputs as NoisyInputs).noise))
            .max(-1)
            .squeeze([0]),
        }),
      }),
      learn: define({ inputs: batch, outputs: report, run: (inputs) => update(inputs as unknown as Batch) }),
      learnAndAct: define({
        inputs: { ...batch, ...observed },
        outputs: { ...report, action: i32(1) },
        run: (inputs) => ({
          ...update(inputs as unknown as Batch),
          action: greedy(inputs.observation, (inputs as NoisyInputs).noise),
        }),
      }),
      copyTarget: define({
        inputs: {},
        outputs: {},
        run: () => {
          if (h.target !== 'none') copyParameters(target.parameters, online.parameters);
          return {};
        },
      }),
      inspect: define({
        inputs: {},
        outputs: { targetLag: f32(), sigma: f32() },
        run: () => {
          const differences = Object.entries(online.parameters).map(([name, parameter]) =>
            parameter.sub(target.parameters[name]!),
          );
          const sigmas = online.sigmas.map((sigma) => sigma.abs().mean());
          return {
            targetLag: globalNorm(differences),
            sigma: sigmas.length === 0 ? tf.scalar(0) : tf.addN(sigmas).div(sigmas.length),
          };
        },
      }),
      // Last: TensorFlow's optimiser goes by the names of nodes, and those of the functions before stay as they are.
      explain: explainFunction(explained),
    },
  });
  return { learner, variables, explained };
}
