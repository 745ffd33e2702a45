/**
 * Soft actor-critic (Haarnoja et al. 2018, "algorithms and applications", algorithm 1): what is to become large is the
 * return and, weighted by a temperature alpha, the entropy of the policy.
 *
 * 1. Act by drawing from the policy pi, a Gaussian through tanh; store the transition; sample a minibatch.
 * 2. y = r + gamma (min_i Q'_i(s', a') - alpha log pi(a' given s')), a' drawn from pi now; one gradient step of both
 *    critics on (y - Q_i(s, a))^2.
 * 3. One gradient step of the policy on alpha log pi(a given s) - min_i Q_i(s, a), through the draw of a.
 * 4. One gradient step of log alpha, towards a policy of the target entropy, unless alpha is fixed.
 * 5. The critics' targets follow by a share tau; there is no target of the policy.
 */
import type { Scalar } from '@tensorflow/tfjs-node';
import { step } from './step';
import { card, type SacHyperparameters } from './card';
import { compile, define, f32, tf, type TensorsOf } from '../../learning/engine';
import { correlatedNoise } from '../../learning/exploration/ornstein-uhlenbeck';
import { actionValueCritics } from '../../learning/networks/action-value-critics';
import { adamDescent } from '../../learning/networks/descent';
import { blendParameters } from '../../learning/networks/parameters';
import { squashedGaussianPolicy } from '../../learning/networks/squashed-gaussian-policy';
import { clippedDoubleQ } from '../../learning/ops/deterministic-policy-gradient';
import { softPolicyLoss, softTarget, softValue, temperatureLoss } from '../../learning/ops/soft-actor-critic';
import { prefixed, type Agent, type AgentOptions } from '../../learning/training';
import {
  actorReports,
  actorStep,
  twinCriticReports,
  twinCriticStep,
} from '../../learning/agents/actor-critic-steps';
import { criticOutputs, criticResults } from '../../learning/agents/explain/critics';
import { offPolicyAgent } from '../../learning/agents/off-policy-agent';
import { actingFunctions, minibatchOf, scalars } from '../../learning/agents/off-policy-learner';

/** Builds the networks, the compiled learner and the memory. */
export function create(options: AgentOptions<SacHyperparameters>): Agent<keyof typeof card.metrics> {
  const { actionSize, hyperparameters: h, random, compiled } = options;
  const shape = { ...options, hidden: h.hiddenLayers, count: 2 };
  const policy = squashedGaussianPolicy({ ...shape, ...h, random: random.fork('policy') });
  const online = actionValueCritics({ ...shape, random: random.fork('critics') });
  const target = actionValueCritics({ ...shape, random: random.fork('critics') });
  const logTemperature = tf.tidy(() => tf.variable(tf.scalar(Math.log(h.temperature))));
  const targetEntropy = h.targetEntropy * actionSize;
  const policyDescent = adamDescent(policy.parameters, h.gradientClip);
  const criticDescent = adamDescent(online.parameters, h.gradientClip);
  const temperatureDescent = adamDescent({ logTemperature }, 0);

  const draws = f32(h.batchSize, actionSize);
  const batch = { ...minibatchOf(options), noise: draws, nextNoise: draws };
  type Batch = TensorsOf<typeof batch>;

  /** What the critics are to learn: y, and how it comes about. */
  function bootstrap({ rewards, discounts, nextObservations, nextNoise }: Batch, temperature: Scalar) {
    const { actions, logProbability } = policy.sample(nextObservations, nextNoise);
    const nextValues = target.forward(nextObservations, actions);
    const qT = clippedDoubleQ(nextValues[0]!, nextValues[1]!);
    const targets = softTarget(rewards, discounts, qT, logProbability, temperature);
    return { nextActions: actions, nextLogProbability: logProbability, nextValues, nextValue: qT, targets };
  }

  /** What the policy climbs, together with its entropy. */
  function valued({ observations, noise }: Batch) {
    const { actions, logProbability } = policy.sample(observations, noise);
    return { actions, logProbability, values: online.forward(observations, actions) };
  }

  function update(batch: Batch) {
    const temperature = logTemperature.exp<Scalar>();
    const critic = twinCriticStep(online, criticDescent, batch, bootstrap(batch, temperature).targets);

    const { logProbability, ...actor } = actorStep(policyDescent, batch, () => {
      const { actions, logProbability, values } = valued(batch);
      const loss = softPolicyLoss(clippedDoubleQ(values[0]!, values[1]!), logProbability, temperature);
      return { loss, actions, logProbability };
    });

    if (h.temperatureRule === 'automatic')
      temperatureDescent.step(batch.actorRate, () => ({
        loss: temperatureLoss(logTemperature, logProbability, targetEntropy),
      }));
    blendParameters(target.parameters, online.parameters, h.tau);
    return { ...critic, ...actor, entropy: logProbability.mean<Scalar>().neg(), temperature };
  }

  /** What is shown of a gradient step. */
  function explainStep(batch: Batch) {
    const temperature = logTemperature.exp<Scalar>();
    const { nextLogProbability, ...next } = bootstrap(batch, temperature);
    const { logProbability, ...policy } = valued(batch);
    const smaller = clippedDoubleQ(policy.values[0]!, policy.values[1]!);
    return {
      ...criticResults({
        ...{ ...next, policy, values: online.forward(batch.observations, batch.actions) },
        objective: softValue(smaller, logProbability, temperature),
        actorLoss: softPolicyLoss(smaller, logProbability, temperature),
      }),
      ...{ temperature, nextLogProbability, policyLogProbability: logProbability },
      softValue: softValue(next.nextValue, nextLogProbability, temperature),
    };
  }
  const column = f32(h.batchSize);
  const explained = {
    ...criticOutputs(h.batchSize, actionSize, 2),
    ...{ temperature: f32(), nextLogProbability: column, policyLogProbability: column, softValue: column },
  };

  const variables = {
    ...prefixed('policy', policy.parameters),
    ...prefixed('critics', online.parameters),
    ...prefixed('targetCritics', target.parameters),
    logTemperature,
    ...prefixed('policyOptimizer', policyDescent.variables),
    ...prefixed('criticOptimizer', criticDescent.variables),
    ...prefixed('temperatureOptimizer', temperatureDescent.variables),
  };
  const reports = [...twinCriticReports, ...actorReports, 'entropy', 'temperature'] as const;
  const program = compile({
    name: 'sac',
    compiled,
    variables,
    functions: {
      ...actingFunctions(options, {
        act: (observation, noise) => policy.sample(observation, noise).actions,
        value(observation) {
          const [q1, q2] = online.forward(observation, policy.mode(observation));
          return clippedDoubleQ(q1!, q2!);
        },
        targets: [[online.parameters, target.parameters]],
      }),
      learn: define({ inputs: batch, outputs: scalars(...reports), run: update }),
      // Last: TensorFlow's optimiser goes by the names of nodes, and those of the functions before stay as they are.
      explain: define({ inputs: batch, outputs: explained, run: explainStep }),
    },
  });
  const { learn, explain } = program.functions;
  const { staging } = learn;
  return offPolicyAgent(options, {
    ...{ name: 'sac', metrics: card.metrics, program, variables, batch: staging, reports },
    explained: { form: step, outputs: explained, work: () => explain() },
    gradientNoises: [staging.noise, staging.nextNoise],
    learn: () => learn(),
    noise: correlatedNoise(h.noiseCorrelation, actionSize, random.fork('exploration')),
    noiseIsAdded: false,
  });
}
