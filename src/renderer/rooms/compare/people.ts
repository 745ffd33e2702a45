/** Whose runs a group holds, in few words. */
import type { RunSummary } from '../../../shared/runs';
import { t } from '../../i18n';

export interface People {
  /** The names where they are few, otherwise their number. */
  readonly short: string;
  readonly names: string;
}

const fewNames = 2;

/** Null where all runs were made here. */
export function peopleOf(runs: readonly RunSummary[]): People | null {
  if (runs.every(({ origin }) => origin === null)) return null;
  const people = [...new Set(runs.map(({ origin }) => origin?.name ?? t.runTools.filter.mine))];
  const names = people.join(', ');
  return { short: people.length > fewNames ? t.compare.people(people.length) : names, names };
}
