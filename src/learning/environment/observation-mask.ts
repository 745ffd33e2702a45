/** Shows only some numbers of a box observation, so that the rest of the state is hidden. */
import type { EnvironmentCard } from '../../shared/catalogue/environment';
import type { Random } from '../../shared/random';
import type { Environment } from './environment';
import { ObservationWrapper } from './observation-wrapper';

export class ObservationMask extends ObservationWrapper {
  /**
   * @param shown which numbers of the inner observation are shown, in this order
   * @param card the card of the masked environment, with these dimensions
   */
  constructor(
    inner: Environment,
    private readonly shown: readonly number[],
    card: EnvironmentCard,
  ) {
    super(inner, card, shown.length);
  }

  override restore(saved: unknown, random: Random): void {
    super.restore(saved, random);
    this.observe();
  }

  protected observe(): void {
    const { observation, shown } = this;
    for (let i = 0; i < shown.length; i++) observation[i] = this.inner.observation[shown[i]!]!;
  }
}
