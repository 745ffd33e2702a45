/** Thins curves out for drawing: a screen has fewer columns than a training has episodes. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Keeps the first point and the last point of each of `buckets` equally wide parts of the x axis, as they are.
 * In a part whose last value is not finite, the last finite one is kept where there is one.
 * @param x never falling; as long as `y`
 */
export function downsample(x: ArrayLike<number>, y: ArrayLike<number>, buckets: number): Point[] {
  const n = x.length;
  const all = (i: number): Point => ({ x: x[i]!, y: y[i]! });
  if (n <= buckets + 1) return Array.from({ length: n }, (_, i) => all(i));
  const start = x[0]!;
  const width = (x[n - 1]! - start) / buckets;
  const points = [all(0)];
  let kept = -1;
  let bucket = 0;
  for (let i = 1; i < n; i++) {
    const mine = width > 0 ? Math.min(buckets - 1, Math.floor((x[i]! - start) / width)) : 0;
    if (mine !== bucket && kept >= 0) {
      points.push(all(kept));
      kept = -1;
    }
    bucket = mine;
    if (kept < 0 || Number.isFinite(y[i]!)) kept = i;
  }
  if (kept >= 0) points.push(all(kept));
  return points;
}
