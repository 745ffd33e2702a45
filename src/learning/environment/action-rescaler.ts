/** Lets the agent act in [-1, 1] in every dimension of a box, whatever the environment's bounds; beyond is clipped. */
import type { BoxSpace, EnvironmentCard } from '../../shared/catalogue/environment';
import type { Environment } from './environment';
import { Wrapper } from './wrapper';

export class ActionRescaler extends Wrapper {
  readonly #card: EnvironmentCard;
  readonly #dimensions: BoxSpace['dimensions'];
  readonly #action: Float32Array;

  constructor(inner: Environment) {
    super(inner);
    this.#dimensions = (inner.card.action as BoxSpace).dimensions;
    this.#action = new Float32Array(this.#dimensions.length);
    this.#card = {
      ...inner.card,
      action: { kind: 'box', dimensions: this.#dimensions.map(({ name }) => ({ name, low: -1, high: 1 })) },
    };
  }

  override get card(): EnvironmentCard {
    return this.#card;
  }

  override get originalAction(): Float32Array {
    return this.#action;
  }

  override step(action: ArrayLike<number>): void {
    for (let i = 0; i < this.#action.length; i++) {
      const { low, high } = this.#dimensions[i]!;
      const share = (Math.min(1, Math.max(-1, action[i]!)) + 1) / 2;
      this.#action[i] = low + share * (high - low);
    }
    this.inner.step(this.#action);
  }
}
