/** Records one whole training episode at a time, to be drawn. */
import type { ClipEvent } from '../../shared/events';
import { mostClipSteps } from '../../shared/limits';
import type { Environment } from '../environment/environment';

export class ClipRecorder {
  #wanted = false;
  #states: number[][] | null = null;
  #actions: (number | number[])[] = [];

  constructor(private readonly emit: (event: ClipEvent) => void) {}

  /** Asks for the next episode that begins from now on. */
  request(): void {
    this.#wanted = true;
  }

  /** To be called before every step; `begins` at the first one of an episode. */
  before(environment: Environment, begins: boolean): void {
    if (begins && this.#wanted) {
      this.#wanted = false;
      this.#states = [];
      this.#actions = [];
    }
    // Nobody would watch it to its end.
    if (this.#states !== null && this.#states.length >= mostClipSteps) this.#states = null;
    this.#states?.push([...environment.state]);
  }

  /** To be called after every step, with the action that was taken. */
  after(environment: Environment, action: Float32Array): void {
    if (this.#states === null) return;
    const { card, originalAction = action } = environment;
    this.#actions.push(card.action.kind === 'discrete' ? originalAction[0]! : [...originalAction]);
  }

  /** To be called when an episode has ended, before the environment is reset. */
  end(environment: Environment, step: number, episode: number, sum: number): void {
    if (this.#states === null) return;
    const states = [...this.#states, [...environment.state]];
    this.#states = null;
    this.emit({ type: 'clip', step, episode, return: sum, states, actions: this.#actions });
  }
}
