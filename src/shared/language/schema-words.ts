/** What a schema of zod refuses, as facts, and in the words that zod has for it in many languages. */
import type { z } from 'zod';

export type RefusedBySchema = {
  /** What zod says of it, without the value itself. */
  readonly issue: Readonly<Record<string, unknown>>;
  /** The type of the value, as zod calls it. */
  readonly received: string;
};

/** Values that zod takes for one of each type; its words depend on nothing else in a value. */
const samples: Readonly<Record<string, unknown>> = {
  string: '',
  number: 0,
  nan: NaN,
  boolean: true,
  null: null,
  undefined: undefined,
  array: [],
  object: {},
};

/** The type of a value, as zod tells them apart. */
function receivedType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isNaN(value) ? 'nan' : typeof value;
}

/** The facts of an issue: plain JSON, as far as words are made of it. */
export function refusedBySchema(issue: z.core.$ZodIssue, value: unknown): RefusedBySchema {
  const facts = Object.entries(issue).filter(
    ([name, fact]) =>
      !['input', 'inst', 'message', 'path', 'params', 'errors', 'issues'].includes(name) &&
      (typeof fact !== 'object' || Array.isArray(fact)),
  );
  return { issue: Object.fromEntries(facts), received: receivedType(value) };
}

/** The words of a language of zod for it. */
export function schemaWords(wordsOf: z.core.$ZodErrorMap, { issue, received }: RefusedBySchema): string {
  const said = wordsOf({ ...issue, input: samples[received] } as never);
  return typeof said === 'string' ? said : (said?.message ?? '');
}
