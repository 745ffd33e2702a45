/**
 * Acts, remembers and learns with an off-policy actor-critic, whichever it is: random actions in the warm-up, then the
 * policy's with noise; every transition into the replay buffer; a round of gradient steps every few env steps.
 */
import type { Metrics } from '../../shared/catalogue/metric';
import type { OffPolicyHyperparameters } from '../../shared/catalogue/off-policy-learning';
import type { Random } from '../../shared/random';
import type { Program, Variables } from '../engine';
import type { ActionNoise } from '../exploration/noise';
import { rateSchedule } from '../exploration/schedules';
import { createMemory } from '../memory/create-memory';
import type { BatchArrays } from '../memory/transitions';
import { disposeVariables } from '../networks/parameters';
import type { Agent } from '../training/agent';
import type { AgentOptions } from '../training/agent-options';
import { Averages } from '../training/averages';
import { persistent, variablesOf } from '../training/persistent';
import { checkedReport, type NameOf } from '../training/report';
import { explainCritics, type ExplainedCritics } from './explain/critics';
import type { ActingFunctions } from './off-policy-learner';

/** What makes one algorithm differ from another. */
export interface OffPolicyParts<M extends Metrics> {
  readonly name: string;
  /** Those of the algorithm's card. */
  readonly metrics: M;
  readonly program: Program<ActingFunctions>;
  /** Everything that the program was compiled with. */
  readonly variables: Variables;
  /** The arrays that the gradient step reads. */
  readonly batch: LearnerArrays;
  /** Those of them that take standard normal numbers before every gradient step. */
  readonly gradientNoises: readonly Float32Array[];
  /** Takes the n-th gradient step, n counted from 0; returns the scalars that it reports. */
  readonly learn: (n: number) => Readonly<Record<string, number>>;
  /** The names of all that gradient steps report. */
  readonly reports: readonly NameOf<M>[];
  /** Works out what a gradient step on the minibatch would, and moves nothing. */
  readonly explained: ExplainedCritics;
  /** Explores after the warm-up. */
  readonly noise: ActionNoise;
  /** Whether the noise is added to the action as it is, so that its size tells how much is explored. */
  readonly noiseIsAdded: boolean;
}

type LearnerArrays = BatchArrays & {
  readonly actions: Float32Array;
  readonly actorRate: Float32Array;
  readonly criticRate: Float32Array;
};

export function offPolicyAgent<M extends Metrics>(
  options: AgentOptions<OffPolicyHyperparameters>,
  {
    name,
    metrics,
    program,
    variables,
    batch,
    gradientNoises,
    learn,
    reports,
    explained,
    noise,
    ...parts
  }: OffPolicyParts<M>,
): Agent<NameOf<M>> {
  const { observationSize, actionSize, hyperparameters: h, steps, random, normalisation } = options;
  const { act, value, targetLag } = program.functions;
  const memory = createMemory({
    ...{ observationSize, actionSize, normalisation },
    ...{ bufferSize: h.bufferSize, batchSize: h.batchSize, discount: h.discount },
  });
  const warmupRandom = random.fork('warm-up');
  const draws = random.fork('replay');
  const gradientNoise = random.fork('gradient noise');
  const actorRate = rateSchedule(h.actorLearningRate, h.learningRateSchedule, steps);
  const criticRate = rateSchedule(h.criticLearningRate, h.learningRateSchedule, steps);
  const averages = new Averages<string>([...reports, 'replayAge', 'squaredNoise']);
  /** `held` is the latest action of the warm-up, which is to be repeated `holdFor` times. */
  const counts = { step: 0, gradientSteps: 0, held: [] as readonly number[], holdFor: 0 };

  /** Fills the minibatch, and the noise of a gradient step. */
  function sample(ofRows: Random, ofNoise: Random): void {
    memory.sample(ofRows, batch);
    for (const array of gradientNoises) for (let i = 0; i < array.length; i++) array[i] = ofNoise.normal();
  }

  function actAtRandom(action: Float32Array): void {
    if (counts.holdFor === 0) {
      counts.held = Array.from(action, () => 2 * warmupRandom.uniform() - 1);
      counts.holdFor = h.warmupHold;
    }
    counts.holdFor--;
    action.set(counts.held);
  }

  return {
    environments: 1,
    discount: h.discount,
    get warmingUp() {
      return counts.step < h.warmup;
    },
    act(observation, action) {
      if (counts.step < h.warmup) return actAtRandom(action);
      noise.next(act.staging.actionNoise);
      if (parts.noiseIsAdded) averages.add({ squaredNoise: meanSquare(act.staging.actionNoise) });
      action.set(act({ observation }).action);
    },
    observe({ actions, terminated, truncated, remembered, ...seen }) {
      const { observations, rewards, nextObservations } = remembered ?? seen;
      const ended = terminated[0] === 1;
      memory.add(observations, actions, rewards, ended ? 0 : h.discount, nextObservations);
      if (ended || truncated[0] === 1) {
        noise.reset();
        counts.holdFor = 0;
      }
      counts.step++;
    },
    learn() {
      const { step } = counts;
      if (step < h.warmup || step % h.trainEvery !== 0) return;
      batch.actorRate[0] = actorRate(step);
      batch.criticRate[0] = criticRate(step);
      for (let k = 0; k < h.gradientSteps; k++) {
        sample(draws, gradientNoise);
        averages.add({ ...learn(counts.gradientSteps++), replayAge: memory.sampledAge });
      }
    },
    actGreedily(observation, action) {
      act.staging.actionNoise.fill(0);
      action.set(act({ observation }).action);
    },
    valueOf: (observation) => value({ observation }).value,
    explainStep(generator) {
      if (counts.gradientSteps === 0) return null;
      sample(generator, generator);
      return explainCritics(batch, explained, actionSize);
    },
    diagnostics() {
      const { squaredNoise, ...means } = averages.take();
      if (counts.gradientSteps === 0) return checkedReport(metrics, {});
      return checkedReport(metrics, {
        ...means,
        actionNoise: squaredNoise === undefined ? undefined : Math.sqrt(squaredNoise),
        targetLag: targetLag().targetLag,
      });
    },
    ...persistent({
      name,
      values: counts,
      parts: { coins: warmupRandom, draws, gradientNoise, noise, averages },
      stores: { replay: memory, learner: variablesOf(program) },
      migrate: ({ memory: replay, ...rest }) => ({ state: { ...rest, replay } }),
    }),
    dispose() {
      program.dispose();
      disposeVariables(variables);
    },
  };
}

function meanSquare(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value * value, 0) / values.length;
}
