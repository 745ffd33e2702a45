/** An environment around another one, of which it shows another observation. */
import type { EnvironmentCard } from '../../shared/catalogue/environment';
import type { Random } from '../../shared/random';
import type { Environment } from './environment';
import { Wrapper } from './wrapper';

export abstract class ObservationWrapper extends Wrapper {
  readonly #card: EnvironmentCard;
  readonly #observation: Float32Array;

  /**
   * @param card of the environment as it is shown
   * @param width numbers of what is shown
   */
  constructor(inner: Environment, card: EnvironmentCard, width: number) {
    super(inner);
    this.#card = card;
    this.#observation = new Float32Array(width);
  }

  override get card(): EnvironmentCard {
    return this.#card;
  }
  override get observation(): Float32Array {
    return this.#observation;
  }

  override reset(random: Random): void {
    this.inner.reset(random);
    this.observeStart();
  }

  override resetTo(state: ArrayLike<number>, random: Random): void {
    this.inner.resetTo(state, random);
    this.observeStart();
  }

  override step(action: ArrayLike<number>): void {
    this.inner.step(action);
    this.observe();
  }

  /** Writes into `observation` what is shown of the inner one. */
  protected abstract observe(): void;

  /** The same for the first one of an episode. */
  protected observeStart(): void {
    this.observe();
  }
}
