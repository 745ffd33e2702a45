/** How large a discounted return can be, judged by the rewards that a run has seen. */
import type { Evidence } from './evidence';

/**
 * A bound of the size of every discounted return, in rewards as the agent learns from them; null where too little has
 * been seen, or where rewards are normalised on the way.
 *
 * Rewards of a size of at most r are worth at most r / (1 − γ). Where they are the same in nearly every step, their mean
 * tells r; otherwise they may come all at once, and the largest return of an episode is the bound, if it is higher.
 */
export function attainableReturn(run: Evidence): number | null {
  const { rewardScale, rewardClip, normaliseRewards } = run.experiment;
  if (normaliseRewards === true) return null;
  const discount = run.number('discount');
  const lengths = run.series('episode/length').value;
  const returns = run.series('episode/return').value;
  if (returns.length < 5 || Number.isNaN(discount)) return null;
  let least = Infinity;
  let most = 0;
  let largest = 0;
  let longest = 0;
  for (const [i, one] of returns.entries()) {
    const size = Math.abs(one);
    const length = lengths[i]!;
    if (!Number.isFinite(size) || !(length > 0)) continue;
    least = Math.min(least, size / length);
    most = Math.max(most, size / length);
    largest = Math.max(largest, size);
    longest = Math.max(longest, length);
  }
  const horizon = discount < 1 ? 1 / (1 - discount) : Math.max(longest, run.card?.stepLimit ?? 0);
  // One step without its reward, such as the last one of an acrobot's episode, makes no uneven rewards.
  const isEven = least >= most * 0.95;
  let bound = most * horizon;
  if (!isEven) bound = Math.max(bound, largest);
  bound *= rewardScale ?? 1;
  if (rewardClip > 0) bound = Math.min(bound, rewardClip * horizon);
  for (const value of run.series('evaluation/realised').value)
    if (Number.isFinite(value)) bound = Math.max(bound, Math.abs(value));
  return bound > 0 ? bound + entropyWorth(run, horizon) : null;
}

/** What entropy adds to the values of SAC: at most the temperature times the entropy in every step. */
function entropyWorth(run: Evidence, horizon: number): number {
  const { value: temperatures } = run.series('learning/temperature');
  const { value: entropies } = run.series('learning/entropy');
  let most = 0;
  for (const [i, temperature] of temperatures.entries()) {
    const worth = temperature * Math.abs(entropies[i] ?? 0);
    if (Number.isFinite(worth)) most = Math.max(most, worth);
  }
  return most * horizon;
}
