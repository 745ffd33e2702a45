/** What the two streams of a dueling network say of the same states, and a constant moved between them. */
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-node';
import { tf } from '../../src/learning/engine';
import { createEnvironment } from '../../src/catalogue/environments';
import { heuristics } from '../../src/catalogue/environments';
import { disposeVariables } from '../../src/learning/networks/parameters';
import { qNetwork } from '../../src/learning/networks/q-network';
import type { Checkpoint } from '../../src/learning/training/checkpoint';
import { withPrefix } from '../../src/learning/training/names';
import { spaceSize } from '../../src/shared/catalogue/environment';
import type { DqnHyperparameters } from '../../src/algorithms/dqn/card';
import type { Experiment } from '../../src/shared/experiment';
import { seededRandom } from '../../src/shared/random';

/** Share of random actions in the episodes that the states are taken from. */
const randomShare = 0.3;

/** Observations of an environment that its hand-written policy comes by, some actions being random; the same every time. */
export function visitedStates(environmentId: string, count: number): Float32Array[] {
  const environment = createEnvironment(environmentId);
  const random = seededRandom(1);
  const policy = heuristics[environmentId]!;
  const { action: space } = environment.card;
  const actions = space.kind === 'discrete' ? space.names.length : 0;
  const action = new Float32Array(1);
  environment.reset(random);
  return Array.from({ length: count }, () => {
    if (environment.terminated || environment.truncated) environment.reset(random);
    const seen = environment.observation.slice();
    policy(seen, action);
    if (random.uniform() < randomShare) action[0] = random.integer(actions);
    environment.step(action);
    return seen;
  });
}

export interface StreamMeans {
  /** Mean V. */
  readonly value: number;
  /** Mean Q-value over states and actions. */
  readonly q: number;
  /** Mean Q-value of the best action. */
  readonly best: number;
}

/** Means over some states of what the online network of a dueling DQN says. */
export function streamsAt(
  experiment: Experiment,
  { arrays }: Checkpoint,
  states: readonly Float32Array[],
): StreamMeans {
  const h = experiment.hyperparameters as unknown as DqnHyperparameters;
  const { action, observation } = createEnvironment(experiment.environment).card;
  const network = qNetwork({
    inputs: spaceSize(observation),
    hidden: h.hiddenLayers,
    actions: action.kind === 'discrete' ? action.names.length : 0,
    atoms: null,
    dueling: h.dueling,
    noisy: null,
    random: seededRandom(1),
  });
  const saved = withPrefix('agent/learner/online', arrays);
  const means = tf.tidy(() => {
    for (const [name, parameter] of Object.entries(network.parameters))
      parameter.assign(tf.tensor(saved[name] as Float32Array, parameter.shape));
    const streams = network.streams(tf.stack(states.map((state) => tf.tensor1d(state))) as Tensor2D);
    const q = network.join(streams);
    const number = (tensor: Tensor) => tensor.mean().dataSync()[0]!;
    return { value: number(streams.value), q: number(q), best: number(q.max(1)) };
  });
  disposeVariables(network.parameters);
  return means;
}

/** A checkpoint whose V, online and target, lies higher by a constant, and every advantage lower by it. */
export function withConstantMoved(checkpoint: Checkpoint, constant: number): Checkpoint {
  const arrays = { ...checkpoint.arrays };
  for (const network of ['online', 'target'])
    for (const [stream, by] of [
      ['value', constant],
      ['advantage', -constant],
    ] as const) {
      const name = `agent/learner/${network}/${stream}1/bias`;
      arrays[name] = (arrays[name] as Float32Array).map((bias) => bias + by);
    }
  return { ...checkpoint, arrays };
}
