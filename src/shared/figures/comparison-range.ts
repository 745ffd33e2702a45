/** The y range of a comparison's chart: pure, the same for the screen and for every export. */
import type { ComparisonChoice, GroupCurve } from '../comparison';
import { valueRange, type ValueRange } from './value-range';

/** The range of what is seen of some curves between two x; null where that is nothing. */
export function comparisonRange(
  curves: readonly GroupCurve[],
  { from, to }: { readonly from: number; readonly to: number },
  { ignoreOutliers, log, members }: Pick<ComparisonChoice, 'ignoreOutliers' | 'log' | 'members'>,
): ValueRange | null {
  const lines = curves.flatMap((curve) => {
    const { x, centre, low, high } = curve;
    const ys = [
      centre,
      ...(members ? (curve.members ?? []) : []),
      // A band may reach far beyond the values; where outliers do not count, it does not either.
      ...(ignoreOutliers ? [] : [low, high]),
    ];
    return ys.map((y) => ({ x, y }));
  });
  return valueRange(lines, from, to, { ignoreOutliers, log });
}
