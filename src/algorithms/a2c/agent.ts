/**
 * Advantage actor-critic (Mnih et al. 2016, algorithm S3), its environments in step rather than asynchronous.
 *
 * 1. Run the policy for n steps in N environments at once.
 * 2. Advantages by generalised estimation (Schulman et al. 2016); with lambda 1 they are returns of up to n steps less
 *    the values. Truncated episodes bootstrap, terminated ones do not.
 * 3. One gradient step on L = -mean(log pi(a | s) A) + c1 (V - R)^2 - c2 entropy.
 * 4. Forget the rollout and begin again: its policy is no longer the present one.
 */
import { card, type A2cHyperparameters } from './card';
import { adam, rmsProp } from '../../learning/engine';
import { policyGradientLoss, valueLoss } from '../../learning/ops/policy-gradient';
import type { Agent, AgentOptions } from '../../learning/training';
import { onPolicyAgent } from '../../learning/agents/on-policy-agent';

export function create(options: AgentOptions<A2cHyperparameters>): Agent<keyof typeof card.metrics> {
  const { hyperparameters: h } = options;
  return onPolicyAgent(options, {
    name: 'a2c',
    metrics: card.metrics,
    optimizer: (parameters) =>
      h.optimizer === 'adam'
        ? adam(parameters, { epsilon: 1e-5 })
        : rmsProp(parameters, { decay: 0.99, epsilon: 1e-5 }),
    epochs: 1,
    batchSize: h.rolloutSteps * h.environments,
    policyLoss: (logProbabilities, { advantages }) => ({
      loss: policyGradientLoss(logProbabilities, advantages),
    }),
    valueLoss: (values, { returns }) => valueLoss(values, returns),
  });
}
