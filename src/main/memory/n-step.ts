/**
 * Turns single steps into n-step transitions (Sutton 1988; Sutton & Barto 7.1):
 * R = r_1 + gamma r_2 + ... + gamma^(n-1) r_n, discounted on with gamma^n, or 0 where the episode terminated.
 * Where an episode ends earlier, the transitions that are shorter are given out with what there is.
 */

/** Receives a finished transition. */
export type Give = (
  observation: Float32Array,
  action: Float32Array,
  reward: number,
  discount: number,
  nextObservation: Float32Array,
) => void;

interface Waiting {
  readonly observation: Float32Array;
  readonly action: Float32Array;
  reward: number;
  /** Steps that `reward` holds. */
  steps: number;
}

export class NStep {
  #waiting: Waiting[] = [];

  /**
   * @param n how many rewards a transition holds at most
   * @param discount gamma
   */
  constructor(
    private readonly n: number,
    private readonly discount: number,
    private readonly give: Give,
  ) {}

  /** Takes one step; gives out the transitions that it completes. */
  add(
    observation: Float32Array,
    action: Float32Array,
    reward: number,
    terminated: boolean,
    truncated: boolean,
    nextObservation: Float32Array,
  ): void {
    if (this.n === 1) {
      this.give(observation, action, reward, terminated ? 0 : this.discount, nextObservation);
      return;
    }
    this.#waiting.push({ observation: observation.slice(), action: action.slice(), reward: 0, steps: 0 });
    for (const waiting of this.#waiting) waiting.reward += this.discount ** waiting.steps++ * reward;
    while (this.#waiting.length > 0 && (terminated || truncated || this.#waiting[0]!.steps === this.n)) {
      const { observation, action, reward, steps } = this.#waiting.shift()!;
      this.give(observation, action, reward, terminated ? 0 : this.discount ** steps, nextObservation);
    }
  }

  /** The steps that wait for more rewards, as plain JSON. */
  save(): unknown {
    return this.#waiting.map(({ observation, action, reward, steps }) => ({
      observation: [...observation],
      action: [...action],
      reward,
      steps,
    }));
  }

  restore(saved: unknown): void {
    this.#waiting = (
      saved as { observation: number[]; action: number[]; reward: number; steps: number }[]
    ).map(({ observation, action, reward, steps }) => ({
      observation: Float32Array.from(observation),
      action: Float32Array.from(action),
      reward,
      steps,
    }));
  }
}
