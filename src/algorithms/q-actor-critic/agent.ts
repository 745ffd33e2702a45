/**
 * The Q actor-critic (Algorithm 1 of the lecture): on-policy, one update at every step.
 *
 * 1. Initialise the actor's theta and the critic's w. Sample a ~ pi(.|s).
 * 2. Take a; see r and s'. Sample a' ~ pi(.|s').
 * 3. Actor: theta <- theta + alpha_theta Q_w(s, a) grad log pi(a|s).
 * 4. delta = r + gamma Q_w(s', a') - Q_w(s, a). A terminal s' is nextValue 0. Where the episode was cut off, a' counts here
 *    and is never taken.
 * 5. Critic: w <- w + alpha_w delta grad Q_w(s, a).
 * 6. s <- s', a <- a'; repeat from 2.
 *
 * Options: the advantage Q_w(s, a) - sum_b pi(b|s) Q_w(s, b) in place of Q in 3, an entropy bonus there, the mean of Q
 * over the policy in place of Q_w(s', a') in 4, a critic that follows slowly in the targets, several environments.
 */
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import { card, type QActorCriticHyperparameters } from './card';
import {
  clipByGlobalNorm,
  compile,
  define,
  f32,
  lossAndGradients,
  pick,
  type Spec,
  type TensorsOf,
} from '../../learning/engine';
import { rateSchedule } from '../../learning/exploration/schedules';
import { mlp } from '../../learning/networks/mlp';
import { optimizers } from '../../learning/networks/optimizers';
import { blendParameters, disposeVariables } from '../../learning/networks/parameters';
import { categoricalPolicy, type CategoricalDistribution } from '../../learning/networks/policies';
import {
  Averages,
  namesOf,
  persistent,
  prefixed,
  reportOf,
  variablesOf,
  type Agent,
  type AgentOptions,
} from '../../learning/training';
import { explainActorCritic, explainedOutputs, recordSteps, type LatestSteps } from './explain';

const reported = namesOf(card.metrics);

export function create(options: AgentOptions<QActorCriticHyperparameters>): Agent<keyof typeof card.metrics> {
  const { hyperparameters: h, steps, random } = options;
  const { program, variables, policy } = createLearner(options);
  const { act, assess, explain, learn, learnCritic } = program.functions;
  const noise = random.fork('actions');
  const actorRate = rateSchedule(h.actorLearningRate, h.learningRateSchedule, steps);
  const criticRate = rateSchedule(h.criticLearningRate, h.learningRateSchedule, steps);
  const averages = new Averages(reported);
  const values = {
    step: 0,
    /** The actions to be taken next, one for each environment; null where an episode begins. */
    next: Array.from({ length: h.environments }, (): number | null => null),
    /** What is explained. */
    latest: null as LatestSteps | null,
  };
  /** Whether the latest step was the last one of its episode, by environment. */
  const episodeEnds = values.next.map(() => false);
  let isExplaining = false;

  return {
    environments: h.environments,
    discount: h.discount,
    get warmingUp() {
      return values.step < h.warmup;
    },
    act(observations, actions) {
      if (values.next.includes(null)) {
        policy.drawNoise(noise, act.staging.noise);
        actions.set(act({ observations }).actions);
      }
      values.next.forEach((action, i) => {
        if (action !== null) actions[i] = action;
      });
    },
    observe({ observations, actions, rewards, terminated, truncated, nextObservations }) {
      const { staging } = learn;
      staging.observations.set(observations);
      staging.actions.set(actions);
      staging.rewards.set(rewards);
      staging.nextObservations.set(nextObservations);
      terminated.forEach((ended, i) => {
        staging.discounts[i] = ended === 1 ? 0 : h.discount;
        episodeEnds[i] = ended === 1 || truncated[i] === 1;
      });
    },
    learn() {
      const { staging } = learn;
      policy.drawNoise(noise, staging.noise);
      staging.actorRate[0] = actorRate(values.step);
      staging.criticRate[0] = criticRate(values.step);
      const { nextActions, ...report } = values.step < h.warmup ? learnCritic() : learn();
      averages.add(report);
      if (isExplaining) values.latest = recordSteps(staging, nextActions);
      values.step += h.environments;
      values.next = Array.from(nextActions, (action, i) => (episodeEnds[i] ? null : action));
    },
    actGreedily(observation, action) {
      action[0] = assess({ observation }).action;
    },
    valueOf: (observation) => assess({ observation }).value,
    enableExplanations() {
      isExplaining = true;
    },
    explainStep: () => values.latest && explainActorCritic(options, values.latest, explain),
    diagnostics: () => reportOf(card.metrics, averages.take()),
    ...persistent({
      name: 'q-actor-critic',
      values,
      parts: { noise, averages },
      stores: { learner: variablesOf(program) },
    }),
    dispose() {
      program.dispose();
      disposeVariables(variables);
    },
  };
}

