/** Whole episodes, one after the other, in columns that grow with them. */
import type { NumericArray } from '../training/checkpoint';

export interface Episode {
  /** The first of its steps, and the one after its last. */
  readonly start: number;
  readonly end: number;
  /** Cut off rather than ended in a terminal state. */
  readonly truncated: boolean;
}

interface Column {
  values: Float32Array;
  readonly width: number;
}

export interface SavedEpisodes {
  readonly state: { readonly episodes: readonly Episode[]; readonly steps: number };
  readonly arrays: Readonly<
    Record<'observations' | 'actions' | 'rewards' | 'lastObservations', Float32Array>
  >;
}

export class EpisodeBatch {
  #episodes: Episode[] = [];
  #steps = 0;
  readonly #columns: Readonly<Record<keyof SavedEpisodes['arrays'], Column>>;

  constructor(observationSize: number, actionSize: number) {
    const column = (width: number): Column => ({ values: new Float32Array(width * 256), width });
    this.#columns = {
      observations: column(observationSize),
      actions: column(actionSize),
      rewards: column(1),
      lastObservations: column(observationSize),
    };
  }

  /** The episodes that have ended, in order. */
  get episodes(): readonly Episode[] {
    return this.#episodes;
  }

  /** Steps of all episodes, those of the one in progress included. */
  get steps(): number {
    return this.#steps;
  }

  /** What was seen before every step, [steps, observation size]. Shares memory with the batch, as all below. */
  get observations(): Float32Array {
    return this.#inUse('observations');
  }

  /** [steps, action size] */
  get actions(): Float32Array {
    return this.#inUse('actions');
  }

  /** [steps] */
  get rewards(): Float32Array {
    return this.#inUse('rewards');
  }

  /** What was seen after the last step of every ended episode, [episodes, observation size]. */
  get lastObservations(): Float32Array {
    return this.#inUse('lastObservations');
  }

  /** Adds a step to the episode in progress. */
  add(observation: Float32Array, action: Float32Array, reward: number): void {
    this.#room('observations', this.#steps).set(observation);
    this.#room('actions', this.#steps).set(action);
    this.#room('rewards', this.#steps)[0] = reward;
    this.#steps++;
  }

  /** Ends the episode in progress. */
  end(truncated: boolean, lastObservation: Float32Array): void {
    this.#room('lastObservations', this.#episodes.length).set(lastObservation);
    this.#episodes.push({ start: this.#episodes.at(-1)?.end ?? 0, end: this.#steps, truncated });
  }

  /** Forgets everything. */
  clear(): void {
    this.#episodes = [];
    this.#steps = 0;
  }

  /** Plain JSON and copies. */
  save(): SavedEpisodes {
    const { observations, actions, rewards, lastObservations } = this;
    return {
      state: { episodes: [...this.#episodes], steps: this.#steps },
      arrays: {
        observations: observations.slice(),
        actions: actions.slice(),
        rewards: rewards.slice(),
        lastObservations: lastObservations.slice(),
      },
    };
  }

  restore(state: unknown, arrays: Readonly<Record<string, NumericArray>>): void {
    const { episodes, steps } = state as SavedEpisodes['state'];
    this.#episodes = [...episodes];
    this.#steps = steps;
    for (const [name, column] of Object.entries(this.#columns)) {
      const saved = arrays[name]!;
      if (column.values.length < saved.length) column.values = new Float32Array(saved.length);
      column.values.set(saved);
    }
  }

  #inUse(name: keyof SavedEpisodes['arrays']): Float32Array {
    const { values, width } = this.#columns[name];
    return values.subarray(0, (name === 'lastObservations' ? this.#episodes.length : this.#steps) * width);
  }

  /** One row of a column, which grows where that lies behind its end. */
  #room(name: keyof SavedEpisodes['arrays'], row: number): Float32Array {
    const column = this.#columns[name];
    const end = (row + 1) * column.width;
    if (end > column.values.length) {
      const larger = new Float32Array(Math.max(end, 2 * column.values.length));
      larger.set(column.values);
      column.values = larger;
    }
    return column.values.subarray(end - column.width, end);
  }
}
