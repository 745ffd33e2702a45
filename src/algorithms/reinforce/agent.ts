/**
 * REINFORCE (Williams 1992; equations 11 and 12 of the lecture), with return-to-go and a baseline
 * (Sutton & Barto 2018, section 13.4).
 *
 * 1. Play D whole episodes with the policy pi.
 * 2. For every step, G_t = R_{t+1} + gamma G_{t+1}. After a terminal state it is 0; after a cut it is the learned value
 *    of the last observation or, where no value is learned, 0: rewards that were not seen do not count.
 * 3. w_t = G_t - b(s_t): b is nothing, the mean of the batch, or a learned V(s_t).
 * 4. One gradient step on L = -1/D sum_tau sum_t [log pi(a_t|s_t) w_t + beta H(pi(.|s_t))].
 * 5. V takes gradient steps on the mean of (G_t - V(s_t))^2. Forget the episodes: they are not the new policy's.
 */
import { card, type ReinforceHyperparameters } from './card';
import { rateSchedule } from '../../learning/exploration/schedules';
import { EpisodeBatch } from '../../learning/memory/episodes';
import { learnedBaseline } from '../../learning/networks/learned-baseline';
import { explainedVariance, returnsToGo, varianceOf } from '../../learning/ops/advantages';
import {
  Averages,
  namesOf,
  persistent,
  reportOf,
  variablesOf,
  type Agent,
  type AgentOptions,
} from '../../learning/training';
import { judgeEpisode, recordEpisode } from './explain';
import type { RecordedEpisode } from './step';
import { createPolicyLearner } from './policy-learner';

export function create(options: AgentOptions<ReinforceHyperparameters>): Agent<keyof typeof card.metrics> {
  const { observationSize, actionSize, hyperparameters: h, steps, random, compiled } = options;
  const policy = createPolicyLearner(options);
  const baseline =
    h.baseline === 'value'
      ? learnedBaseline({
          observationSize,
          hidden: h.hiddenLayers,
          activation: h.activation,
          optimizer: h.optimizer,
          learningRate: h.valueLearningRate,
          gradientSteps: h.valueSteps,
          random: random.fork('baseline'),
          compiled,
        })
      : null;
  const batch = new EpisodeBatch(observationSize, actionSize);
  const noise = random.fork('actions');
  const learningRate = rateSchedule(h.learningRate, h.learningRateSchedule, steps);
  const averages = new Averages(namesOf(card.metrics));
  /** Env steps taken, and what is kept of the latest batch to be explained. */
  const values = { step: 0, noted: null as RecordedEpisode | null };
  let isExplaining = false;

  /** Return-to-go of every step of the batch, and what it counts of what lies behind the last step of an episode. */
  function returnsOfBatch() {
    const discountT = new Float32Array(batch.steps).fill(h.discount);
    const endedT = new Uint8Array(batch.steps);
    const vT = new Float32Array(batch.steps);
    const lastValues = baseline?.values(batch.lastObservations);
    batch.episodes.forEach(({ end, truncated }, i) => {
      endedT[end - 1] = 1;
      if (!truncated) discountT[end - 1] = 0;
      else vT[end - 1] = lastValues?.[i] ?? 0;
    });
    const returns = new Float32Array(batch.steps);
    returnsToGo({ rT: batch.rewards, discountT, endedT, vT }, 1, returns);
    return { returns, discountT, vT };
  }

  function learn(): void {
    const { returns, discountT, vT } = returnsOfBatch();
    const baselines =
      baseline?.values(batch.observations) ??
      new Float32Array(batch.steps).fill(h.baseline === 'mean' ? meanOf(returns) : 0);
    const weights = returns.map((value, t) => value - baselines[t]!);
    const advantageDeviation = Math.sqrt(varianceOf(weights.length, (t) => weights[t]!));
    const scale = h.normaliseReturns ? Math.sqrt(meanOf(weights.map((weight) => weight ** 2))) || 1 : 1;
    if (scale !== 1) for (let t = 0; t < weights.length; t++) weights[t]! /= scale;
    if (isExplaining)
      values.noted = recordEpisode(
        h.baseline,
        batch,
        { discountT, vT, returns, values: baselines, weights, scale },
        policy.judge,
      );
    const report = policy.learn(batch, weights, learningRate(values.step));
    averages.add({
      ...report,
      advantageDeviation,
      ...(baseline !== null && {
        value: meanOf(baselines),
        explainedVariance: explainedVariance(baselines, returns),
        valueLoss: baseline.learn(batch.observations, returns),
      }),
    });
    batch.clear();
  }

  return {
    environments: 1,
    discount: h.discount,
    warmingUp: false,
    act(observations, actions) {
      policy.drawNoise(noise);
      actions.set(policy.act(observations));
    },
    observe({ observations, actions, rewards, terminated, truncated, nextObservations }) {
      values.step++;
      batch.add(observations, actions, rewards[0]!);
      if (terminated[0] !== 1 && truncated[0] !== 1) return;
      batch.end(terminated[0] !== 1, nextObservations);
    },
    learn() {
      if (batch.episodes.length === h.episodes) learn();
    },
    actGreedily(observation, action) {
      action.set(policy.mode(observation));
    },
    valueOf: baseline && ((observation) => baseline.values(observation)[0]!),
    enableExplanations() {
      isExplaining = true;
    },
    explainStep: () => values.noted && judgeEpisode(values.noted, policy.judge, options.actionCount > 0),
    diagnostics: () => reportOf(card.metrics, averages.take()),
    ...persistent({
      name: 'reinforce',
      values,
      parts: { noise, averages },
      stores: {
        batch,
        policy: variablesOf(policy),
        ...(baseline === null ? {} : { baseline: variablesOf(baseline) }),
      },
    }),
    dispose() {
      policy.dispose();
      baseline?.dispose();
    },
  };
}

function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