function createLearner({
  observationSize,
  actionCount,
  hyperparameters: h,
  random,
  compiled,
}: AgentOptions<QActorCriticHyperparameters>) {
  const { hiddenLayers: hidden, activation, environments: count } = h;
  const policy = categoricalPolicy({
    observationSize,
    actionCount,
    hidden,
    activation,
    random: random.fork('network'),
  });
  const network = () =>
    mlp({
      inputs: observationSize,
      hidden,
      outputs: actionCount,
      activation,
      random: random.fork('critic'),
    });
  const critic = network();
  const target = h.tau < 1 ? network() : critic;
  const theta = Object.values(policy.parameters);
  const w = Object.values(critic.parameters);
  const actorOptimizer = optimizers[h.optimizer](theta);
  const criticOptimizer = optimizers[h.optimizer](w);

  const inputs = {
    observations: f32(count, observationSize),
    actions: f32(count, 1),
    rewards: f32(count),
    discounts: f32(count),
    nextObservations: f32(count, observationSize),
    noise: f32(count, policy.noiseSize),
    actorRate: f32(),
    criticRate: f32(),
  };
  const outputs = {
    nextActions: f32(count, 1),
    ...(Object.fromEntries(reported.map((name) => [name, f32()])) as Readonly<
      Record<(typeof reported)[number], Spec<'float32', readonly []>>
    >),
  };
  const explained = explainedOutputs(count, actionCount);
  type Inputs = TensorsOf<typeof inputs>;

  const qOf = (values: Tensor, actions: Tensor2D) =>
    pick(values as Tensor2D, actions.squeeze<Tensor1D>([1]).toInt());
  /** Mean of Q under the policy, V(s) = sum_b pi(b|s) Q(s, b), [batch]. */
  const valueOf = (values: Tensor, distribution: CategoricalDistribution) =>
    distribution.probabilities().mul(values).sum<Tensor1D>(-1);

  function update(
    { observations, actions, rewards, discounts, nextObservations, noise, actorRate, criticRate }: Inputs,
    moveActor: boolean,
  ) {
    // Everything below is told by the theta and w of before: both are assigned last.
    const next = policy.distribution(nextObservations);
    const nextActions = next.sample(noise);
    const qNext = target.forward(nextObservations);
    const qAll = critic.forward(observations);
    const q = qOf(qAll, actions);
    const value = valueOf(qAll, policy.distribution(observations));
    const weight = h.actorWeight === 'q' ? q : q.sub(value);

    const actor = lossAndGradients(theta, () => {
      const distribution = policy.distribution(observations);
      const logProbability = distribution.logProbability(actions);
      const entropy = distribution.entropy().mean();
      const policyLoss = logProbability.mul(weight).mean().neg();
      return {
        loss: policyLoss.sub(entropy.mul(h.entropyCoefficient)) as Scalar,
        entropy,
        logProbability: logProbability.mean(),
      };
    });
    const actorGradients = clipByGlobalNorm(actor.gradients, h.gradientClip);

    const nextValue = h.bootstrap === 'sampled' ? qOf(qNext, nextActions) : valueOf(qNext, next);
    const y = rewards.add(discounts.mul(nextValue));
    // The gradient of (y - Q)^2 / 2 by w is -delta grad Q: the target is held fixed.
    const criticLoss = lossAndGradients(w, () => {
      const delta = y.sub(qOf(critic.forward(observations), actions));
      return { loss: delta.square().mean().div<Scalar>(2), tdError: delta.abs().mean() };
    });
    const criticGradients = clipByGlobalNorm(criticLoss.gradients, h.gradientClip);

    if (moveActor) actorOptimizer.apply(actorGradients.clipped, actorRate);
    criticOptimizer.apply(criticGradients.clipped, criticRate);
    if (target !== critic) blendParameters(target.parameters, critic.parameters, h.tau);
    return {
      nextActions,
      q: q.mean(),
      target: y.mean(),
      tdError: criticLoss.values.tdError,
      loss: criticLoss.values.loss,
      criticGradientNorm: criticGradients.norm,
      value: value.mean(),
      advantageSpread: qAll.max(1).sub(qAll.min(1)).mean(),
      policyLoss: actor.values.loss,
      entropy: actor.values.entropy,
      logProbability: actor.values.logProbability,
      gradientNorm: actorGradients.norm,
    };
  }

  /** Everything that an update of some transitions looks at, in arrays of its own: it may be asked at any time. */
  const looked = {
    ...{ left: inputs.observations, reached: inputs.nextObservations, taken: inputs.actions },
    ...{ drawn: inputs.actions, gained: inputs.rewards, counted: inputs.discounts },
  };
  function look({ left, reached, taken, drawn, gained, counted }: TensorsOf<typeof looked>) {
    const [distribution, next] = [policy.distribution(left), policy.distribution(reached)];
    const [qAll, qNext] = [critic.forward(left), target.forward(reached)];
    const q = qOf(qAll, taken);
    const value = valueOf(qAll, distribution);
    const worth = h.bootstrap === 'sampled' ? qOf(qNext, drawn) : valueOf(qNext, next);
    const y = gained.add(counted.mul(worth));
    return {
      ...{ probabilities: distribution.probabilities(), values: qAll, present: q, stateValue: value },
      ...{ nextProbabilities: next.probabilities(), nextValues: qNext, nextValue: worth },
      ...{ target: y, tdError: y.sub(q), weight: h.actorWeight === 'q' ? q.mul(1) : q.sub(value) },
      logProbability: distribution.logProbability(taken),
    };
  }

  const variables = {
    ...prefixed('actor', policy.parameters),
    ...prefixed('critic', critic.parameters),
    ...(target === critic ? {} : prefixed('target', target.parameters)),
    ...prefixed('actorOptimizer', actorOptimizer.variables),
    ...prefixed('criticOptimizer', criticOptimizer.variables),
  };
  const program = compile({
    name: 'q-actor-critic',
    compiled,
    variables,
    functions: {
      act: define({
        inputs: { observations: inputs.observations, noise: inputs.noise },
        outputs: { actions: f32(count, 1) },
        run: ({ observations, noise }) => ({ actions: policy.distribution(observations).sample(noise) }),
      }),
      /** The most probable action and its value. */
      assess: define({
        inputs: { observation: f32(1, observationSize) },
        outputs: { action: f32(), value: f32() },
        run: ({ observation }) => {
          const action = policy.distribution(observation).mode();
          return { action: action.squeeze(), value: qOf(critic.forward(observation), action).squeeze() };
        },
      }),
      learn: define({ inputs, outputs, run: (inputs) => update(inputs, true) }),
      learnCritic: define({ inputs, outputs, run: (inputs) => update(inputs, false) }),
      // Last: TensorFlow's optimiser goes by the names of nodes, and those of the functions before stay as they are.
      explain: define({ inputs: looked, outputs: explained, run: look }),
    },
  });
  return { program, variables, policy };
}
