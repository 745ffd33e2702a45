/** Ends an episode by truncation after a number of steps (Pardo et al. 2018, "Time limits in reinforcement learning"). */
import type { Random } from '../../shared/random';
import type { Environment } from './environment';
import { Wrapper } from './wrapper';

export class TimeLimit extends Wrapper {
  #elapsed = 0;

  constructor(
    inner: Environment,
    private readonly limit: number,
  ) {
    super(inner);
  }

  override get truncated() {
    return this.inner.truncated || this.#elapsed >= this.limit;
  }

  override reset(random: Random): void {
    this.#elapsed = 0;
    this.inner.reset(random);
  }

  override resetTo(state: ArrayLike<number>, random: Random): void {
    this.#elapsed = 0;
    this.inner.resetTo(state, random);
  }

  override step(action: ArrayLike<number>): void {
    this.#elapsed++;
    this.inner.step(action);
  }

  override save(): unknown {
    return { elapsed: this.#elapsed, inner: this.inner.save() };
  }

  override restore(saved: unknown, random: Random): void {
    const { elapsed, inner } = saved as { elapsed: number; inner: unknown };
    this.#elapsed = elapsed;
    this.inner.restore(inner, random);
  }
}
