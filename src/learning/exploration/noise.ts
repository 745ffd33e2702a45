/** Noise that continuous actions are explored with. */
export interface ActionNoise {
  /** Writes the noise of the next step, one number for each dimension of the action. */
  next(noise: Float32Array): void;
  /** To be called when an episode begins. */
  reset(): void;
  /** Everything needed to continue, the generator's state included, as plain JSON. */
  save(): unknown;
  restore(saved: unknown): void;
}
