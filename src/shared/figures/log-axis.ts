/** What a logarithmic axis cannot show: everything that is not above 0. */
import type { GroupCurve } from '../comparison';

export interface Unshown {
  /** Values of the lines that are not above 0. */
  readonly values: number;
  /** All values of the lines. */
  readonly of: number;
}

/**
 * Counts what of some curves a logarithmic axis leaves out between two x.
 * @param members whether each run's own line is drawn as well
 */
export function unshownByLog(
  curves: readonly GroupCurve[],
  { from, to }: { readonly from: number; readonly to: number },
  members: boolean,
): Unshown {
  let [values, of] = [0, 0];
  for (const curve of curves)
    for (const y of [curve.centre, ...(members && curve.size > 1 ? (curve.members ?? []) : [])])
      for (let i = 0; i < y.length; i++) {
        if (curve.x[i]! < from || curve.x[i]! > to || !Number.isFinite(y[i]!)) continue;
        of++;
        if (y[i]! <= 0) values++;
      }
  return { values, of };
}
