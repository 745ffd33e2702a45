/**
 * Deep deterministic policy gradient (Lillicrap et al. 2016, algorithm 1; the lecture's second algorithm of its
 * chapter on actor-critics).
 *
 * 1. Initialise actor mu and critic Q, their targets mu' and Q' alike, and an empty buffer; in every episode a noise
 *    process N.
 * 2. Take the action mu(s) + N; store the transition; sample a minibatch.
 * 3. y = r + gamma Q'(s', mu'(s')), or r where the episode terminated: equation (15). One gradient step of the critic
 *    on (y - Q(s, a))^2.
 * 4. One gradient step of the actor up Q(s, mu(s)): equations (13) and (14).
 * 5. The targets follow by a share tau.
 */
import { step } from './step';
import { card, type DdpgHyperparameters } from './card';
import { compile, define } from '../../learning/engine';
import { createActionNoise } from '../../learning/exploration/action-noise';
import { actionValueCritics } from '../../learning/networks/action-value-critics';
import { adamDescent } from '../../learning/networks/descent';
import { deterministicActor } from '../../learning/networks/deterministic-actor';
import { blendParameters } from '../../learning/networks/parameters';
import { criticTarget, deterministicPolicyLoss } from '../../learning/ops/deterministic-policy-gradient';
import { prefixed, type Agent, type AgentOptions } from '../../learning/training';
import { actorReports, actorStep, criticReports, criticStep } from '../../learning/agents/actor-critic-steps';
import { criticOutputs, criticResults } from '../../learning/agents/explain/critics';
import { offPolicyAgent } from '../../learning/agents/off-policy-agent';
import { actingFunctions, minibatchOf, scalars, type Batch } from '../../learning/agents/off-policy-learner';

/** Builds the networks, the compiled learner and the memory. */
export function create(options: AgentOptions<DdpgHyperparameters>): Agent<keyof typeof card.metrics> {
  const { actionSize, hyperparameters: h, random, compiled } = options;
  const networks = () => {
    const shape = { ...options, hidden: h.hiddenLayers, random: random.fork('network') };
    return { actor: deterministicActor(shape), critic: actionValueCritics({ ...shape, count: 1 }) };
  };
  const online = networks();
  const target = networks();
  const actorDescent = adamDescent(online.actor.parameters, h.gradientClip);
  const criticDescent = adamDescent(online.critic.parameters, h.gradientClip);

  /** What the critic is to learn: y, and how it comes about. */
  function bootstrap({ rewards, discounts, nextObservations }: Batch) {
    const nextActions = target.actor.forward(nextObservations);
    const nextValues = target.critic.forward(nextObservations, nextActions);
    const nextValue = nextValues[0]!;
    return { nextActions, nextValues, nextValue, targets: criticTarget(rewards, discounts, nextValue) };
  }

  /** What the actor climbs. */
  function valued({ observations }: Batch) {
    const actions = online.actor.forward(observations);
    return { actions, values: online.critic.forward(observations, actions) };
  }

  function update(batch: Batch) {
    const critic = criticStep(online.critic, criticDescent, batch, bootstrap(batch).targets);

    const actor = actorStep(actorDescent, batch, () => {
      const { actions, values } = valued(batch);
      return { loss: deterministicPolicyLoss(values[0]!), actions };
    });

    blendParameters(target.actor.parameters, online.actor.parameters, h.tau);
    blendParameters(target.critic.parameters, online.critic.parameters, h.tau);
    return { ...critic, ...actor };
  }

  /** What is shown of a gradient step. */
  function explainStep(batch: Batch) {
    const policy = valued(batch);
    const objective = policy.values[0]!;
    return criticResults({
      ...bootstrap(batch),
      values: online.critic.forward(batch.observations, batch.actions),
      ...{ policy, objective, actorLoss: deterministicPolicyLoss(objective) },
    });
  }
  const explained = criticOutputs(h.batchSize, actionSize, 1);

  const variables = {
    ...prefixed('actor', online.actor.parameters),
    ...prefixed('critic', online.critic.parameters),
    ...prefixed('targetActor', target.actor.parameters),
    ...prefixed('targetCritic', target.critic.parameters),
    ...prefixed('actorOptimizer', actorDescent.variables),
    ...prefixed('criticOptimizer', criticDescent.variables),
  };
  const batch = minibatchOf(options);
  const reports = [...criticReports, ...actorReports] as const;
  const program = compile({
    name: 'ddpg',
    compiled,
    variables,
    functions: {
      ...actingFunctions(options, {
        act: (observation, noise) => online.actor.forward(observation).add(noise).clipByValue(-1, 1),
        value: (observation) => online.critic.forward(observation, online.actor.forward(observation))[0]!,
        targets: [
          [online.actor.parameters, target.actor.parameters],
          [online.critic.parameters, target.critic.parameters],
        ],
      }),
      learn: define({ inputs: batch, outputs: scalars(...reports), run: update }),
      // Last: TensorFlow's optimiser goes by the names of nodes, and those of the functions before stay as they are.
      explain: define({ inputs: batch, outputs: explained, run: explainStep }),
    },
  });
  const { learn, explain } = program.functions;
  return offPolicyAgent(options, {
    ...{
      name: 'ddpg',
      metrics: card.metrics,
      program,
      variables,
      batch: learn.staging,
      gradientNoises: [],
      reports,
    },
    explained: { form: step, outputs: explained, work: () => explain() },
    learn: () => learn(),
    noise: createActionNoise(h, actionSize, random.fork('exploration')),
    noiseIsAdded: true,
  });
}
