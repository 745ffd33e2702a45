/** Ends an episode by truncation after a number of steps (Pardo et al. 2018, "Time limits in reinforcement learning"). */
import type { Random } from '../../shared/random';
import type { Environment } from './environment';

export class TimeLimit implements Environment {
  #elapsed = 0;

  constructor(
    private readonly inner: Environment,
    private readonly limit: number,
  ) {}

  get card() {
    return this.inner.card;
  }
  get observation() {
    return this.inner.observation;
  }
  get reward() {
    return this.inner.reward;
  }
  get state() {
    return this.inner.state;
  }
  get model() {
    return this.inner.model;
  }
  get terminated() {
    return this.inner.terminated;
  }
  get truncated() {
    return this.inner.truncated || this.#elapsed >= this.limit;
  }

  reset(random: Random): void {
    this.#elapsed = 0;
    this.inner.reset(random);
  }

  resetTo(state: ArrayLike<number>, random: Random): void {
    this.#elapsed = 0;
    this.inner.resetTo(state, random);
  }

  step(action: ArrayLike<number>): void {
    this.#elapsed++;
    this.inner.step(action);
  }

  save(): unknown {
    return { elapsed: this.#elapsed, inner: this.inner.save() };
  }

  restore(saved: unknown, random: Random): void {
    const { elapsed, inner } = saved as { elapsed: number; inner: unknown };
    this.#elapsed = elapsed;
    this.inner.restore(inner, random);
  }
}
