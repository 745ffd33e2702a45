/** JSON that also carries the numbers JSON has no words for: a state that is restored must be the same state. */

type Special = 'NaN' | 'Infinity' | '-Infinity' | '-0';

/** Writes a value as JSON; NaN, infinities and minus zero become `{"$number": "NaN"}` and the like. */
export function stringifyExactly(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'number' || (Number.isFinite(part) && !Object.is(part, -0))) return part;
    return { $number: (Object.is(part, -0) ? '-0' : String(part)) as Special };
  });
}

/** Reads what `stringifyExactly` wrote. */
export function parseExactly(text: string): unknown {
  return JSON.parse(text, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && typeof (part as { $number?: unknown }).$number === 'string'
      ? Number((part as { $number: string }).$number)
      : part,
  ) as unknown;
}
