/**
 * Proximal policy optimisation with clipping (Schulman et al. 2017, algorithm 1).
 *
 * 1. Run the policy for T steps in N environments at once; keep the log-probabilities of the actions and the values.
 * 2. Advantages by generalised estimation: truncated episodes bootstrap, terminated ones do not.
 * 3. K epochs of shuffled minibatches: one gradient step each on
 *    L = -mean(min(ratio A, clip(ratio, 1 - epsilon, 1 + epsilon) A)) + c1 (V - R)^2 - c2 entropy (equations 7 and 9).
 * 4. Forget the rollout and begin again; stop the epochs early where the policy has moved too far.
 */
import type { Tensor1D } from '@tensorflow/tfjs-node';
import { card, type PpoHyperparameters } from './card';
import { adam } from '../../learning/engine';
import { rateSchedule } from '../../learning/exploration/schedules';
import {
  approximateKl,
  clipFraction,
  clippedSurrogateLoss,
  clippedValueLoss,
  valueLoss,
} from '../../learning/ops/policy-gradient';
import type { Agent, AgentOptions } from '../../learning/training';
import { onPolicyAgent } from '../../learning/agents/on-policy-agent';

export function create(options: AgentOptions<PpoHyperparameters>): Agent<keyof typeof card.metrics> {
  const { hyperparameters: h, steps } = options;
  return onPolicyAgent(options, {
    name: 'ppo',
    metrics: card.metrics,
    optimizer: (parameters) => adam(parameters, { epsilon: 1e-5 }),
    epochs: h.epochs,
    batchSize: h.batchSize,
    bound: { range: rateSchedule(h.clipRange, h.clipSchedule, steps), targetKl: h.targetKl },
    policyLoss(logProbabilities, { advantages, oldLogProbabilities, clipRange }) {
      const logRatio: Tensor1D = logProbabilities.sub(oldLogProbabilities());
      const ratio = logRatio.exp();
      return {
        loss: clippedSurrogateLoss(ratio, advantages, clipRange),
        measures: () => ({ kl: approximateKl(logRatio), clipFraction: clipFraction(ratio, clipRange) }),
      };
    },
    valueLoss: (values, { returns, oldValues, clipRange }) =>
      h.clipValues ? clippedValueLoss(values, oldValues(), returns, clipRange) : valueLoss(values, returns),
  });
}
