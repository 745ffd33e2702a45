/** A tiny environment whose every number a test can work out. */
import type { Environment } from '../../../src/learning/environment/environment';
import type { EnvironmentCard } from '../../../src/shared/catalogue/environment';
import { card as cartPole } from '../../../src/environments/CartPole-v1/card';
import type { Random } from '../../../src/shared/random';

const card: EnvironmentCard = {
  ...cartPole,
  id: 'Counter-v0',
  observation: {
    kind: 'box',
    dimensions: ['steps', 'squares', 'action'].map((name) => ({ name, low: -1000, high: 1000 })),
  },
  action: { kind: 'box', dimensions: [{ name: 'force', low: -2, high: 6 }] },
};

/** Shows its number of steps, the square of it and the latest action; pays ten times the steps; ends after five. */
export class Counter implements Environment {
  readonly card = card;
  readonly observation = new Float32Array(3);
  readonly state = new Float64Array(1);
  readonly truncated = false;
  reward = 0;
  terminated = false;

  reset(random: Random): void {
    void random;
    this.resetTo([0]);
  }

  resetTo(state: ArrayLike<number>): void {
    this.state.set(state);
    this.#show(0);
    this.reward = 0;
  }

  step(action: ArrayLike<number>): void {
    this.state[0]!++;
    this.#show(action[0]!);
    this.reward = 10 * this.state[0]!;
  }

  save(): unknown {
    return [this.state[0], this.observation[2]];
  }

  restore(saved: unknown): void {
    const [steps, action] = saved as [number, number];
    this.state[0] = steps;
    this.#show(action);
  }

  #show(action: number): void {
    const steps = this.state[0]!;
    this.observation.set([steps, steps * steps, action]);
    this.terminated = steps >= 5;
  }
}
