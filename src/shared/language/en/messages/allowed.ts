/** What is allowed in a value that a schema, or its extent, refuses. */
import english from 'zod/v4/locales/en.js';
import type { Speech } from '../../message';
import { schemaWords, type RefusedBySchema } from '../../schema-words';

const { localeError } = english();

export const allowed = {
  visible: 'text without control characters',
  /** A text of so many characters. */
  characters: ({ from, to }: { readonly from: number; readonly to: number }) => `${from} to ${to} characters`,
  mostCharacters: ({ most }: { readonly most: number }) => `at most ${most} characters`,
  mostTags: ({ most }: { readonly most: number }) => `at most ${most} tags`,
  mostRuns: ({ most }: { readonly most: number }) => `at most ${most} runs`,
  mostSettings: ({ most }: { readonly most: number }) => `at most ${most} settings`,
  mostColours: ({ most }: { readonly most: number }) => `at most ${most} colours of runs`,
  depth: ({ most }: { readonly most: number }) => `at most ${most} objects and lists within one another`,
  values: ({ most }: { readonly most: number }, { number }: Speech) => `at most ${number(most)} values`,
  text: ({ most }: { readonly most: number }, { number }: Speech) =>
    `at most ${number(most)} characters of text`,
  json: 'nothing but JSON',
  other: 'another value',
  /** Beside the names that a schema knows. */
  names: (
    { unknown, more }: { readonly unknown: readonly string[]; readonly more: number },
    { number }: Speech,
  ) => `no other names; unknown here: ${unknown.join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}`,
  bySchema: (refused: RefusedBySchema) => schemaWords(localeError, refused),
} as const;
