/** Scales rewards, then clips them to ± a bound: what the agent learns from, while `originalReward` stays as it was. */
import type { Environment } from './environment';
import { Wrapper } from './wrapper';

/** A reward scaled, then clipped to ± a bound. */
export function transformReward(reward: number, scale: number, bound: number): number {
  return Math.min(bound, Math.max(-bound, reward * scale));
}

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
    return transformReward(this.inner.reward, this.scale, this.bound);
  }
}
