/** One row of a learning step: the values of its quantities there, and how they are written. */
import type { Column, LearningStep, Only, Quantity } from '../../../../shared/learning-steps/learning-step';
import type { StepWords } from '../../../i18n/step-words';
import { formatCount, formatValue } from '../../../i18n/format';
import type { Term } from './formula';
import type { Names } from './step-view';
import { spokenSymbol } from './tex';

/** A number in a product or difference, in brackets where it is negative. */
const factor = (value: number): string => (value < 0 ? `(${formatValue(value)})` : formatValue(value));
const listed = (values: readonly number[]) => values.map((value) => formatValue(value)).join('; ');
const place = /\{(\w+)\}/g;
const fact = /\\fact\{(\w+)\}/g;

export class RowReader {
  readonly #step: LearningStep;
  readonly #row: number;
  readonly #names: Names;
  readonly #words: StepWords;

  constructor(step: LearningStep, row: number, names: Names, words: StepWords) {
    this.#step = step;
    this.#row = row;
    this.#names = names;
    this.#words = words;
  }

  /** Whether something is shown in this row. */
  holds({ when, unless }: Only): boolean {
    const is = (name: string) => (this.#column(name)[0] ?? 0) !== 0;
    return (when === undefined || is(when)) && (unless === undefined || !is(unless));
  }

  quantity(name: string): Quantity {
    const { quantities } = this.#step;
    return Object.hasOwn(quantities, name) ? quantities[name]! : {};
  }

  /** The numbers of a quantity; null where it has none in this row. */
  numbers(name: string): readonly number[] | null {
    const quantity = this.quantity(name);
    if (!this.holds(quantity)) return null;
    const numbers = this.#column(quantity.of ?? name);
    const chosen = quantity.at === undefined ? numbers : numbers.slice(quantity.at, quantity.at + 1);
    return chosen.length === 0 ? null : chosen;
  }

  /** The first number of a quantity; NaN where it has none. */
  number(name: string): number {
    return this.numbers(name)?.[0] ?? NaN;
  }

  /** What a code says in this row. */
  text(code: string, number?: number): string {
    return this.#words(code).replace(place, (whole, name: string) =>
      name === 'number' && number !== undefined ? formatCount(number) : (this.written(name) ?? whole),
    );
  }

  /** A quantity as it stands in a sentence, a table or a formula; null where it has no value. */
  written(name: string, follows = false): string | null {
    const { as, tex = name } = this.quantity(name);
    if (as === 'symbol') return spokenSymbol(this.symbol(tex));
    const values = this.numbers(name);
    if (values === null) return null;
    const [value = NaN] = values;
    switch (as) {
      case 'count':
        return formatCount(value);
      case 'action':
        if (this.#names.discreteActions) return this.#names.actions[value] ?? String(value);
        break;
      case 'state':
        if (this.#names.discreteStates) return this.#names.observation[value] ?? String(value);
        break;
      case 'square':
        return `${factor(value)}²`;
      case 'min':
      case 'argmax':
        return `${as} (${listed(values)})`;
    }
    if (values.length > 1) return `(${listed(values)})`;
    return follows ? factor(value) : formatValue(value);
  }

  /** A quantity in a formula. */
  term(name: string, follows: boolean): Term {
    const { tex = name, label, tone, at } = this.quantity(name);
    return {
      symbol: this.symbol(tex),
      value: this.written(name, follows) ?? '–',
      ...(label !== undefined && { label: this.text(label, at === undefined ? undefined : at + 1) }),
      ...(tone !== undefined && { tone }),
    };
  }

  symbol(tex: string): string {
    return tex.replace(fact, (_, name: string) => this.written(name) ?? '');
  }

  #column(name: string): readonly number[] {
    const { values } = this.#step;
    const column: Column = Object.hasOwn(values, name) ? values[name]! : [];
    if (typeof column === 'number') return [column];
    const own = column[this.#row];
    return own === undefined ? [] : typeof own === 'number' ? [own] : own;
  }
}
