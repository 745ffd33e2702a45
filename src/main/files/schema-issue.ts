/** What does not fit a schema, in words; fields have the names that they have in the file. */
import { z } from 'zod';
import { namedAtMost } from '../../shared/limits';
import { message } from '../../shared/language/say';
import { refusedBySchema } from '../../shared/language/schema-words';
import type { Message } from '../../shared/language/message';
import { visible } from '../../shared/visible';

/** A part of a value, and the schema that refuses it. */
interface Fault {
  readonly path: readonly string[];
  readonly schema: z.core.$ZodType;
  readonly value: unknown;
}

/** A schema as one of all the kinds that there are, told apart by the type in its definition. */
const known = (schema: z.core.$ZodType) => schema as z.core.$ZodTypes;

/**
 * The first part of a value that a schema refuses; null where it refuses none of the parts.
 *
 * Schemas look at everything and complain of each part; of a value that somebody sends to do harm that takes minutes.
 * This goes into objects, lists and records part by part and ends at the first fault.
 */
function firstFault(schema: z.core.$ZodType, value: unknown, path: readonly string[] = []): Fault | null {
  if (value === null || typeof value !== 'object')
    return z.safeParse(schema, value).success ? null : { path, schema, value };
  const { def } = known(schema)._zod;
  switch (def.type) {
    case 'optional':
    case 'nullable':
      return firstFault(def.innerType, value, path);
    case 'object': {
      const { shape, catchall } = def;
      if (Array.isArray(value)) break;
      if (catchall?._zod.def.type === 'never') {
        for (const name of Object.keys(value))
          if (!Object.hasOwn(shape, name)) return { path, schema, value };
      }
      for (const [name, part] of Object.entries(shape)) {
        const given = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
        const fault = firstFault(part, given, [...path, name]);
        if (fault !== null) return fault;
      }
      break;
    }
    case 'array': {
      if (!Array.isArray(value)) break;
      const { maximum = Infinity } = schema._zod.bag as { maximum?: number };
      if (value.length > maximum) return { path, schema, value };
      for (const [i, item] of (value as readonly unknown[]).entries()) {
        const fault = firstFault(def.element, item, [...path, String(i)]);
        if (fault !== null) return fault;
      }
      break;
    }
    case 'record': {
      if (Array.isArray(value)) break;
      const { keyType, valueType } = def;
      for (const name of Object.keys(value)) {
        const part = (value as Record<string, unknown>)[name];
        const fault =
          firstFault(keyType, name, [...path, name]) ?? firstFault(valueType, part, [...path, name]);
        if (fault !== null) return fault;
      }
      break;
    }
    default:
      return z.safeParse(schema, value).success ? null : { path, schema, value };
  }
  return null;
}

/** Names that no schema knows: a few of them, and how many there are. */
function unknownNames(names: readonly string[]): Message {
  const named = names.slice(0, namedAtMost).map((name) => JSON.stringify(visible(name.slice(0, 60))));
  const more = names.length - named.length;
  return message('allowed.names', { unknown: named, more });
}

/** What a schema says of a value that is no longer than what it says of its first part. */
function wordsOf({ schema, value }: Fault): { path: readonly string[]; says: Message } {
  const { def } = known(schema)._zod;
  if (def.type === 'object' && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(def.shape, name));
    if (def.catchall?._zod.def.type === 'never' && unknown.length > 0)
      return { path: [], says: unknownNames(unknown) };
  }
  // A list that is too long is refused for its length, whatever it holds.
  const given: unknown = def.type === 'array' && Array.isArray(value) ? shortened(schema, value) : value;
  const [issue] = z.safeParse(schema, given, { reportInput: true }).error?.issues ?? [];
  if (issue === undefined) return { path: [], says: message('allowed.other') };
  // A refinement says itself what it allows; see `allowing`.
  const own = issue.code === 'custom' ? (issue.params?.['says'] as Message | undefined) : undefined;
  return {
    path: issue.path.map(String),
    says: own ?? message('allowed.bySchema', refusedBySchema(issue, issue.input)),
  };
}

/** One item more than may be, of those that fit. */
function shortened(schema: z.core.$ZodType, value: readonly unknown[]): readonly unknown[] {
  const { maximum = Infinity } = schema._zod.bag as { maximum?: number };
  return value.length > maximum ? value.slice(0, maximum + 1) : value;
}

export interface Issue {
  /** The field's path, empty for the value itself. */
  readonly field: string;
  readonly says: Message;
}

/**
 * Parses a value; of one that is refused it says what is wrong with its first wrong part, in a time that does not grow
 * with the rest of it.
 */
export function parseFirst<S extends z.ZodType>(
  schema: S,
  value: unknown,
): { readonly data: z.infer<S> } | { readonly issue: Issue } {
  const fault = firstFault(schema, value);
  if (fault === null) {
    const parsed = schema.safeParse(value);
    if (parsed.success) return { data: parsed.data };
  }
  const { path, says } = wordsOf(fault ?? { path: [], schema, value });
  return { issue: { field: [...(fault?.path ?? []), ...path].join('.'), says } };
}

/**
 * The first thing that a schema refuses in a value.
 * @param value what the schema has refused
 */
export function firstIssue(schema: z.ZodType, value: unknown): Issue {
  const parsed = parseFirst(schema, value);
  return 'issue' in parsed ? parsed.issue : { field: '', says: message('allowed.other') };
}

/** The same as one sentence, with the field before it. */
export function issueSentence(schema: z.ZodType, value: unknown, root = ''): Message {
  const { field, says } = firstIssue(schema, value);
  const named = visible(field.length > 200 ? `${field.slice(0, 200)}…` : field);
  return message('runs.at', { place: named || root, what: says });
}
