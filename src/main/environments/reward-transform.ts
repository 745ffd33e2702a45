/** Scales rewards, then clips them to ± a bound: what the agent learns from, while `originalReward` stays as it was. */
import type { Environment } from './environment';
import { Wrapper } from './wrapper';

export class RewardTransform extends Wrapper {
  /** @param bound the largest absolute reward after scaling; Infinity for none */
  constructor(
    inner: Environment,
    private readonly scale: number,
    private readonly bound: number,
  ) {
    super(inner);
  }

  override get reward(): number {
    return Math.min(this.bound, Math.max(-this.bound, this.inner.reward * this.scale));
  }
}
