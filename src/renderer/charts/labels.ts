/** How runs are called beside each other in one chart. */

const separator = ' · ';

/** Leaves out the parts that all names share at the same place; names that would become empty or equal stay whole. */
export function distinctLabels(names: readonly string[]): string[] {
  const parts = names.map((name) => name.split(separator));
  const short = parts.map((mine) =>
    mine.filter((part, i) => parts.some((other) => other[i] !== part)).join(separator),
  );
  return new Set(short).size === new Set(names).size && !short.includes('') ? short : [...names];
}
