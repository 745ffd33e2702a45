/** Ranks of a queue that came into another order. */

/** The places of a longest part of some numbers that ascends already. */
function longestAscent(values: readonly number[]): number[] {
  /** By length less 1: where the ascent of that length ends that ends lowest. */
  const ends: number[] = [];
  const before: number[] = [];
  values.forEach((value, i) => {
    const found = ends.findIndex((end) => values[end]! >= value);
    const length = found < 0 ? ends.length : found;
    before[i] = length === 0 ? -1 : ends[length - 1]!;
    ends[length] = i;
  });
  const places: number[] = [];
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i]!) places.unshift(i);
  return places;
}

/**
 * Makes ranks ascend and changes as few of them as possible, since each that changes is written to the disk. What
 * stands between two that stay is spread evenly between them; where the numbers there have no room for it, all are new.
 */
export function ascending(ranks: readonly number[]): number[] {
  const kept = longestAscent(ranks);
  const made = [...ranks];
  const between = (from: number, to: number) => {
    const count = to - from - 1;
    const low = from < 0 ? (to < ranks.length ? ranks[to]! - count - 1 : 0) : ranks[from]!;
    const high = to < ranks.length ? ranks[to]! : low + count + 1;
    for (let i = 1; i <= count; i++) made[from + i] = low + ((high - low) * i) / (count + 1);
  };
  [...kept, ranks.length].forEach((to, i) => between(i === 0 ? -1 : kept[i - 1]!, to));
  if (made.every((rank, i) => i === 0 || rank > made[i - 1]!)) return made;
  const last = Math.max(...ranks);
  return ranks.map((_, i) => Math.floor(last) + 1 + i);
}
