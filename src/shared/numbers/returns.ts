/**
 * How returns are written: with as many decimals as tell one agent of the task from another. A pole cart's go up to
 * 500 and need one; those of a lake lie between 0 and 0.74, where one decimal would hide every difference.
 */
import { catalogue, environmentCard } from '../catalogue';
import type { EnvironmentCard } from '../catalogue/environment';
import type { Experiment } from '../experiment';
import type { Language } from '../language';
import { withDecimals } from './decimals';

/** What returns are of: an environment with its options. */
export type Task = Pick<Experiment, 'environment' | 'environmentOptions'>;

const limits = { least: 1, most: 6 };

/** About a thousandth of this is the last digit. */
const digitsOfScale = 3;

/** From the lowest to the highest return that a card tells of; null where it tells of fewer than two. */
function span({ randomReturn, solvedReturn, bestReturn }: EnvironmentCard): number | null {
  const told = [randomReturn, solvedReturn, bestReturn].filter((mark) => mark !== null);
  const width = Math.max(...told) - Math.min(...told);
  return width > 0 && Number.isFinite(width) ? width : null;
}

/** By how much returns of a task differ; null where nothing is known of it. */
function scaleOf({ environment, environmentOptions }: Task): number | null {
  const card = environmentCard(environment, environmentOptions);
  if (card === undefined) return null;
  // With options that nobody has measured, the environment's usual marks still tell the order of magnitude.
  return card.returnScale ?? span(card) ?? span(catalogue().environments[environment]!);
}

/** Decimals that leave a number of some size about so many digits behind its first. */
const decimalsFor = (size: number) => Math.round(digitsOfScale - Math.log10(size));

/**
 * Decimals of the returns of a task.
 * @param largest size among the numbers that stand together: far beyond the task's scale they need fewer
 */
export function returnDecimals(task: Task, largest = 0): number {
  const scale = scaleOf(task);
  const byTask = decimalsFor(scale ?? 1);
  const bySize = largest > 0 ? digitsOfScale - Math.floor(Math.log10(largest)) : byTask;
  return Math.min(limits.most, Math.max(limits.least, Math.min(byTask, bySize)));
}

export interface ReturnOptions {
  readonly language?: Language;
  /** Whether thousands are separated. */
  readonly grouped?: boolean;
}

/** Writes returns of a task, means of them and distances between them, all with equally many decimals. */
export function returnsOf(
  task: Task,
  values: readonly number[],
  options: ReturnOptions = {},
): (value: number) => string {
  const largest = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));
  const decimals = returnDecimals(task, largest);
  return (value) => written(value, decimals, options);
}

/** A return of a task, or a mean or a deviation of returns. */
export function returnText(value: number, task: Task, options: ReturnOptions = {}): string {
  return written(value, returnDecimals(task, Number.isFinite(value) ? Math.abs(value) : 0), options);
}

function written(value: number, decimals: number, options: ReturnOptions): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  return withDecimals(value, decimals, options);
}
