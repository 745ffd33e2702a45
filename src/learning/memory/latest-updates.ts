/**
 * The latest updates of tables, with the value that each one replaced: from the present tables they can be taken back one
 * by one, so that every update is seen as it was made. Noting one is a handful of numbers, as tables learn millions of
 * times a second.
 */

/** One update. */
export interface RecordedUpdate {
  /** Env steps taken with it. */
  readonly step: number;
  /** Which of the tables learned, from 0. */
  readonly table: number;
  readonly state: number;
  readonly action: number;
  readonly reward: number;
  readonly nextState: number;
  readonly terminated: boolean;
  /** The action of the next state that counted; -1 where it was none. */
  readonly nextAction: number;
  /** The value that was replaced. */
  readonly before: number;
}

const fields = 9;

export class LatestUpdates {
  readonly #notes: Float64Array;
  #count = 0;

  /** @param capacity how many updates are kept */
  constructor(private readonly capacity = 8) {
    this.#notes = new Float64Array(capacity * fields);
  }

  /** Notes an update; what the numbers mean stands in `RecordedUpdate`. */
  add(
    step: number,
    table: number,
    state: number,
    action: number,
    reward: number,
    nextState: number,
    terminated: number,
    nextAction: number,
    before: number,
  ): void {
    const notes = this.#notes;
    const at = (this.#count % this.capacity) * fields;
    notes[at] = step;
    notes[at + 1] = table;
    notes[at + 2] = state;
    notes[at + 3] = action;
    notes[at + 4] = reward;
    notes[at + 5] = nextState;
    notes[at + 6] = terminated;
    notes[at + 7] = nextAction;
    notes[at + 8] = before;
    this.#count++;
  }

  /** The updates that are kept, the newest first. */
  newestFirst(): RecordedUpdate[] {
    const kept = Math.min(this.#count, this.capacity);
    return Array.from({ length: kept }, (_, ago) => {
      const at = ((this.#count - 1 - ago) % this.capacity) * fields;
      const field = (index: number) => this.#notes[at + index]!;
      return {
        step: field(0),
        table: field(1),
        state: field(2),
        action: field(3),
        reward: field(4),
        nextState: field(5),
        terminated: field(6) === 1,
        nextAction: field(7),
        before: field(8),
      };
    });
  }

  /** Plain JSON. */
  save(): readonly number[] {
    const oldest = Math.max(0, this.#count - this.capacity);
    return Array.from({ length: (this.#count - oldest) * fields }, (_, i) => {
      const update = oldest + Math.floor(i / fields);
      return this.#notes[(update % this.capacity) * fields + (i % fields)]!;
    });
  }

  restore(saved: readonly number[]): void {
    this.#notes.set(saved);
    this.#count = saved.length / fields;
  }
}
