/** Settings of DQN that are fine one by one but not together. */
import type { Problem } from '../../shared/problem';
import { epsilonConflicts } from '../../shared/catalogue/epsilon-greedy';
import { hyperparameters, type DqnHyperparameters } from './hyperparameters';

export function conflicts(values: Readonly<Record<string, unknown>>, steps: number): Problem[] {
  const h = values as DqnHyperparameters;
  const problems: Problem[] = [];
  const refuse = (name: keyof DqnHyperparameters, allowed: string, remedy: string) =>
    problems.push({ field: `hyperparameters.${name}`, value: String(h[name]), allowed, remedy });
  if (h.replay && h.bufferSize < h.batchSize)
    refuse(
      'bufferSize',
      `at least the minibatch of ${h.batchSize}`,
      'Enlarge the buffer or shrink the minibatch.',
    );
  if (h.warmup >= steps)
    refuse(
      'warmup',
      `less than the budget of ${steps} env steps`,
      'Shorten the warm-up or raise the budget; otherwise nothing is ever learned.',
    );
  problems.push(...epsilonConflicts(values));
  if (h.prioritised && !h.replay)
    refuse(
      'prioritised',
      'false without replay',
      'Switch replay on: priorities choose among stored transitions.',
    );
  if (h.double && h.target === 'none')
    refuse(
      'double',
      'false without a target network',
      'Switch the target network on: double learning values with it what the online network chooses.',
    );
  if (h.distribution === 'categorical' && h.lowestReturn >= h.highestReturn) {
    const both = 'Set both to the discounted returns that can occur.';
    // Where the highest is the smallest number there is, nothing lies below.
    if (h.highestReturn > hyperparameters.lowestReturn.min)
      refuse('lowestReturn', `below highestReturn, which is ${h.highestReturn}`, both);
    else refuse('highestReturn', `above lowestReturn, which is ${h.lowestReturn}`, both);
  }
  if (!h.replay && h.gradientSteps > 1)
    refuse(
      'gradientSteps',
      '1 without replay',
      'Switch replay on: without it each transition is learned from once.',
    );
  return problems;
}
