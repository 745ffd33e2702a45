/**
 * Deep Q-learning with replay and a target network (Mnih et al. 2015, algorithm 1; the lecture's final algorithm in ten
 * steps), and its improvements as switches that compose freely.
 *
 *  1. Initialise Q and its copy Q^ alike, epsilon, and an empty buffer.
 *  2. Take a random action with probability epsilon, argmax_a Q(s, a) otherwise (noisy networks: always).
 *  3. The environment answers with a reward and the next state.
 *  4. Store the transition (n rewards of it).
 *  5. Sample a minibatch (in proportion to errors, if prioritised).
 *  6. y = R where the episode terminated, R + gamma^n Q^(s', a*) otherwise; a* maximises Q^ (equation 4) or, with double
 *     learning, Q (equation 5). Of a distribution, the whole distribution of a* is discounted and shifted.
 *  7. The loss of Q(s, a) against y (equation 3).
 *  8. One gradient step.
 *  9. Copy Q into Q^ every N steps, or let Q^ follow.
 * 10. Repeat from 2.
 */
import type { Scalar, Tensor } from '@tensorflow/tfjs-node';
import { card, type DqnHyperparameters } from './card';
import { compile, define, f32, i32, optional, type ArraysOf, type TensorsOf } from '../../learning/engine';
import { clipByGlobalNorm, lossAndGradients } from '../../learning/engine';
import { EpsilonGreedy } from '../../learning/exploration/epsilon-greedy';
import { linearSchedule, rateSchedule } from '../../learning/exploration/schedules';
import { createMemory } from '../../learning/memory/create-memory';
import { NStep } from '../../learning/memory/n-step';
import { fillNoise } from '../../learning/networks/noisy-layer';
import { optimizers } from '../../learning/networks/optimizers';
import { blendParameters, copyParameters, distance } from '../../learning/networks/parameters';
import { disposeVariables } from '../../learning/networks/parameters';
import { describeStreams, qNetwork } from '../../learning/networks/q-network';
import { returnHead } from '../../learning/networks/return-heads';
import { Averages, namesOf, persistent, prefixed, reportOf, variablesOf } from '../../learning/training';
import type { Agent, AgentOptions } from '../../learning/training';
import { explainBatch, explainFunction } from '../../learning/agents/explain/q-network';

