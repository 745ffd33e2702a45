/**
 * P-values of several comparisons, raised so that the probability of one wrong rejection among all of them stays below the
 * level that each is held against (Holm 1979, "A simple sequentially rejective multiple test procedure").
 */
export function holm(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const raised = new Array<number>(values.length);
  let before = 0;
  order.forEach((i, place) => {
    before = Math.min(1, Math.max(before, (values.length - place) * values[i]!));
    raised[i] = before;
  });
  return raised;
}
