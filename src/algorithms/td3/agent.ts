/**
 * Twin delayed deep deterministic policy gradient (Fujimoto et al. 2018, algorithm 1): DDPG with three changes.
 *
 * 1. Two critics learn towards one target, which takes the smaller of their targets' values.
 * 2. The target's action is smoothed: a' = mu'(s') + clip(N(0, sigma), -c, c), so that a peak of Q' counts less.
 * 3. Actor and targets are updated only with every d-th gradient step of the critics; the actor climbs the first one.
 */
import { step } from './step';
import { card, type Td3Hyperparameters } from './card';
import { compile, define, f32, type TensorsOf } from '../../learning/engine';
import { createActionNoise } from '../../learning/exploration/action-noise';
import { actionValueCritics } from '../../learning/networks/action-value-critics';
import { adamDescent } from '../../learning/networks/descent';
import { deterministicActor } from '../../learning/networks/deterministic-actor';
import { blendParameters } from '../../learning/networks/parameters';
import {
  clippedDoubleQ,
  criticTarget,
  deterministicPolicyLoss,
  smoothedAction,
} from '../../learning/ops/deterministic-policy-gradient';
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
export function create(options: AgentOptions<Td3Hyperparameters>): Agent<keyof typeof card.metrics> {
  const { actionSize, hyperparameters: h, random, compiled } = options;
  const networks = () => {
    const shape = { ...options, hidden: h.hiddenLayers, random: random.fork('network') };
    return { actor: deterministicActor(shape), critics: actionValueCritics({ ...shape, count: 2 }) };
  };
  const online = networks();
  const target = networks();
  const actorDescent = adamDescent(online.actor.parameters, h.gradientClip);
  const criticDescent = adamDescent(online.critics.parameters, h.gradientClip);

  const batch = { ...minibatchOf(options), targetNoise: f32(h.batchSize, actionSize) };
  type Batch = TensorsOf<typeof batch>;

  /** What the critics are to learn: y, and how it comes about. */
  function bootstrap({ rewards, discounts, nextObservations, targetNoise }: Batch) {
    const unsmoothed = target.actor.forward(nextObservations);
    const nextActions = smoothedAction(unsmoothed, targetNoise, h.targetSigma, h.targetNoiseClip);
    const nextValues = target.critics.forward(nextObservations, nextActions);
    const nextValue = clippedDoubleQ(nextValues[0]!, nextValues[1]!);
    const targets = criticTarget(rewards, discounts, nextValue);
    return { unsmoothed, nextActions, nextValues, nextValue, targets };
  }

  /** What the actor climbs: the first critic. */
  function valued({ observations }: Batch) {
    const actions = online.actor.forward(observations);
    return { actions, values: online.critics.forward(observations, actions) };
  }

  function updateCritics(batch: Batch) {
    return twinCriticStep(online.critics, criticDescent, batch, bootstrap(batch).targets);
  }

  function updateActorAndTargets(batch: Batch) {
    const actor = actorStep(actorDescent, batch, () => {
      const { actions, values } = valued(batch);
      return { loss: deterministicPolicyLoss(values[0]!), actions };
    });
    blendParameters(target.actor.parameters, online.actor.parameters, h.tau);
    blendParameters(target.critics.parameters, online.critics.parameters, h.tau);
    return actor;
  }

  /** What is shown of a gradient step. */
  function explainStep(batch: Batch) {
    const { unsmoothed, ...next } = bootstrap(batch);
    const policy = valued(batch);
    const objective = policy.values[0]!;
    return {
      ...criticResults({
        ...next,
        values: online.critics.forward(batch.observations, batch.actions),
        ...{ policy, objective, actorLoss: deterministicPolicyLoss(objective) },
      }),
      unsmoothed,
      smoothing: next.nextActions.sub(unsmoothed),
    };
  }
  const explained = {
    ...criticOutputs(h.batchSize, actionSize, 2),
    ...{ unsmoothed: f32(h.batchSize, actionSize), smoothing: f32(h.batchSize, actionSize) },
  };

  const variables = {
    ...prefixed('actor', online.actor.parameters),
    ...prefixed('critics', online.critics.parameters),
    ...prefixed('targetActor', target.actor.parameters),
    ...prefixed('targetCritics', target.critics.parameters),
    ...prefixed('actorOptimizer', actorDescent.variables),
    ...prefixed('criticOptimizer', criticDescent.variables),
  };
  const reports = [...twinCriticReports, ...actorReports] as const;
  const program = compile({
    name: 'td3',
    compiled,
    variables,
    functions: {
      ...actingFunctions(options, {
        act: (observation, noise) => online.actor.forward(observation).add(noise).clipByValue(-1, 1),
        value(observation) {
          const [q1, q2] = online.critics.forward(observation, online.actor.forward(observation));
          return clippedDoubleQ(q1!, q2!);
        },
        targets: [
          [online.actor.parameters, target.actor.parameters],
          [online.critics.parameters, target.critics.parameters],
        ],
      }),
      learnCritics:
        h.policyDelay === 1
          ? undefined
          : define({ inputs: batch, outputs: scalars(...twinCriticReports), run: updateCritics }),
      learnAll: define({
        inputs: batch,
        outputs: scalars(...reports),
        run: (batch) => ({ ...updateCritics(batch), ...updateActorAndTargets(batch) }),
      }),
      // Last: TensorFlow's optimiser goes by the names of nodes, and those of the functions before stay as they are.
      explain: define({ inputs: batch, outputs: explained, run: explainStep }),
    },
  });
  const { learnAll, learnCritics = learnAll, explain } = program.functions;
  const { staging } = learnAll;
  return offPolicyAgent(options, {
    ...{
      name: 'td3',
      metrics: card.metrics,
      program,
      variables,
      batch: staging,
      gradientNoises: [staging.targetNoise],
      reports,
    },
    explained: { form: step, outputs: explained, work: () => explain() },
    learn: (n) => ((n + 1) % h.policyDelay === 0 ? learnAll() : learnCritics()),
    noise: createActionNoise(h, actionSize, random.fork('exploration')),
    noiseIsAdded: true,
  });
}
