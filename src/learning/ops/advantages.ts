/**
 * Returns and advantages of rollouts: arithmetic over columns [steps, environments], row after row in one array.
 *
 * The names carry the time index: `vTm1` belongs to the state that was left, `vT` to the one that was reached. An
 * episode that terminated has `discountT` 0, so that nothing comes after it; one that was truncated keeps gamma, and
 * the value of its true last observation counts. Either sets `endedT`, so that the next row's rewards, which belong
 * to another episode, do not.
 */

export interface RewardColumns {
  readonly rT: ArrayLike<number>;
  /** gamma (1 - terminated). */
  readonly discountT: ArrayLike<number>;
  /** 1 where the step was the last of its episode. */
  readonly endedT: ArrayLike<number>;
  /** Values of the observations that followed. */
  readonly vT: ArrayLike<number>;
}

export interface ValuedColumns extends RewardColumns {
  /** Values of the observations that were acted on. */
  readonly vTm1: ArrayLike<number>;
}

/**
 * Discounted return-to-go of each step, bootstrapped with `vT` where an episode or the rollout ends:
 * G_t = r_t + discount_t G_{t+1}, or r_t + discount_t v_t at an end. Over a rollout of n steps these are the returns
 * of up to n steps of Mnih et al. 2016 (algorithm S3); over whole episodes with `vT` 0 those of REINFORCE.
 * @param environments rows lie side by side in groups of so many
 * @param returns takes the results, [steps, environments]
 */
export function returnsToGo(
  { rT, discountT, endedT, vT }: RewardColumns,
  environments: number,
  returns: Float32Array | Float64Array,
): void {
  for (let column = 0; column < environments; column++) {
    let following: number | null = null;
    for (let i = returns.length - environments + column; i >= 0; i -= environments) {
      const next: number = following === null || endedT[i] === 1 ? vT[i]! : following;
      following = rT[i]! + discountT[i]! * next;
      returns[i] = following;
    }
  }
}

/**
 * Generalised advantage estimates (Schulman et al. 2016, equation 16): A_t = delta_t + discount_t lambda A_{t+1} with
 * delta_t = r_t + discount_t v_{t+1} - v_t (equation 10). Lambda 0 gives the temporal-difference error, lambda 1 the
 * return-to-go less the value.
 * @param environments rows lie side by side in groups of so many
 * @param advantages takes the results, [steps, environments]
 */
export function generalisedAdvantages(
  { rT, discountT, endedT, vTm1, vT }: ValuedColumns,
  environments: number,
  lambda: number,
  advantages: Float32Array | Float64Array,
): void {
  for (let column = 0; column < environments; column++) {
    let following = 0;
    for (let i = advantages.length - environments + column; i >= 0; i -= environments) {
      const delta = rT[i]! + discountT[i]! * vT[i]! - vTm1[i]!;
      following = delta + (endedT[i] === 1 ? 0 : discountT[i]! * lambda * following);
      advantages[i] = following;
    }
  }
}

/**
 * Share of the returns' variance that the values explain: 1 - Var(returns - values) / Var(returns). 1 is perfect,
 * 0 no better than a constant, below 0 worse than one; 0 where the returns are all the same.
 */
export function explainedVariance(values: ArrayLike<number>, returns: ArrayLike<number>): number {
  const total = varianceOf(returns.length, (i) => returns[i]!);
  return total === 0 ? 0 : 1 - varianceOf(returns.length, (i) => returns[i]! - values[i]!) / total;
}

/** Variance of so many numbers around their mean (Welford 1962). */
export function varianceOf(count: number, at: (index: number) => number): number {
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const before = at(i) - mean;
    mean += before / (i + 1);
    squares += before * (at(i) - mean);
  }
  return count === 0 ? 0 : squares / count;
}
