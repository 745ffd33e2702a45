/** Shows only some numbers of a box observation, so that the rest of the state is hidden. */
import type { EnvironmentCard } from '../../shared/catalogue/environment';
import type { Random } from '../../shared/random';
import type { Environment } from './environment';
import { Wrapper } from './wrapper';

export class ObservationMask extends Wrapper {
  readonly #card: EnvironmentCard;
  readonly #observation: Float32Array;

  /**
   * @param shown which numbers of the inner observation are shown, in this order
   * @param card the card of the masked environment, with these dimensions
   */
  constructor(
    inner: Environment,
    private readonly shown: readonly number[],
    card: EnvironmentCard,
  ) {
    super(inner);
    this.#card = card;
    this.#observation = new Float32Array(shown.length);
  }

  override get card(): EnvironmentCard {
    return this.#card;
  }
  override get observation(): Float32Array {
    return this.#observation;
  }

  override reset(random: Random): void {
    this.inner.reset(random);
    this.#observe();
  }

  override resetTo(state: ArrayLike<number>, random: Random): void {
    this.inner.resetTo(state, random);
    this.#observe();
  }

  override step(action: ArrayLike<number>): void {
    this.inner.step(action);
    this.#observe();
  }

  override restore(saved: unknown, random: Random): void {
    this.inner.restore(saved, random);
    this.#observe();
  }

  #observe(): void {
    const { observation } = this.inner;
    for (let i = 0; i < this.shown.length; i++) this.#observation[i] = observation[this.shown[i]!]!;
  }
}
