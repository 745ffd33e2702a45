/** A stochastic policy and a value function side by side, as networks of their own or as two heads of one. */
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import type { Random } from '../../shared/random';
import { define, f32, type Activation, type Variables } from '../engine';
import { prefixed } from '../training/names';
import { mlp } from './mlp';
import { createPolicy, type ActionDistribution, type Policy } from './policies';

export interface ActorCritic {
  readonly parameters: Variables;
  /** How its actions are drawn. */
  readonly policy: Pick<Policy, 'noiseSize' | 'drawNoise'>;
  /** @param observations [batch, observation size] */
  distribution(observations: Tensor2D): ActionDistribution;
  /** V of each observation, [batch]. */
  values(observations: Tensor2D): Tensor1D;
  /** Both, with what they share worked out once. */
  both(observations: Tensor2D): { distribution: ActionDistribution; values: Tensor1D };
}

export interface ActorCriticOptions {
  readonly observationSize: number;
  /** How many discrete actions there are; 0 where they are continuous. */
  readonly actionCount: number;
  readonly actionSize: number;
  /** Of the policy and of the value function, or of both together. */
  readonly hidden: readonly number[];
  readonly activation: Activation;
  /** One network with two heads. */
  readonly shared: boolean;
  /** Orthogonal weights, those of the policy's last layer near 0 (Andrychowicz et al. 2021). */
  readonly orthogonal: boolean;
  /** Standard deviation of continuous actions at the start. */
  readonly deviation: number;
  readonly random: Random;
}

const hiddenGain = Math.SQRT2;
const policyGain = 0.01;
const valueGain = 1;

export function createActorCritic(options: ActorCriticOptions): ActorCritic {
  const { observationSize, hidden, activation, shared, random } = options;
  const gains = (output: number) => (options.orthogonal ? { hidden: hiddenGain, output } : undefined);
  const trunk = shared
    ? mlp({
        inputs: observationSize,
        hidden: hidden.slice(0, -1),
        outputs: hidden.at(-1)!,
        activation,
        outputActivation: activation,
        orthogonal: gains(hiddenGain),
        random: random.fork('trunk'),
      })
    : null;
  // A head on a trunk is a linear layer.
  const head = trunk === null ? { inputs: observationSize, hidden } : { inputs: hidden.at(-1)!, hidden: [] };
  const policy = createPolicy({
    ...options,
    ...head,
    observationSize: head.inputs,
    orthogonal: gains(policyGain),
    random: random.fork('policy'),
  });
  const critic = mlp({
    ...head,
    outputs: 1,
    activation,
    orthogonal: gains(valueGain),
    random: random.fork('value'),
  });
  const features = (observations: Tensor2D) =>
    (trunk === null ? observations : trunk.forward(observations)) as Tensor2D;
  const valuesOf = (features: Tensor2D) => critic.forward(features).squeeze<Tensor1D>([1]);
  return {
    parameters: {
      ...(trunk === null ? {} : prefixed('trunk', trunk.parameters)),
      ...prefixed('policy', policy.parameters),
      ...prefixed('value', critic.parameters),
    },
    policy,
    distribution: (observations) => policy.distribution(features(observations)),
    values: (observations) => valuesOf(features(observations)),
    both: (observations) => {
      const seen = features(observations);
      return { distribution: policy.distribution(seen), values: valuesOf(seen) };
    },
  };
}

/**
 * The functions that an agent acts and values with, to be compiled beside its learner.
 * @param environments how many it acts in at once
 * @param reviewed how many rows `review` looks at
 */
export function actingFunctions(
  network: ActorCritic,
  { observationSize, actionSize }: Pick<ActorCriticOptions, 'observationSize' | 'actionSize'>,
  environments: number,
  reviewed: number,
) {
  // Names of their own: inputs of one name and shape are shared with a learner, which reads its rollout there.
  const seen = f32(environments, observationSize);
  const one = f32(1, observationSize);
  return {
    /** Draws an action in each environment. */
    act: define({
      inputs: { seen, noise: f32(environments, network.policy.noiseSize) },
      outputs: {
        chosen: f32(environments, actionSize),
        logProbabilities: f32(environments),
        values: f32(environments),
      },
      run: ({ seen, noise }) => {
        const { distribution, values } = network.both(seen);
        const chosen = distribution.sample(noise);
        return { chosen, logProbabilities: distribution.logProbability(chosen), values };
      },
    }),
    /** What is thought of actions that were taken before. */
    review: define({
      inputs: { reviewed: f32(reviewed, observationSize), taken: f32(reviewed, actionSize) },
      outputs: { logProbabilities: f32(reviewed) },
      run: ({ reviewed, taken }) => ({
        logProbabilities: network.distribution(reviewed).logProbability(taken),
      }),
    }),
    assess: define({
      inputs: { seen },
      outputs: { values: f32(environments) },
      run: ({ seen }) => ({ values: network.values(seen) }),
    }),
    actGreedily: define({
      inputs: { one },
      outputs: { action: f32(1, actionSize) },
      run: ({ one }) => ({ action: network.distribution(one).mode() }),
    }),
    valueOf: define({
      inputs: { one },
      outputs: { value: f32() },
      run: ({ one }) => ({ value: network.values(one).squeeze([0]) }),
    }),
  };
}
