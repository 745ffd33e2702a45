/** What a training needs to continue as if it had never stopped. */

export type NumericArray = Float32Array | Float64Array | Int32Array | Uint8Array | Uint32Array;

export interface Checkpoint {
  /** Env steps taken. */
  readonly step: number;
  /** Training time in seconds. */
  readonly seconds: number;
  /** Everything small: random states, schedules, counters, the environment's state. Plain JSON. */
  readonly state: unknown;
  /** Everything large, by name: weights, optimiser moments, the replay buffer. */
  readonly arrays: Readonly<Record<string, NumericArray>>;
}
