/**
 * Shows the latest k observations as one, the oldest first: what one observation hides, such as velocities, several
 * reveal (Mnih et al. 2015). At the start of an episode the first one is repeated.
 */
import type { BoxSpace, EnvironmentCard } from '../../shared/catalogue/environment';
import type { Random } from '../../shared/random';
import type { Environment } from './environment';
import { Wrapper } from './wrapper';

export class StateStack extends Wrapper {
  readonly #card: EnvironmentCard;
  readonly #observation: Float32Array;
  readonly #width: number;

  /** @param frames how many observations are shown, at least 1; the inner ones are of a box */
  constructor(
    inner: Environment,
    private readonly frames: number,
  ) {
    super(inner);
    this.#width = inner.observation.length;
    this.#observation = new Float32Array(frames * this.#width);
    const { dimensions } = inner.card.observation as BoxSpace;
    this.#card = {
      ...inner.card,
      observation: {
        kind: 'box',
        dimensions: Array.from({ length: frames }, (_, frame) => frames - 1 - frame).flatMap((ago) =>
          dimensions.map((dimension) => ({
            ...dimension,
            name: ago === 0 ? dimension.name : `${dimension.name}, ${ago} before`,
          })),
        ),
      },
    };
  }

  override get card(): EnvironmentCard {
    return this.#card;
  }
  override get observation(): Float32Array {
    return this.#observation;
  }

  override reset(random: Random): void {
    this.inner.reset(random);
    this.#begin();
  }

  override resetTo(state: ArrayLike<number>, random: Random): void {
    this.inner.resetTo(state, random);
    this.#begin();
  }

  override step(action: ArrayLike<number>): void {
    this.inner.step(action);
    this.#observation.copyWithin(0, this.#width);
    this.#observation.set(this.inner.observation, (this.frames - 1) * this.#width);
  }

  override save(): unknown {
    return { frames: [...this.#observation], inner: this.inner.save() };
  }

  override restore(saved: unknown, random: Random): void {
    const { frames, inner } = saved as { frames: number[]; inner: unknown };
    this.inner.restore(inner, random);
    this.#observation.set(frames);
  }

  #begin(): void {
    for (let frame = 0; frame < this.frames; frame++)
      this.#observation.set(this.inner.observation, frame * this.#width);
  }
}
