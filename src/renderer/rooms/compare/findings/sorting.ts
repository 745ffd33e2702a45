/** In which order the results of groups stand. */
import type { GroupResult } from '../../../../shared/group-results';

export type Column = 'finished' | 'mean' | 'iqm' | 'delta' | 'improvement';

/** What the rows are sorted by. */
export interface Sorting {
  readonly by: Column;
  readonly rising: boolean;
}

/** What a click on a column leads to: the highest first, then the lowest first, then the order of the groups. */
export function nextSorting(sorting: Sorting | null, by: Column): Sorting | null {
  return sorting?.by !== by ? { by, rising: false } : sorting.rising ? null : { by, rising: true };
}

/** Results in their order; null for that of the groups. */
export function sortedBy(results: readonly GroupResult[], sorting: Sorting | null): readonly GroupResult[] {
  if (sorting === null) return results;
  const { by, rising } = sorting;
  // What has no number comes last, whichever way.
  const at = (value: number | null) =>
    value === null || Number.isNaN(value) ? Infinity : rising ? value : -value;
  return [...results].sort((a, b) => {
    const [one, other] = [at(a[by]), at(b[by])];
    return one === other ? 0 : one < other ? -1 : 1;
  });
}
