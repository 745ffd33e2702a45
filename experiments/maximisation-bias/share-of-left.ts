/** How often an agent is lured to the left in the maximisation-bias example (Sutton & Barto 2018, example 6.7). */
import { createAgent } from '../../src/catalogue/algorithms';
import { createEnvironment } from '../../src/catalogue/environments';
import { requireExperiment } from '../../src/shared/experiment';
import { seededRandom } from '../../src/shared/random';

/** The settings of the book's figure 6.5. */
export const misleading = { stepSize: 0.1, discount: 1, epsilonStart: 0.1, epsilonEnd: 0.1 } as const;

/** State A and the action that leads from there to B. */
const [stateA, left] = [0, 0];

/**
 * Episode by episode, the share of runs whose first action goes left; run k has the seed k, from 0.
 * @param algorithm of those for numbered states
 */
export function shareOfLeft(algorithm: string, runs: number, episodes: number): Float64Array {
  const experiment = requireExperiment({
    environment: 'MaximisationBias-v0',
    algorithm,
    hyperparameters: misleading,
  });
  const environment = createEnvironment(experiment.environment);
  const transitions = {
    observations: new Float32Array(1),
    actions: new Float32Array(1),
    rewards: new Float32Array(1),
    terminated: new Uint8Array(1),
    truncated: new Uint8Array(1),
    nextObservations: new Float32Array(1),
  };
  const { observations, actions, rewards, terminated, nextObservations } = transitions;
  const shares = new Float64Array(episodes);
  for (let seed = 0; seed < runs; seed++) {
    const random = seededRandom(seed);
    const agent = createAgent(experiment, environment.card, random);
    const dynamics = random.fork('environment 0');
    for (let episode = 0; episode < episodes; episode++) {
      environment.reset(dynamics);
      while (!environment.terminated) {
        observations[0] = environment.observation[0]!;
        agent.act(observations, actions);
        if (observations[0] === stateA && actions[0] === left) shares[episode]! += 1 / runs;
        environment.step(actions);
        rewards[0] = environment.reward;
        terminated[0] = environment.terminated ? 1 : 0;
        nextObservations[0] = environment.observation[0]!;
        agent.observe(transitions);
        agent.learn();
      }
    }
    agent.dispose();
  }
  return shares;
}
