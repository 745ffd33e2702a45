/** Who is next: rows share the time of all lanes by their weights. */

export interface Share {
  readonly name: string;
  readonly weight: number;
  /** Seconds that it has had, in this and earlier parts of the campaign. */
  seconds: number;
  /** Whether there is nothing left to try, or a lane works on it. */
  busy: boolean;
  over: boolean;
}

/** The free row that has had the least of its share; undefined where none is free. */
export function nextShare(shares: readonly Share[]): Share | undefined {
  let best: Share | undefined;
  for (const share of shares) {
    if (share.busy || share.over) continue;
    if (best === undefined || share.seconds / share.weight < best.seconds / best.weight) best = share;
  }
  return best;
}

/**
 * How long a row may work before the next one's turn. Every row has its first turn within the time that is left;
 * later turns are long enough that setting up is a small part of them.
 * @param left seconds until the end
 * @param waiting rows that have not had a turn yet, this one among them
 */
export function turnSeconds(left: number, waiting: number, lanes: number, weight: number): number {
  const fair = (left * lanes) / Math.max(1, waiting + 2);
  return Math.max(1, Math.min(left, waiting > 0 ? Math.min(fair, 15 * weight) : 45 * weight));
}
