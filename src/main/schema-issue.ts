/** What does not fit a schema, in words; fields have the names that they have in the file. */
import type { z } from 'zod';
import german from 'zod/v4/locales/de.js';
import { inEach, type Sentence } from '../shared/sentence';

const { localeError } = german();

/**
 * The first thing that a schema refuses in a value.
 * @param value what `schema.safeParse` has refused
 * @returns the field's path, empty for the value itself, and what is wrong with it
 */
export function firstIssue(
  schema: z.ZodType,
  value: unknown,
): { readonly field: string; readonly says: Sentence } {
  const [english] = schema.safeParse(value).error?.issues ?? [];
  const [translated] = schema.safeParse(value, { error: localeError }).error?.issues ?? [];
  // A schema's own words come before those of a language, so a refinement carries the German ones itself.
  const own = translated?.code === 'custom' ? (translated.params?.['de'] as string | undefined) : undefined;
  return {
    field: english?.path.map(String).join('.') ?? '',
    says: {
      en: english?.message ?? 'another value',
      de: own ?? translated?.message ?? 'ein anderer Wert',
    },
  };
}

/** The same as one sentence, with the field before it. */
export function issueSentence(schema: z.ZodType, value: unknown, root = ''): Sentence {
  const { field, says } = firstIssue(schema, value);
  return inEach((language) => `${field || root}: ${says[language]}`);
}
