/** The work of idiomatic tfjs-node that the engine is measured against. */
import { createEnvironment } from '../../src/catalogue/environments';
import { ReplayBuffer } from '../../src/learning/memory/replay';
import { seededRandom } from '../../src/shared/random';
import { idiomaticDqn, type IdiomaticBatch } from './idiomatic-dqn';
import type { Work } from '../measure';

/** Does a piece of work again and again. */
export const repeat =
  (work: () => void): Work =>
  (count) => {
    for (let i = 0; i < count; i++) work();
    return count;
  };

function randomBatch(batchSize: number, observationSize: number, actions: number): IdiomaticBatch {
  const random = seededRandom(1);
  const draw = (count: number) => Float32Array.from({ length: count }, () => random.normal());
  return {
    observations: draw(batchSize * observationSize),
    actions: Int32Array.from({ length: batchSize }, () => random.integer(actions)),
    rewards: draw(batchSize),
    discounts: new Float32Array(batchSize).fill(0.99),
    nextObservations: draw(batchSize * observationSize),
  };
}

function idiomaticLoop(hidden: readonly number[], batchSize: number): Work {
  const environment = createEnvironment('CartPole-v1');
  const agent = idiomaticDqn(4, hidden, 2);
  const replay = new ReplayBuffer(50_000, 4, 1);
  const random = seededRandom(3);
  const batch = randomBatch(batchSize, 4, 2);
  const action = new Float32Array(1);
  const before = new Float32Array(4);
  let step = 0;
  environment.reset(random);
  return repeat(() => {
    before.set(environment.observation);
    action[0] = random.uniform() < 0.05 ? random.integer(2) : agent.act(before);
    environment.step(action);
    replay.add(
      before,
      action,
      [environment.reward],
      environment.terminated ? 0 : 0.99,
      environment.observation,
    );
    if (environment.terminated || environment.truncated) environment.reset(random);
    replay.sample(random, batch);
    agent.learn(batch);
    if (++step % 500 === 0) agent.copyTarget();
  });
}

export type IdiomaticName = 'act' | 'learn' | 'learn256' | 'loop';

/** Builds one of them. */
export function idiomaticWork(name: IdiomaticName): Work {
  const hidden = name === 'learn256' ? [256, 256] : [64, 64];
  const batchSize = name === 'learn256' ? 256 : 64;
  if (name === 'loop') return idiomaticLoop(hidden, batchSize);
  const agent = idiomaticDqn(4, hidden, 2);
  const batch = randomBatch(batchSize, 4, 2);
  const observation = batch.observations.subarray(0, 4);
  return name === 'act' ? repeat(() => agent.act(observation)) : repeat(() => agent.learn(batch));
}
