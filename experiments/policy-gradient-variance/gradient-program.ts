/** Gradients of log pi under a policy that does not change, beside what a critic makes of its actions. */
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import {
  compile,
  define,
  f32,
  lossAndGradients,
  pick,
  tf,
  type VariableValues,
} from '../../src/learning/engine';
import { gradientSum } from '../../src/learning/networks/gradient-sum';
import { mlp } from '../../src/learning/networks/mlp';
import { disposeVariables } from '../../src/learning/networks/parameters';
import { categoricalPolicy } from '../../src/learning/networks/policies';
import { prefixed } from '../../src/learning/training/names';
import type { ReinforceHyperparameters } from '../../src/algorithms/reinforce/card';
import { seededRandom } from '../../src/shared/random';

export const chunk = 128;

/** Policy and critic with given weights, and gradients of sums of weighted log-probabilities. */
export function gradientProgram(
  h: ReinforceHyperparameters,
  observationSize: number,
  actionCount: number,
  policyWeights: Readonly<Record<string, unknown>>,
  criticWeights: Readonly<Record<string, unknown>>,
) {
  const common = { hidden: h.hiddenLayers, activation: h.activation, random: seededRandom(0) };
  const policy = categoricalPolicy({ ...common, observationSize, actionCount });
  const critic = mlp({ ...common, inputs: observationSize, outputs: actionCount });
  const parameters = Object.values(policy.parameters);
  const size = parameters.reduce((sum, parameter) => sum + parameter.size, 0);
  const sum = gradientSum(parameters);
  const variables = {
    ...prefixed('policy', policy.parameters),
    ...prefixed('critic', critic.parameters),
    ...prefixed('sum', sum.variables),
  };
  const gradients = (observations: Tensor2D, actions: Tensor2D, weights: Tensor1D) =>
    lossAndGradients(parameters, () => ({
      loss: policy.distribution(observations).logProbability(actions).mul(weights).sum<Scalar>(),
    }));
  const flat = (tensors: readonly Tensor[]) => tf.concat(tensors.map((tensor) => tensor.flatten()));
  const rows = { observations: f32(chunk, observationSize), actions: f32(chunk, 1) };
  const program = compile({
    name: 'policy gradient',
    variables,
    functions: {
      assess: define({
        inputs: rows,
        outputs: { q: f32(chunk), v: f32(chunk), entropy: f32(chunk) },
        run: ({ observations, actions }) => {
          const distribution = policy.distribution(observations);
          const values = critic.forward(observations) as Tensor2D;
          return {
            q: pick(values, actions.squeeze<Tensor1D>([1]).toInt()),
            v: distribution.probabilities().mul(values).sum<Tensor1D>(-1),
            entropy: distribution.entropy() as Tensor1D,
          };
        },
      }),
      add: define({
        inputs: { ...rows, weights: f32(chunk) },
        outputs: { loss: f32() },
        run: ({ observations, actions, weights }) => {
          const { values, gradients: added } = gradients(observations, actions, weights);
          sum.add(added);
          return values;
        },
      }),
      take: define({
        inputs: {},
        outputs: { gradient: f32(size) },
        run: () => {
          const gradient = flat(sum.sums);
          sum.clear();
          return { gradient };
        },
      }),
      ofStep: define({
        inputs: { observation: f32(1, observationSize), action: f32(1, 1) },
        outputs: { gradient: f32(size) },
        run: ({ observation, action }) => ({
          gradient: flat(gradients(observation, action, tf.ones([1])).gradients),
        }),
      }),
    },
  });
  program.write({
    ...prefixed('policy', policyWeights),
    ...prefixed('critic', criticWeights),
  } as VariableValues);
  return {
    ...program.functions,
    size,
    dispose() {
      program.dispose();
      disposeVariables(variables);
    },
  };
}
