/**
 * Twin delayed deep deterministic policy gradient (Fujimoto et al. 2018, algorithm 1): DDPG with three changes.
 *
 * 1. Two critics learn towards one target, which takes the smaller of their targets' values.
 * 2. The target's action is smoothed: a' = mu'(s') + clip(N(0, sigma), -c, c), so that a peak of Q' counts less.
 * 3. Actor and targets are updated only with every d-th gradient step of the critics; the actor climbs the first one.
 */
import type { Tensor2D } from '@tensorflow/tfjs-node';
import type { Td3Hyperparameters } from '../../shared/catalogue/algorithms/td3';
import { createActionNoise } from '../exploration/action-noise';
import { actionValueCritics } from '../networks/action-value-critics';
import { adamDescent } from '../networks/descent';
import { deterministicActor } from '../networks/deterministic-actor';
import { blendParameters } from '../networks/parameters';
import {
  clippedDoubleQ,
  criticTarget,
  deterministicPolicyLoss,
  smoothedAction,
} from '../ops/deterministic-policy-gradient';
import type { Agent } from '../training/agent';
import { prefixed } from '../training/names';
import { actorReports, actorStep, criticStep, twinCriticReports } from './actor-critic-steps';
import type { AgentOptions } from './index';
import { offPolicyAgent } from './off-policy-agent';
import { offPolicyLearner, type Batch, type Update } from './off-policy-learner';

/** Builds the networks, the compiled learner and the memory. */
export function createTd3(options: AgentOptions<Td3Hyperparameters>): Agent {
  const { actionSize, hyperparameters: h, random } = options;
  const networks = () => {
    const shape = { ...options, hidden: h.hiddenLayers, random: random.fork('network') };
    return { actor: deterministicActor(shape), critics: actionValueCritics({ ...shape, count: 2 }) };
  };
  const online = networks();
  const target = networks();
  const actorDescent = adamDescent(online.actor.parameters, h.gradientClip);
  const criticDescent = adamDescent(online.critics.parameters, h.gradientClip);

  /** What the critics are to learn: y, and how it comes about. */
  function bootstrap({ rewards, discounts, nextObservations, targetNoise }: Batch<'targetNoise'>) {
    const unsmoothed = target.actor.forward(nextObservations);
    const nextActions = smoothedAction(unsmoothed, targetNoise, h.targetSigma, h.targetNoiseClip);
    const nextValues = target.critics.forward(nextObservations, nextActions);
    const targets = criticTarget(rewards, discounts, clippedDoubleQ(nextValues[0]!, nextValues[1]!));
    return { unsmoothed, nextActions, nextValues, targets };
  }

  /** What the actor climbs: the first critic. */
  function valued({ observations }: Batch<'targetNoise'>) {
    const actions = online.actor.forward(observations);
    return { actions, values: online.critics.forward(observations, actions) };
  }

  function updateCritics(batch: Batch<'targetNoise'>) {
    return criticStep(online.critics, criticDescent, batch, bootstrap(batch).targets);
  }

  function updateActorAndTargets(batch: Batch<'targetNoise'>) {
    const actor = actorStep(actorDescent, batch, () => {
      const { actions, values } = valued(batch);
      return { loss: deterministicPolicyLoss(values[0]!), actions };
    });
    blendParameters(target.actor.parameters, online.actor.parameters, h.tau);
    blendParameters(target.critics.parameters, online.critics.parameters, h.tau);
    return actor;
  }

  const ofCriticsOnly: Update<'targetNoise'> = { reports: twinCriticReports, run: updateCritics };
  const ofAll: Update<'targetNoise'> = {
    reports: [...twinCriticReports, ...actorReports],
    run: (batch) => ({ ...updateCritics(batch), ...updateActorAndTargets(batch) }),
  };

  const learner = offPolicyLearner(options, {
    name: 'td3',
    variables: {
      ...prefixed('actor', online.actor.parameters),
      ...prefixed('critics', online.critics.parameters),
      ...prefixed('targetActor', target.actor.parameters),
      ...prefixed('targetCritics', target.critics.parameters),
      ...prefixed('actorOptimizer', actorDescent.variables),
      ...prefixed('criticOptimizer', criticDescent.variables),
    },
    noises: ['targetNoise'],
    act: (observation, noise) => online.actor.forward(observation).add(noise).clipByValue(-1, 1) as Tensor2D,
    value(observation) {
      const [q1, q2] = online.critics.forward(observation, online.actor.forward(observation));
      return clippedDoubleQ(q1!, q2!);
    },
    explained: {
      rule: 'td3',
      work: (batch) => ({
        ...bootstrap(batch),
        values: online.critics.forward(batch.observations, batch.actions),
        policy: valued(batch),
      }),
    },
    updates: h.policyDelay === 1 ? [ofAll] : [ofCriticsOnly, ofAll],
    turn: (gradientStep) => (h.policyDelay > 1 && (gradientStep + 1) % h.policyDelay === 0 ? 1 : 0),
    followers: [
      [online.actor.parameters, target.actor.parameters],
      [online.critics.parameters, target.critics.parameters],
    ],
  });
  const noise = createActionNoise(h, actionSize, random.fork('exploration'));
  return offPolicyAgent({ ...options, learner, noise, noiseIsAdded: true });
}
