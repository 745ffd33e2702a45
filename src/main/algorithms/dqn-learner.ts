/** The networks of DQN and what is computed with them: acting, valuing, one gradient step, copying the target. */
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import type { DqnHyperparameters } from '../../shared/catalogue/algorithms/dqn';
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
} from '../engine';
import { optimizers } from '../networks/optimizers';
import { blendParameters, copyParameters } from '../networks/parameters';
import { qNetwork, type Streams } from '../networks/q-network';
import { returnHead } from '../networks/return-heads';
import { prefixed } from '../training/names';
import { explainFunction, type ExplainedParts } from './explain/q-network';
import type { AgentOptions } from './index';

/** Mean value of the states, how far apart the best and the worst action are, and what V lies above the mean Q. */
function describe({ value, advantages }: Streams, output: Tensor): Record<string, Tensor> {
  const expected = advantages.rank === 3 ? advantages.mean(2) : advantages;
  return {
    value: value.mean(),
    advantageSpread: expected.max(1).sub(expected.min(1)).mean(),
    valueOffset: value.mean().sub(output.mean()),
  };
}

/**
 * Builds the networks and compiles everything that is computed with them.
 * @returns the compiled functions by name, the variables behind them, and what explains a learning step
 */
export function createDqnLearner({
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
