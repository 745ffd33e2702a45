/** Which number each run keeps; the number decides its colour and dash (line-styles.ts). */

/**
 * Gives each run without a number the smallest one that is free, and takes back the numbers of runs that are gone.
 * @param ids every run there is, the oldest first
 */
export function assignStyles(
  ids: readonly string[],
  before: Readonly<Record<string, number>>,
): Record<string, number> {
  const after: Record<string, number> = {};
  const used = new Set<number>();
  for (const id of ids) {
    const number = before[id];
    if (number !== undefined && !used.has(number)) {
      after[id] = number;
      used.add(number);
    }
  }
  let next = 0;
  for (const id of ids) {
    if (after[id] !== undefined) continue;
    while (used.has(next)) next++;
    after[id] = next;
    used.add(next);
  }
  return after;
}

/**
 * Gives each group a number of its own: the one it had before, unless a group before it has it now; else the smallest
 * that is free. Numbers of groups that are not shown are remembered.
 * @param keys of the groups that are shown, in their order
 */
export function assignGroupStyles(
  keys: readonly string[],
  before: Readonly<Record<string, number>>,
): Record<string, number> {
  return { ...before, ...assignStyles(keys, before) };
}
