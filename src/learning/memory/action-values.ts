/** A table of action values: one number for each state and each action that the state offers. */
import type { TabularHyperparameters } from '../../shared/catalogue/tabular-learning';
import type { Random } from '../../shared/random';
import type { NumericArray } from '../training/checkpoint';

export interface TableShape {
  readonly stateCount: number;
  /** The most actions that a state offers. */
  readonly actionCount: number;
  /** How many of them, counted from 0, each state offers; missing where all offer all. */
  readonly actionCounts?: readonly number[] | undefined;
}

export type TableSettings = Pick<
  TabularHyperparameters,
  'initialValue' | 'stepSizeRule' | 'stepSize' | 'stepSizePower'
>;

export class ActionValues {
  /** Q(s, a) at `state · actionCount + action`. */
  readonly values: Float64Array;
  /** How often each value was moved. */
  readonly #visits: Uint32Array;
  readonly #offered: Uint32Array;
  readonly #width: number;

  constructor(
    { stateCount, actionCount, actionCounts }: TableShape,
    private readonly settings: TableSettings,
  ) {
    this.#width = actionCount;
    this.#offered = new Uint32Array(stateCount).fill(actionCount);
    if (actionCounts !== undefined) this.#offered.set(actionCounts);
    this.values = new Float64Array(stateCount * actionCount).fill(settings.initialValue);
    this.#visits = new Uint32Array(stateCount * actionCount);
  }

  /** How many actions a state offers. */
  offered(state: number): number {
    return this.#offered[state]!;
  }

  value(state: number, action: number): number {
    return this.values[state * this.#width + action]!;
  }

  set(state: number, action: number, value: number): void {
    this.values[state * this.#width + action] = value;
  }

  /** max_a Q(s, a). */
  max(state: number): number {
    const from = state * this.#width;
    const end = from + this.#offered[state]!;
    let most = this.values[from]!;
    for (let at = from + 1; at < end; at++) if (this.values[at]! > most) most = this.values[at]!;
    return most;
  }

  /** The mean of Q(s, a) over the actions that the state offers. */
  mean(state: number): number {
    const from = state * this.#width;
    const end = from + this.#offered[state]!;
    let sum = 0;
    for (let at = from; at < end; at++) sum += this.values[at]!;
    return sum / (end - from);
  }

  /** argmax_a Q(s, a): the first of several, so that a policy that is evaluated has no chance in it. */
  firstBest(state: number): number {
    const from = state * this.#width;
    const end = from + this.#offered[state]!;
    let best = from;
    for (let at = from + 1; at < end; at++) if (this.values[at]! > this.values[best]!) best = at;
    return best - from;
  }

  /**
   * argmax_a Q(s, a), one of several at random (Sutton & Barto 2018, section 2.4): an agent that learns must not
   * prefer an action for its number. Draws only where several are best.
   */
  randomBest(state: number, random: Random): number {
    const from = state * this.#width;
    const end = from + this.#offered[state]!;
    let best = from;
    let several = 1;
    for (let at = from + 1; at < end; at++)
      if (this.values[at]! > this.values[best]!) {
        best = at;
        several = 1;
      } else if (this.values[at] === this.values[best]) several++;
    if (several === 1) return best - from;
    const most = this.values[best]!;
    let skip = random.integer(several);
    while (skip > 0) if (this.values[++best] === most) skip--;
    return best - from;
  }

  /** Q(s, a) += alpha [target - Q(s, a)]; returns the error in the brackets. */
  moveTowards(target: number, state: number, action: number): number {
    const at = state * this.#width + action;
    const error = target - this.values[at]!;
    this.values[at]! += this.stepSize(++this.#visits[at]!) * error;
    return error;
  }

  /** How often a value was moved. */
  visits(state: number, action: number): number {
    return this.#visits[state * this.#width + action]!;
  }

  /** alpha of a value's n-th move, n counted from 1. */
  stepSize(visit: number): number {
    const { stepSizeRule, stepSize, stepSizePower } = this.settings;
    if (stepSizeRule === 'constant') return stepSize;
    return stepSizePower === 1 ? 1 / visit : visit ** -stepSizePower;
  }

  save(): Record<string, NumericArray> {
    return { values: this.values.slice(), visits: this.#visits.slice() };
  }

  restore({ values, visits }: Readonly<Record<string, NumericArray>>): void {
    this.values.set(values!);
    this.#visits.set(visits!);
  }
}
