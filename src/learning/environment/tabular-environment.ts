/** An environment that does what its model says. Observation and state are the number of the state. */
import type { EnvironmentCard } from '../../shared/catalogue/environment';
import type { Random } from '../../shared/random';
import type { Environment } from './environment';
import { drawIndex, outcomesOf, type TabularModel } from './tabular-model';

export class TabularEnvironment implements Environment {
  readonly observation = new Float32Array(1);
  readonly state = new Float64Array(1);
  readonly truncated = false;
  reward = 0;
  terminated = false;
  /** Of the episode; null before the first one. */
  protected random: Random | null = null;

  constructor(
    readonly card: EnvironmentCard,
    readonly model: TabularModel,
  ) {}

  reset(random: Random): void {
    const { starts } = this.model;
    const start = starts.length === 1 ? 0 : drawIndex(starts, random.uniform());
    this.#begin(starts[start]!.state, random);
  }

  resetTo(state: ArrayLike<number>, random: Random): void {
    this.#begin(state[0]!, random);
  }

  step(action: ArrayLike<number>): void {
    const outcomes = outcomesOf(this.model, this.state[0]!, action[0]!);
    const { next, reward, terminated } =
      outcomes[outcomes.length === 1 ? 0 : drawIndex(outcomes, this.random!.uniform())]!;
    this.arrive(next, reward, terminated);
  }

  save(): unknown {
    return { state: this.state[0], terminated: this.terminated };
  }

  restore(saved: unknown, random: Random): void {
    const { state, terminated } = saved as { state: number; terminated: boolean };
    this.#begin(state, random);
    this.terminated = terminated;
  }

  /** Ends a step in a state. */
  protected arrive(state: number, reward: number, terminated: boolean): void {
    this.state[0] = this.observation[0] = state;
    this.reward = reward;
    this.terminated = terminated;
  }

  #begin(state: number, random: Random): void {
    this.random = random;
    this.arrive(state, 0, false);
  }
}
