/** An environment around another one, which passes on everything that it does not change. */
import type { EnvironmentCard } from '../../shared/catalogue/environment';
import type { Random } from '../../shared/random';
import type { Environment } from './environment';

export abstract class Wrapper implements Environment {
  constructor(protected readonly inner: Environment) {}

  get card(): EnvironmentCard {
    return this.inner.card;
  }
  get observation(): Float32Array {
    return this.inner.observation;
  }
  get originalObservation(): Float32Array | undefined {
    return this.inner.originalObservation;
  }
  get reward(): number {
    return this.inner.reward;
  }
  get originalReward(): number {
    return this.inner.originalReward ?? this.inner.reward;
  }
  get originalAction(): Float32Array | undefined {
    return this.inner.originalAction;
  }
  get terminated(): boolean {
    return this.inner.terminated;
  }
  get truncated(): boolean {
    return this.inner.truncated;
  }
  get state(): Float64Array {
    return this.inner.state;
  }
  get model() {
    return this.inner.model;
  }

  reset(random: Random): void {
    this.inner.reset(random);
  }

  resetTo(state: ArrayLike<number>, random: Random): void {
    this.inner.resetTo(state, random);
  }

  step(action: ArrayLike<number>): void {
    this.inner.step(action);
  }

  save(): unknown {
    return this.inner.save();
  }

  restore(saved: unknown, random: Random): void {
    this.inner.restore(saved, random);
  }
}
