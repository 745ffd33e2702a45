/** An environment whose state is a vector of numbers, and which knows nothing else of its episode. */
import type { EnvironmentCard } from '../../shared/catalogue/environment';
import type { Random } from '../../shared/random';
import type { Environment } from './environment';

export abstract class VectorEnvironment implements Environment {
  readonly observation: Float32Array;
  readonly state: Float64Array;
  readonly truncated = false;
  reward = 0;
  terminated = false;

  /**
   * @param numbers of the state
   * @param shown numbers of the observation
   */
  constructor(
    readonly card: EnvironmentCard,
    numbers: number,
    shown = numbers,
  ) {
    this.state = new Float64Array(numbers);
    this.observation = new Float32Array(shown);
  }

  reset(random: Random): void {
    this.drawStart(random);
    this.resetTo(this.state);
  }

  resetTo(state: ArrayLike<number>): void {
    this.state.set(state);
    this.observe();
    this.reward = 0;
    this.terminated = false;
  }

  save(): unknown {
    return { state: [...this.state], terminated: this.terminated };
  }

  restore(saved: unknown): void {
    // The pendulum of earlier versions, which never terminates, did not say so.
    const { state, terminated = false } = saved as { state: number[]; terminated?: boolean };
    this.state.set(state);
    this.observe();
    this.terminated = terminated;
  }

  abstract step(action: ArrayLike<number>): void;

  /** Writes a start state into `state`. */
  protected abstract drawStart(random: Random): void;

  /** Writes into `observation` what is seen of `state`: all of it, unless an environment says otherwise. */
  protected observe(): void {
    this.observation.set(this.state);
  }
}
