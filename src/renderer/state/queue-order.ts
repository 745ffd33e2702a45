/** Orders of a queue after something in it has been moved. */

/** Where runs of the queue are moved to: one place on, to one of its ends, or before or behind another one. */
export type Target =
  'first' | 'up' | 'down' | 'last' | { readonly before: string } | { readonly behind: string };

/**
 * A queue in which some runs have been moved; they keep their order among themselves.
 * @param ids in the order of the queue
 */
export function moved(ids: readonly string[], which: readonly string[], target: Target): readonly string[] {
  const chosen = new Set(which);
  const moving = ids.filter((id) => chosen.has(id));
  const rest = ids.filter((id) => !chosen.has(id));
  const [first, last] = [ids.indexOf(moving[0] ?? ''), ids.indexOf(moving.at(-1) ?? '')];
  if (first < 0) return ids;
  let at: number;
  if (target === 'first') at = 0;
  else if (target === 'last') at = rest.length;
  // One place on counts from the one that stands nearest to there.
  else if (target === 'up') at = Math.max(0, first - 1);
  else if (target === 'down') at = Math.min(rest.length, last - moving.length + 2);
  else if ('before' in target) at = rest.indexOf(target.before);
  else at = rest.indexOf(target.behind) + 1;
  // Moved to itself, or to one that has begun meanwhile.
  if (at < 0 || (typeof target === 'object' && 'behind' in target && at === 0)) return ids;
  return [...rest.slice(0, at), ...moving, ...rest.slice(at)];
}
