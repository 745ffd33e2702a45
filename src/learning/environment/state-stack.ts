/**
 * Shows the latest k observations as one, the oldest first: what one observation hides, such as velocities, several
 * reveal (Mnih et al. 2015). At the start of an episode the first one is repeated.
 */
import type { BoxSpace, EnvironmentCard } from '../../shared/catalogue/environment';
import type { Random } from '../../shared/random';
import type { Environment } from './environment';
import { ObservationWrapper } from './observation-wrapper';

export class StateStack extends ObservationWrapper {
  readonly #width: number;

  /** @param frames how many observations are shown, at least 1; the inner ones are of a box */
  constructor(
    inner: Environment,
    private readonly frames: number,
  ) {
    super(inner, stacked(inner.card, frames), frames * inner.observation.length);
    this.#width = inner.observation.length;
  }

  override save(): unknown {
    return { frames: [...this.observation], inner: this.inner.save() };
  }

  override restore(saved: unknown, random: Random): void {
    const { frames, inner } = saved as { frames: number[]; inner: unknown };
    this.inner.restore(inner, random);
    this.observation.set(frames);
  }

  protected observe(): void {
    this.observation.copyWithin(0, this.#width);
    this.observation.set(this.inner.observation, (this.frames - 1) * this.#width);
  }

  protected override observeStart(): void {
    for (let frame = 0; frame < this.frames; frame++)
      this.observation.set(this.inner.observation, frame * this.#width);
  }
}

/** The card of an environment that shows so many observations as one. */
function stacked(card: EnvironmentCard, frames: number): EnvironmentCard {
  const { dimensions } = card.observation as BoxSpace;
  return {
    ...card,
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
