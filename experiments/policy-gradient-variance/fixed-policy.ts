/** What is played by a policy that does not change, and what is learned of it meanwhile. */
import { createAgent } from '../../src/catalogue/algorithms';
import { createEnvironment } from '../../src/catalogue/environments';
import type { Environment } from '../../src/learning/environment/environment';
import { EpisodeBatch } from '../../src/learning/memory/episodes';
import { returnsToGo } from '../../src/learning/ops/advantages';
import type { Agent } from '../../src/learning/training/agent';
import { prefixed, withPrefix } from '../../src/learning/training/names';
import { requireExperiment, type Experiment } from '../../src/shared/experiment';
import { seededRandom, type Random } from '../../src/shared/random';

/** Plays whole episodes with an agent that does not learn from them. */
export function play(agent: Agent, environment: Environment, episodes: number, random: Random): EpisodeBatch {
  const width = environment.observation.length;
  const batch = new EpisodeBatch(width, 1);
  const observation = new Float32Array(width);
  const action = new Float32Array(1);
  while (batch.episodes.length < episodes) {
    environment.reset(random);
    do {
      observation.set(environment.observation);
      agent.act(observation, action);
      environment.step(action);
      batch.add(observation, action, environment.reward);
    } while (!environment.terminated && !environment.truncated);
    batch.end(!environment.terminated, environment.observation);
  }
  return batch;
}

/** Returns-to-go of all steps; beyond a cut they go on with what the agent expects there. */
export function returnsOf(batch: EpisodeBatch, agent: Agent): Float32Array {
  const discountT = new Float32Array(batch.steps).fill(agent.discount);
  const endedT = new Uint8Array(batch.steps);
  const vT = new Float32Array(batch.steps);
  const width = batch.observations.length / batch.steps;
  batch.episodes.forEach(({ end, truncated }, i) => {
    endedT[end - 1] = 1;
    if (truncated) vT[end - 1] = agent.valueOf!(batch.lastObservations.subarray(i * width, (i + 1) * width));
    else discountT[end - 1] = 0;
  });
  const returns = new Float32Array(batch.steps);
  returnsToGo({ rT: batch.rewards, discountT, endedT, vT }, 1, returns);
  return returns;
}

/** The weights of a critic that learned by Sarsa, as the Q actor-critic's does, while the policy stayed as given. */
export function learnCritic(
  policy: Readonly<Record<string, unknown>>,
  settings: Experiment,
  steps: number,
  seed: number,
): Record<string, Float32Array> {
  const experiment = requireExperiment({
    ...settings,
    steps,
    seed,
    // The actor waits for the critic to the end.
    hyperparameters: { ...settings.hyperparameters, warmup: steps - 1 },
  });
  const random = seededRandom(seed);
  const first = createEnvironment(experiment.environment, experiment.environmentOptions);
  const agent = createAgent(experiment, first.card, random);
  const saved = agent.save();
  const actor = prefixed('learner/actor', policy) as Record<string, Float32Array>;
  agent.restore({ ...saved, arrays: { ...saved.arrays, ...actor } });
  const count = agent.environments;
  const environments = Array.from({ length: count }, () => createEnvironment(experiment.environment));
  const randoms = environments.map((_, i) => random.fork(`environment ${i}`));
  environments.forEach((environment, i) => environment.reset(randoms[i]!));
  const width = first.observation.length;
  const transitions = {
    observations: new Float32Array(count * width),
    actions: new Float32Array(count),
    rewards: new Float32Array(count),
    terminated: new Uint8Array(count),
    truncated: new Uint8Array(count),
    nextObservations: new Float32Array(count * width),
  };
  for (let step = 0; step + count < steps; step += count) {
    environments.forEach(({ observation }, i) => transitions.observations.set(observation, i * width));
    agent.act(transitions.observations, transitions.actions);
    environments.forEach((environment, i) => {
      environment.step(transitions.actions.subarray(i, i + 1));
      transitions.rewards[i] = environment.reward;
      transitions.terminated[i] = environment.terminated ? 1 : 0;
      transitions.truncated[i] = environment.truncated ? 1 : 0;
      transitions.nextObservations.set(environment.observation, i * width);
    });
    agent.observe(transitions);
    agent.learn();
    environments.forEach((environment, i) => {
      if (environment.terminated || environment.truncated) environment.reset(randoms[i]!);
    });
  }
  const learned = withPrefix('learner/critic', agent.save().arrays) as Record<string, Float32Array>;
  agent.dispose();
  return learned;
}
