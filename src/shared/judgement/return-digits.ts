/** How many decimals a return of a task is told with: what matters there shows, noise does not. */
import { environmentCard } from '../catalogue';
import type { EnvironmentCard } from '../catalogue/environment';
import type { Experiment } from '../experiment';
import type { Language } from '../language';

/** What of an experiment decides about its task. */
export type TaskOf = Pick<Experiment, 'environment' | 'environmentOptions'>;

/** How far it is from acting at random to solving the task; NaN where one of both is unknown. */
const wayTo = (card: EnvironmentCard | undefined): number =>
  Math.abs((card?.solvedReturn ?? NaN) - (card?.randomReturn ?? NaN));

/** The most decimals that anything is told with. */
const mostDigits = 6;

const digitsFor = (unit: number): number =>
  Math.min(mostDigits, Math.max(0, -Math.floor(Math.log10(unit) + 1e-9)));

/**
 * Decimals of a task's returns: the last one is at most a hundredth of the way from acting at random to solving it.
 * Where these returns are unknown for the options chosen, the task with its usual options decides; null where nobody
 * knows, and three significant digits will do.
 */
export function returnDigits({ environment, environmentOptions }: TaskOf): number | null {
  const way = [environmentCard(environment, environmentOptions), environmentCard(environment)]
    .map(wayTo)
    .find((one) => one > 0);
  return way === undefined ? null : digitsFor(way / 100);
}

/** A number as a language writes it, with a true minus and never as minus zero. */
function written(language: Language, value: number, options: Intl.NumberFormatOptions): string {
  const text = value.toLocaleString(language, options);
  return /[1-9]/.test(text) ? text.replace('-', '−') : text.replace('-', '');
}

/**
 * A return, or a mean or deviation of returns, in words of a language.
 * @param digits decimals, as `returnDigits` gives them
 */
export function returnText(language: Language, value: number, digits: number | null): string {
  if (Number.isNaN(value)) return language === 'de' ? 'keine Zahl' : 'n/a';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  return digits === null
    ? written(language, value, { maximumSignificantDigits: 3 })
    : written(language, value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A mark as its card gives it, with all of its digits. */
export const markText = (language: Language, mark: number): string =>
  written(language, mark, { maximumFractionDigits: mostDigits });