export function create(options: AgentOptions<DqnHyperparameters>): Agent<keyof typeof card.metrics> {
  const { observationSize, actionCount, hyperparameters: h, steps, random, normalisation } = options;
  const batchSize = h.replay ? h.batchSize : 1;

  // 1. Q and its copy Q^ alike, epsilon, and an empty buffer.
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
  const learningRate = rateSchedule(h.learningRate, h.learningRateSchedule, steps);

  const policy = new EpsilonGreedy(h, steps, random.fork('exploration'));
  const memory = createMemory({ ...h, observationSize, actionSize: 1, batchSize, normalisation });
  const rewardsApart = normalisation?.reward !== undefined;
  const nStep = new NStep(h.nStep, h.discount, (...transition) => memory.add(...transition), rewardsApart);
  const correction = linearSchedule(h.priorityBeta, 1, 0, steps);
  const draws = random.fork('replay');
  const noise = random.fork('noise');
  const counts = { step: 0 };
  const averages = new Averages(namesOf(card.metrics));

  // What runs natively; each use of a noisy network has noise of its own.
  const noiseVector = optional(h.noisy, f32(online.noiseSize));
  const observed = { observation: f32(1, observationSize), noise: noiseVector };
  const minibatch = {
    observations: f32(batchSize, observationSize),
    actions: i32(batchSize),
    rewards: f32(batchSize),
    discounts: f32(batchSize),
    nextObservations: f32(batchSize, observationSize),
    learningRate: f32(),
    weights: optional(h.prioritised, f32(batchSize)),
    onlineNoise: noiseVector,
    targetNoise: noiseVector,
    selectorNoise: optional(h.noisy && h.double, f32(online.noiseSize)),
  };
  type Observed = TensorsOf<typeof observed>;
  type Minibatch = TensorsOf<typeof minibatch>;
  type Noises = Pick<ArraysOf<typeof minibatch>, 'onlineNoise' | 'targetNoise' | 'selectorNoise'>;
  const scalar = f32();
  const ofDueling = optional(h.dueling !== 'none', scalar);
  const report = {
    ...{ loss: scalar, q: scalar, target: scalar, tdError: scalar, gradientNorm: scalar },
    errors: optional(h.prioritised, f32(batchSize)),
    ...{ value: ofDueling, advantageSpread: ofDueling, valueOffset: ofDueling },
  };
  const explained = { observationSize, actionCount, batchSize, online, target, head };
  const variables = {
    ...prefixed('online', online.parameters),
    ...(h.target === 'none' ? {} : prefixed('target', target.parameters)),
    ...prefixed('optimizer', optimizer.variables),
  };
  const program = compile({
    name: 'dqn',
    compiled: options.compiled,
    variables,
    functions: {
      act: define({ inputs: observed, outputs: { action: i32(1) }, run: greedyAction }),
      assess: define({ inputs: observed, outputs: { value: scalar }, run: greedyValue }),
      learn: define({ inputs: minibatch, outputs: report, run: gradientStep }),
      copyTarget: define({ inputs: {}, outputs: {}, run: copyTarget }),
      inspect: define({ inputs: {}, outputs: { targetLag: scalar, sigma: scalar }, run: inspect }),
      // Last: TensorFlow's optimiser goes by the names of nodes, and those of the functions before stay as they are.
      explain: explainFunction(explained, h),
    },
  });
  const { functions } = program;
  const { staging } = functions.learn;

  /** 2. A random action with probability epsilon, argmax_a Q(s, a) otherwise. */
  const act: Agent['act'] = (observation, action) => {
    const explored = policy.explore(counts.step, actionCount);
    if (explored === null) fillNoise(functions.act.staging.noise, noise);
    action[0] = explored ?? functions.act({ observation }).action[0]!;
  };

  function greedyAction({ observation, noise }: Observed) {
    return { action: head.values(online.forward(observation, noise)).argMax(-1) };
  }

  function greedyValue({ observation, noise }: Observed) {
    return { value: head.values(online.forward(observation, noise)).max(-1).squeeze([0]) };
  }

  // 3. The training loop lets the environment answer.

  /** 4. Stores the transition. */
  const observe: Agent['observe'] = ({ actions, terminated, truncated, remembered, ...seen }) => {
    const { observations, rewards, nextObservations } = remembered ?? seen;
    const [ended, cut] = [terminated[0] === 1, truncated[0] === 1];
    nStep.add(observations, actions, rewards[0]!, ended, cut, nextObservations);
    counts.step++;
  };

  /** 5. Samples a minibatch. */
  function sample(ofRows = draws, ofNoise = noise, noises: Noises = staging): void {
    memory.setCorrection?.(correction(counts.step));
    memory.sample(ofRows, staging);
    fillNoise(noises.onlineNoise, ofNoise);
    fillNoise(noises.targetNoise, ofNoise);
    fillNoise(noises.selectorNoise, ofNoise);
  }

  /** 6. The targets y. */
  function targets({ rewards, discounts, nextObservations, targetNoise, selectorNoise }: Minibatch): Tensor {
    const selector = h.double ? head.values(online.forward(nextObservations, selectorNoise)) : null;
    return head.target(rewards, discounts, target.forward(nextObservations, targetNoise), selector);
  }

  /** 7. The loss of Q(s, a) against y, and what is reported of it. */
  function lossOf({ observations, actions, weights, onlineNoise }: Minibatch, y: Tensor) {
    const streams = online.streams(observations, onlineNoise);
    const output = online.join(streams);
    const rows = head.loss(output, actions, y);
    const q = head.valuesOf(output, actions);
    const error = head.mean(y).sub(q).abs();
    return {
      loss: (weights === undefined ? rows : rows.mul(weights)).mean<Scalar>(),
      q: q.mean(),
      tdError: error.mean(),
      // Priorities follow the error of a value, the loss of a distribution (Hessel et al. 2018).
      ...(h.prioritised ? { errors: h.distribution === 'none' ? error : rows.mul(1) } : {}),
      ...(h.dueling === 'none' ? {} : describeStreams(streams, output)),
    };
  }

  /** 8. One gradient step. */
  function gradientStep(batch: Minibatch) {
    const y = targets(batch);
    const { values, gradients } = lossAndGradients(parameters, () => lossOf(batch, y));
    const { clipped, norm } = clipByGlobalNorm(gradients, h.gradientClip);
    optimizer.apply(clipped, batch.learningRate);
    if (h.target === 'soft') blendParameters(target.parameters, online.parameters, h.tau);
    return { ...values, target: head.mean(y).mean(), gradientNorm: norm };
  }

  /** 9. Copies Q into Q^. */
  function copyTarget() {
    if (h.target !== 'none') copyParameters(target.parameters, online.parameters);
    return {};
  }

  function inspect() {
    return { targetLag: distance([online.parameters, target.parameters]), sigma: online.meanSigma() };
  }

  /** 5 to 8 every few steps, 9 every N. */
  function learn(): void {
    const { step } = counts;
    if (step >= h.warmup && step % h.trainEvery === 0 && memory.size > 0) {
      staging.learningRate[0] = learningRate(step);
      for (let k = 0; k < h.gradientSteps; k++) {
        sample();
        const { errors, ...result } = functions.learn();
        if (errors !== undefined) memory.setErrors?.(errors);
        averages.add({ ...result, replayAge: memory.sampledAge });
      }
    }
    if (h.target === 'hard' && step % h.targetEvery === 0) functions.copyTarget();
  }

  return {
    environments: 1,
    discount: h.discount,
    get warmingUp() {
      return counts.step < h.warmup;
    },
    act,
    observe,
    learn,
    actGreedily(observation, action) {
      functions.act.staging.noise?.fill(0);
      action[0] = functions.act({ observation }).action[0]!;
    },
    valueOf(observation) {
      functions.assess.staging.noise?.fill(0);
      return functions.assess({ observation }).value;
    },
    explainStep(generator) {
      if (counts.step < h.warmup || memory.size === 0) return null;
      const before = memory.correction;
      sample(generator, generator, functions.explain.staging);
      memory.setCorrection?.(before);
      const batch = { ...staging, probabilities: memory.sampledProbabilities?.() };
      return explainBatch(explained, h, batch, functions.explain());
    },
    diagnostics() {
      const means = averages.take();
      const { epsilon, greedyShare } = policy.report(counts.step);
      if (counts.step < h.warmup) return reportOf(card.metrics, {});
      const { targetLag, sigma } = functions.inspect();
      const explored = h.noisy ? { sigma } : { epsilon };
      return reportOf(card.metrics, {
        ...{ ...means, greedyShare, ...explored },
        targetLag: h.target === 'none' ? undefined : targetLag,
      });
    },
    ...persistent({
      name: 'dqn',
      values: counts,
      parts: { nStep, policy, draws, noise, averages },
      stores: { replay: memory, learner: variablesOf(program) },
      migrate: ({ memory: replay, coins, actions, greedyActions, ...rest }) => ({
        state: { ...rest, replay, policy: { coins, actions, greedyActions } },
      }),
    }),
    dispose() {
      program.dispose();
      disposeVariables(variables);
    },
  };
}
