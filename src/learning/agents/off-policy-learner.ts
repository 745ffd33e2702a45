/** What off-policy actor-critics compute alike, to be compiled with the gradient step that is each one's own. */
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import type { OffPolicyHyperparameters } from '../../shared/catalogue/off-policy-learning';
import { define, f32, type Spec, type TensorsOf, type Variables } from '../engine';
import { distance } from '../networks/parameters';
import type { AgentOptions } from '../training/agent-options';

type Shape = Pick<
  AgentOptions<OffPolicyHyperparameters>,
  'observationSize' | 'actionSize' | 'hyperparameters'
>;

/** The inputs of a gradient step: a minibatch and the learning rates. */
export function minibatchOf({ observationSize, actionSize, hyperparameters: { batchSize } }: Shape) {
  return {
    observations: f32(batchSize, observationSize),
    actions: f32(batchSize, actionSize),
    rewards: f32(batchSize),
    discounts: f32(batchSize),
    nextObservations: f32(batchSize, observationSize),
    actorRate: f32(),
    criticRate: f32(),
  };
}

export type Batch = TensorsOf<ReturnType<typeof minibatchOf>>;

/** The outputs of a gradient step: a scalar of each name. */
export function scalars<const Name extends string>(...names: readonly Name[]) {
  return Object.fromEntries(names.map((name) => [name, f32()])) as Readonly<
    Record<Name, Spec<'float32', readonly []>>
  >;
}

export interface ActingParts {
  /** The action for an observation [1, observation size] explored with noise [1, action size]; zeros for none. */
  act(observation: Tensor2D, noise: Tensor2D): Tensor;
  /** The value of acting greedily from an observation, [1]. */
  value(observation: Tensor2D): Tensor1D;
  /** Each network that learns with its target network. */
  readonly targets: readonly (readonly [online: Variables, target: Variables])[];
}

/** The functions that an agent acts, values and looks at its targets with. */
export function actingFunctions({ observationSize, actionSize }: Shape, parts: ActingParts) {
  const observation = f32(1, observationSize);
  return {
    act: define({
      inputs: { observation, actionNoise: f32(1, actionSize) },
      outputs: { action: f32(1, actionSize) },
      run: ({ observation, actionNoise }) => ({ action: parts.act(observation, actionNoise) }),
    }),
    value: define({
      inputs: { observation },
      outputs: { value: f32() },
      run: ({ observation }) => ({ value: parts.value(observation).squeeze<Scalar>([0]) }),
    }),
    /** How far the targets are behind. */
    targetLag: define({
      inputs: {},
      outputs: { targetLag: f32() },
      run: () => ({ targetLag: distance(...parts.targets) }),
    }),
  };
}

export type ActingFunctions = ReturnType<typeof actingFunctions>;
