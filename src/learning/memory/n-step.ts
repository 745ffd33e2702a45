/**
 * Turns single steps into n-step transitions (Sutton 1988; Sutton & Barto 7.1):
 * R = r_1 + gamma r_2 + ... + gamma^(n-1) r_n, discounted on with gamma^n, or 0 where the episode terminated.
 * Where an episode ends earlier, the transitions that are shorter are given out with what there is.
 */

/** Receives a finished transition; the arrays may be used again for the next one. */
export type TransitionReceiver = (
  observation: Float32Array,
  action: Float32Array,
  /** R, or the n rewards that it is made of, those behind an episode's end being 0. */
  rewards: Float32Array,
  discount: number,
  nextObservation: Float32Array,
) => void;

interface Waiting {
  readonly observation: Float32Array;
  readonly action: Float32Array;
  reward: number;
  /** Steps that `reward` holds. */
  steps: number;
  /** The rewards themselves, where they are kept apart. */
  readonly rewards: number[] | undefined;
}

interface SavedWaiting {
  readonly observation: readonly number[];
  readonly action: readonly number[];
  readonly reward: number;
  readonly steps: number;
  readonly rewards?: readonly number[];
}

export class NStep {
  #waiting: Waiting[] = [];
  readonly #given: Float32Array;

  /**
   * @param n how many rewards a transition holds at most
   * @param discount gamma
   * @param apart whether the rewards are given out one by one instead of as R, since they will be normalised later
   */
  constructor(
    private readonly n: number,
    private readonly discount: number,
    private readonly receive: TransitionReceiver,
    private readonly apart = false,
  ) {
    this.#given = new Float32Array(apart ? n : 1);
  }

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
      this.#given[0] = reward;
      this.receive(observation, action, this.#given, terminated ? 0 : this.discount, nextObservation);
      return;
    }
    this.#waiting.push({
      observation: observation.slice(),
      action: action.slice(),
      reward: 0,
      steps: 0,
      rewards: this.apart ? [] : undefined,
    });
    for (const waiting of this.#waiting) {
      waiting.reward += this.discount ** waiting.steps++ * reward;
      waiting.rewards?.push(reward);
    }
    while (this.#waiting.length > 0 && (terminated || truncated || this.#waiting[0]!.steps === this.n)) {
      const { observation, action, reward, steps, rewards } = this.#waiting.shift()!;
      this.#given.fill(0);
      this.#given.set(rewards ?? [reward]);
      this.receive(
        observation,
        action,
        this.#given,
        terminated ? 0 : this.discount ** steps,
        nextObservation,
      );
    }
  }

  /** The steps that wait for more rewards, as plain JSON. */
  save(): unknown {
    return this.#waiting.map(({ observation, action, reward, steps, rewards }): SavedWaiting => ({
      observation: [...observation],
      action: [...action],
      reward,
      steps,
      ...(rewards === undefined ? {} : { rewards: [...rewards] }),
    }));
  }

  restore(saved: unknown): void {
    this.#waiting = (saved as SavedWaiting[]).map(({ observation, action, reward, steps, rewards }) => ({
      observation: Float32Array.from(observation),
      action: Float32Array.from(action),
      reward,
      steps,
      rewards: rewards === undefined ? undefined : [...rewards],
    }));
  }
}
